import { chromium } from '@playwright/test';
const [, , path, out, width = '1440', theme = 'light', act = ''] = process.argv;
const port = process.env.PORT ?? 4400;
const b = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
const p = await b.newPage({
  viewport: { width: Number(width), height: Number(width) < 500 ? 740 : 900 },
  colorScheme: theme,
  locale: 'en-GB',
  timezoneId: 'UTC',
});
p.on('console', (m) => ['error', 'warning'].includes(m.type()) && console.log('console', m.type(), m.text()));
p.on('pageerror', (e) => console.log('pageerror', e.message));
await p.goto(`http://localhost:${port}${path}`);
await p.waitForTimeout(2500);
if (act) {
  await new Function('p', 'return (async()=>{' + act + '})()')(p);
  await p.waitForTimeout(700);
}
await p.screenshot({ path: out });
await b.close();
