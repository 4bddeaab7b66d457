import { chromium } from '@playwright/test';
const base = 'http://localhost:4490/organizations/07beb0f6-f700-4224-9a84-a9c3b4a77673/iam/explain-access';
const P = { prod: '12df27f7-a96c-4bae-aea3-5305255c8a5a', st: 'c630cb0c-0cb9-462b-8844-134126289285' };
const q = (o) => new URLSearchParams(o).toString();
const shots = [
  ['start', 'as=owner', 1440], ['start360', 'as=owner', 360],
  ['no', q({ as: 'owner', ask: 'why', subject: 'serviceaccount:agent-staging', permission: 'debuginfo.write', scope: P.prod }), 1440],
  ['no-dark', q({ as: 'owner', ask: 'why', subject: 'serviceaccount:agent-staging', permission: 'debuginfo.write', scope: P.prod }), 1280, 'dark'],
  ['no360', q({ as: 'owner', ask: 'why', subject: 'serviceaccount:agent-staging', permission: 'debuginfo.write', scope: P.prod }), 360],
  ['no-viewer', q({ as: 'viewer', ask: 'why', subject: 'serviceaccount:incident-bot', permission: 'rolebinding.create', scope: P.prod }), 1280],
  ['yes', q({ as: 'owner', ask: 'why', subject: 'serviceaccount:agent-staging', permission: 'debuginfo.write', scope: P.st }), 1440],
  ['yes360', q({ as: 'owner', ask: 'why', subject: 'serviceaccount:agent-staging', permission: 'debuginfo.write', scope: P.st }), 360, 'dark'],
  ['token', q({ as: 'owner', ask: 'why', token: '70ce7e57-0000-4000-8000-000000000009', permission: 'debuginfo.write', scope: P.st }), 1280],
  ['gone-account', q({ as: 'owner', scenario: 'messy', ask: 'why', subject: 'serviceaccount:gone-account', permission: 'profile.read', scope: 'organization' }), 1280],
  ['rosa', q({ as: 'owner', ask: 'why', subject: 'user:google:rosa@acme.example', permission: 'profile.read', scope: 'organization' }), 1280],
  ['what-owner', q({ as: 'owner', ask: 'what', subject: 'me' }), 1440],
  ['what-agent', q({ as: 'owner', ask: 'what', subject: 'serviceaccount:scraper-kubernetes' }), 1280],
  ['what360', q({ as: 'owner', ask: 'what', subject: 'user:dev:viewer@acme.example' }), 360],
  ['who', q({ as: 'owner', ask: 'who', permission: 'debuginfo.write', scope: P.prod }), 1440],
  ['who-dark', q({ as: 'owner', ask: 'who', permission: 'debuginfo.write', scope: P.prod }), 1280, 'dark'],
  ['who360', q({ as: 'owner', ask: 'who', permission: 'debuginfo.write', scope: P.prod }), 360],
  ['who-huge', q({ as: 'owner', scenario: 'huge', ask: 'who', permission: 'debuginfo.write', scope: P.prod }), 1440],
  ['empty', q({ as: 'owner', scenario: 'empty' }), 1280],
  ['billing', 'as=billing', 1280],
  ['billing-me', q({ as: 'billing', ask: 'what', subject: 'me' }), 1280],
  ['fault', q({ as: 'owner', fault: 'ListRoles:internal', ask: 'why', subject: 'user:dev:billing@acme.example', permission: 'billing.read', scope: 'organization' }), 1280],
];
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const only = process.argv[2];
for (const [name, query, width, scheme] of shots) {
  if (only && !name.includes(only)) continue;
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme ?? 'light' });
  const page = await context.newPage();
  page.on('pageerror', (e) => console.log(name, 'ERR', e.message));
  const t = Date.now();
  await page.goto(`${base}?${query}`);
  await page.waitForFunction(() => document.querySelector('h1') && !document.querySelector('[aria-busy=true]') && !document.body.textContent.includes('Loading…'), null, { timeout: 30000 }).catch((e) => console.log(name, e.message));
  await page.waitForLoadState('networkidle').catch(() => {});
  await page.waitForTimeout(300);
  console.log(name, Date.now() - t);
  await page.screenshot({ path: `/tmp/xp-${name}.png`, fullPage: true });
  await context.close();
}
// the tooltip, the sheet, the paste
if (!only) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(base.replace('explain-access', 'service-accounts') + '?as=viewer');
  await page.getByRole('button', { name: 'Create Service Account' }).hover();
  await page.waitForTimeout(700);
  await page.screenshot({ path: '/tmp/xp-tip.png' });
  await page.getByRole('button', { name: 'Actions for agent-production' }).click();
  await page.waitForTimeout(700);
  await page.screenshot({ path: '/tmp/xp-menu.png' });
  await page.goto(base + '?as=owner');
  await page.getByText('Paste an error').click();
  await page.getByRole('textbox', { name: 'Error message' }).fill('rpc error: code = PermissionDenied desc = This needs debuginfo.write in project 12df27f7-a96c-4bae-aea3-5305255c8a5a.');
  await page.waitForTimeout(300);
  await page.screenshot({ path: '/tmp/xp-paste.png' });
  await page.getByRole('combobox', { name: 'Who' }).fill('ag');
  await page.waitForTimeout(600);
  await page.screenshot({ path: '/tmp/xp-combo.png' });
  await page.goto(base.replace('explain-access', 'role-bindings') + '?as=billing');
  await page.waitForTimeout(2500);
  await page.screenshot({ path: '/tmp/xp-denied.png' });
}
await browser.close();
