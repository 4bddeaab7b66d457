import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractText } from 'unpdf';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bytesPerGib } from '#domain/rules/bill.ts';
import { layWorldOnce } from '#domain/store/lay-world.ts';
import { organizations, projects, testRecords, tokenSecret } from '#domain/testing/test-records.ts';
import { BillingService } from '#proto/polarsignals/billing/v1alpha1/billing_pb.ts';
import { openDatabase } from '#server/database/database.ts';
import { migrate } from '#server/database/migrate.ts';
import { createSqlStore } from '#server/database/sql-store.ts';
import { apiClient } from '#server/testing/api-client.ts';
import { credential, parcaClient } from '#server/testing/parca-client.ts';
import { startTestBackend, type TestBackend } from '#server/testing/test-backend.ts';
import { TestBrowser } from '#server/testing/test-browser.ts';

/** A month of uploads by a client that nobody here wrote, from the edge to the PDF. */

const organizationId = organizations.acme;
const { alpha, beta, gamma } = projects;
const start = new Date('2026-03-01T12:00:00Z');
const price = { BILLING_CURRENCY: 'usd', BILLING_PRICE_PER_GIB: '25', BILLING_INCLUDED_GIB: '1' };
const [perUpload, uploadsBefore] = [1000, 8n];
/** So much was received before that the last upload, and no earlier one, makes it three GiB more than is included. */
const before = 4n * bytesPerGib - uploadsBefore * BigInt(perUpload);

let now = start;
let folder: string;
let backend: TestBackend;

const restart = async () => {
  await backend?.close();
  backend = await startTestBackend(price, { folder, now: () => now });
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'console-month-'));
  const database = await openDatabase({ engine: 'sqlite', file: join(folder, 'data', 'console.db') });
  await migrate(database);
  const store = createSqlStore(database);
  await layWorldOnce(store, await testRecords(start));
  await store.addUsage([{ projectId: alpha, day: '2026-03-02', bytes: before, samples: 5n }]);
  await database.close();
  await restart();
}, 60_000);

afterAll(() => backend.remove());

async function upload(token: string, project: string): Promise<string> {
  const client = parcaClient(backend.grpcPort);
  const code = await client.writeRaw(credential(token, project), perUpload);
  client.close();
  return code;
}

async function billing(email: string) {
  const browser = new TestBrowser(backend.origin);
  await browser.signIn(email);
  return {
    browser,
    client: apiClient(BillingService, backend.origin, { cookie: browser.cookieHeader(), origin: backend.origin }),
  };
}

it('becomes the right usage, the right upcoming invoice, and a PDF whose numbers agree', async () => {
  const [agent, scraper] = [tokenSecret('agent'), tokenSecret('scraper')];
  const uploads: [at: string, token: string, project: string][] = [
    ['2026-03-01T12:00:00Z', agent, alpha],
    ['2026-03-01T23:59:59.999Z', scraper, alpha],
    ['2026-03-02T00:00:00.000Z', agent, beta],
    // A night in which clocks in Europe are set forward.
    ['2026-03-29T01:30:00+01:00', agent, alpha],
    ['2026-03-29T03:30:00+02:00', agent, alpha],
    ['2026-03-31T12:00:00Z', agent, beta],
    ['2026-03-31T23:00:00-00:30', scraper, alpha],
    ['2026-04-01T01:59:59.999+02:00', scraper, alpha],
  ];
  expect(uploads).toHaveLength(Number(uploadsBefore));
  for (const [at, token, project] of uploads.slice(0, -1)) {
    now = new Date(at);
    expect(await upload(token, project)).toBe('OK');
  }
  // Refused uploads cost nothing.
  expect(await upload(scraper, beta)).toBe('PERMISSION_DENIED');
  expect(await upload(agent, gamma)).toBe('PERMISSION_DENIED');

  await restart();
  const { client: early } = await billing('billing@acme.example');
  expect(await early.getInvoicesUpcoming({ organizationId })).toMatchObject({ quantity: 2, exactAmountDue: 50n });

  now = new Date('2026-03-31T23:59:59.999Z');
  expect(await upload(scraper, alpha)).toBe('OK');
  await restart();
  const { client: late } = await billing('billing@acme.example');
  const { client: owner } = await billing('owner@acme.example');
  const { currentUsage } = await owner.getCurrentUsage({ organizationId });
  const days = currentUsage?.metrics.map(({ timestamp, projectUsage }) => [
    new Date(Number(timestamp?.seconds) * 1000).toISOString().slice(0, 10),
    ...projectUsage.map(({ projectName, bytes, samples }) => `${projectName} ${bytes} ${samples}`),
  ]);
  expect(days).toEqual([
    ['2026-03-01', 'Alpha 2000 2'],
    ['2026-03-02', `Alpha ${before} 5`, 'Beta 1000 1'],
    ['2026-03-29', 'Alpha 2000 2'],
    ['2026-03-31', 'Alpha 2000 2', 'Beta 1000 1'],
  ]);
  expect(currentUsage?.totalUsage).toBe(4n * bytesPerGib);
  const upcoming = await late.getInvoicesUpcoming({ organizationId });
  expect(upcoming).toMatchObject({ quantity: 3, unitAmount: 25, amountDue: 75, exactAmountDue: 75n, currency: 'usd' });
  expect((await late.getInvoices({ organizationId })).invoices).toEqual([]);

  now = new Date('2026-04-01T00:30:00Z');
  expect(await upload(agent, alpha)).toBe('OK');
  now = new Date('2026-04-01T01:00:00Z');
  await restart();
  const { client, browser } = await billing('billing@acme.example');
  const { invoices } = await client.getInvoices({ organizationId });
  const { periodStart, periodEnd, quantity, exactAmountDue } = upcoming;
  const address = `${backend.origin}/invoices/${organizationId}/INV-2026-03-0001.pdf`;
  expect(invoices).toMatchObject([
    {
      periodStart,
      periodEnd,
      quantity,
      exactAmountDue,
      number: 'INV-2026-03-0001',
      status: 'open',
      invoicePdf: address,
    },
  ]);
  expect(await client.getInvoicesUpcoming({ organizationId })).toMatchObject({ quantity: 0, amountDue: 0 });

  const total = [
    'Number INV-2026-03-0001',
    'Period 2026-03-01 to 2026-03-31, days in UTC',
    'Billed to Acme Accounts',
    'Purchase order PO-1',
    `Total ${(4n * bytesPerGib).toLocaleString('en')} 4.000 13`,
    'Whole GiB beyond those included 3',
    'Price of one GiB USD 0.25',
    'Amount due USD 0.75',
  ];
  const byProject = [`Alpha ${(before + 6000n).toLocaleString('en')} 3.999 11`, 'Beta 2,000 0.000 2'];
  const { browser: ownersBrowser } = await billing('owner@acme.example');
  const [whole, withoutProjects] = [await wordsOf(ownersBrowser, address), await wordsOf(browser, address)];
  for (const line of [...total, ...byProject]) expect(whole).toContain(line);
  for (const line of total) expect(withoutProjects).toContain(line);
  // Whoever may not see usage learns no project's name.
  for (const name of ['Alpha', 'Beta', 'Project']) expect(withoutProjects).not.toContain(name);
}, 120_000);

