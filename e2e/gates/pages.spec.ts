import { arrive } from '../fixtures/arrive.ts';
import { PolicyReports } from '../fixtures/policy-reports.ts';
import { expect, test } from '../fixtures/test.ts';
import { overlayGates, pageGates } from './all-gates.ts';
import { listState } from './list-state.ts';
import { inEachOverlay } from './overlays.ts';
import { pagesOfAnOwner, sentAddresses } from './routes.ts';

// Findings say where they are: a trace of so many looks would only cost time.
test.use({ viewport: { width: 1280, height: 800 }, trace: 'off' });

test.describe('every page, with its dialogs, sheets and menus,', { tag: '@mocks' }, () => {
  // A page and all that opens on it in one.
  test.slow();

  for (const { route, address } of pagesOfAnOwner()) {
    test(`passes the gates: ${route}`, async ({ page, signInAs }) => {
      const reports = await PolicyReports.watch(page);
      await signInAs('owner', address);
      expect(new URL(page.url()).pathname, 'where it leads').toBe(address);

      const onPage = await pageGates(page);
      // What is pressed there joins an organization or signs out, and opens nothing.
      const isSent = sentAddresses.has(route);
      const inOverlays = isSent ? [] : await inEachOverlay(page, page.getByRole('main'), overlayGates);
      const inList = await listState(page);
      expect([...onPage, ...inOverlays, ...inList, ...reports.all]).toEqual([]);
    });
  }

  test('passes the gates: /sign-in', async ({ page }) => {
    const reports = await PolicyReports.watch(page);
    await page.goto('/sign-in?as=signed-out');
    await arrive(page);

    expect([...(await pageGates(page)), ...reports.all]).toEqual([]);
  });

  test('passes the gates: the header that all pages share', async ({ page, signInAs }) => {
    await signInAs('owner');

    const header = page.getByRole('banner').first();
    expect(await inEachOverlay(page, header, overlayGates, { lines: false })).toEqual([]);
  });
});

test.describe('every page, as a server sends it,', { tag: '@live' }, () => {
  for (const { route, address } of pagesOfAnOwner()) {
    test(`passes the gates: ${route}`, async ({ page, signInAs, quietConsole }) => {
      // The link is one of the mocks: the page says that it leads to no invite.
      if (sentAddresses.has(route)) quietConsole.ignoreRefusals();
      const reports = await PolicyReports.watch(page);
      await signInAs('owner', address);
      expect(new URL(page.url()).pathname, 'where it leads').toBe(address);
      expect([...(await pageGates(page)), ...reports.all]).toEqual([]);
    });
  }
});