async function wordsOf(browser: TestBrowser, address: string): Promise<string> {
  const response = await browser.request(address);
  expect(response.status).toBe(200);
  const { text } = await extractText(new Uint8Array(await response.arrayBuffer()), { mergePages: true });
  return text.replaceAll(/\s+/g, ' ');
}

it.each([
  ['the billing admin', 'billing@acme.example', '', 200],
  ['an owner', 'owner@acme.example', '', 200],
  ['a viewer', 'viewer@acme.example', '', 403],
  ['somebody without a part in the organization', 'newcomer@acme.example', '', 404],
  ['nobody', '', '', 401],
  ['the billing admin, for a number that nobody has,', 'billing@acme.example', 'INV-2026-03-0002.pdf', 404],
  ['the billing admin, for a file of another kind,', 'billing@acme.example', 'INV-2026-03-0001', 404],
  ['the billing admin, for a strange name,', 'billing@acme.example', '%2e%2e%2f%00.pdf', 404],
])('%s is answered by what they may see', async (_who, email, file, status) => {
  const browser = new TestBrowser(backend.origin);
  if (email !== '') await browser.signIn(email);
  const response = await browser.request(`/invoices/${organizationId}/${file || 'INV-2026-03-0001.pdf'}`);
  expect(response.status).toBe(status);
  expect(response.headers.get('cache-control')).toBe('private, no-store');
  expect(response.headers.get('content-type')).toBe(status === 200 ? 'application/pdf' : 'text/html; charset=utf-8');
  const isPage = (await response.text()).includes('<link rel="stylesheet"');
  expect(isPage).toBe(status !== 200);
});

it('whoever is signed out finds the way to sign in and back to Billing', async () => {
  const response = await new TestBrowser(backend.origin).request(`/invoices/${organizationId}/INV-2026-03-0001.pdf`);
  const back = encodeURIComponent(`/organizations/${organizationId}/settings/billing`);
  expect(await response.text()).toContain(`<a href="/sign-in?return=${back}">Sign in</a>`);
});

it('an address can’t bring markup into the page', async () => {
  const response = await new TestBrowser(backend.origin).request('/invoices/%22%3E%3Cscript%3E/x.pdf');
  expect(await response.text()).not.toContain('<script');
});

it('an invoice of another organization is not there, the same as one that nobody has', async () => {
  const browser = new TestBrowser(backend.origin);
  await browser.signIn('newcomer@acme.example');
  const answers = await Promise.all(
    [
      `${organizations.globex}/INV-2026-03-0001.pdf`,
      `${organizationId}/INV-2026-03-0001.pdf`,
      `${projects.unknown}/x.pdf`,
    ].map(async (path) => (await browser.request(`/invoices/${path}`)).text()),
  );
  expect(new Set(answers).size).toBe(1);
});
