import type { Page } from '@playwright/test';
import { pages, projects } from './fixtures/acme.ts';
import { tabTo } from './fixtures/keyboard.ts';
import { expect, test } from './fixtures/test.ts';

const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const cancel = (page: Page) => page.getByRole('dialog', { name: 'Cancel subscription of Acme' });

test.describe('what Billing says is so:', { tag: '@mocks' }, () => {
  test('where nothing is due, no invoice is promised, and nobody who isn’t there', async ({
    page,
    signInAs,
    quietConsole,
  }) => {
    quietConsole.ignoreRefusals();
    await signInAs('owner', pages.billing, { scenario: 'empty' });
    await expect(part(page, 'Upcoming invoice')).toContainText('$0.00');
    await expect(part(page, 'Upcoming invoice')).toContainText('if it costs something by then.');
    await page.getByRole('button', { name: 'Cancel subscription' }).click();
    await expect(cancel(page)).toContainText('If it costs something, one last invoice follows on 1 ');
    await expect(cancel(page)).not.toContainText('billing admin');
    await expect(cancel(page)).toContainText('you or anybody else who can change billing');
  });

  test('a dialog that was open over the end of a billing cycle cancels nothing, and says the new end', async ({
    page,
    signInAs,
    calls,
  }) => {
    await signInAs('owner', pages.billing, { clock: '2026-11-30T23:00:00Z' });
    await page.getByRole('button', { name: 'Cancel subscription' }).click();
    await expect(cancel(page)).toContainText('goes on until the end of 30 Nov 2026 (UTC)');
    await calls.tell({
      GetInvoicesUpcoming: { currency: 'usd', periodStart: 1_796_083_200, periodEnd: 1_798_761_600 },
    });
    await cancel(page).getByRole('button', { name: 'Cancel subscription' }).click();
    await expect(cancel(page).getByRole('alert')).toContainText('That billing cycle has ended');
    await expect(cancel(page)).toContainText('goes on until the end of 31 Dec 2026 (UTC)');
    expect(await calls.count('CancelSubscription')).toBe(0);

    await cancel(page).getByRole('button', { name: 'Cancel subscription' }).click();
    await expect(cancel(page)).toBeHidden();
    expect(await calls.count('CancelSubscription')).toBe(1);
  });

  test('what a status means is read by keyboard and by touch', async ({ page, signInAs }) => {
    await signInAs('owner', pages.billing);
    const status = page.getByRole('cell').getByText('Void');
    const words = page.getByRole('tooltip', { name: 'Withdrawn. Nothing is to be paid.' });
    await expect(words).toBeHidden();
    const pill = status.locator('xpath=ancestor::*[@tabindex="0"]');
    await tabTo(page, pill);
    await expect(words).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(words).toBeHidden();
    await pill.dispatchEvent('pointerdown', { pointerType: 'touch' });
    await expect(words).toBeVisible();
  });

  for (const [what, address, rpc, action] of [
    ['the billing contact', `${pages.billing}?change=contact`, 'UpdateCustomer', 'Change billing contact'],
    ['an organization’s name', `${pages.settings}?change=name`, 'UpdateOrganization', 'Rename organization'],
    ['a project’s name', `${pages.projectSettings(projects.staging)}?change=name`, 'UpdateProject', 'Rename project'],
    ['one’s own name', `${pages.account}?change=name`, 'UpdateSelf', 'Change name'],
  ] as const) {
    test(`after a lost answer, ${what} is looked at and not looked for in a list`, async ({
      page,
      signInAs,
      quietConsole,
    }) => {
      quietConsole.ignoreRefusals();
      await signInAs('owner', address, { fault: `${rpc}:unavailable` });
      const sheet = page.getByRole('dialog');
      await sheet.getByLabel('Name').fill('Something else');
      await sheet.getByRole('button', { name: action }).click();
      await expect(sheet.getByRole('alert')).toContainText('Check whether it has changed before you try again.');
      await expect(sheet.getByRole('alert')).not.toContainText('list');
    });
  }

  test('amounts and statuses stay in one piece, on a phone, too', async ({ page, signInAs, calls }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await signInAs('owner', pages.settings);
    await calls.tell({
      GetInvoices: {
        invoices: [
          { number: 'K-1', exactAmountDue: '900719925474099312', currency: 'kwd', status: 'disputed_by_customer_2026' },
        ],
      },
      GetInvoicesUpcoming: { exactAmountDue: '900719925474099312', currency: 'kwd' },
    });
    await page.goto(pages.billing);
    const lines = (text: string) =>
      page
        .getByText(text)
        .first()
        .evaluate((element) => {
          const range = document.createRange();
          range.selectNodeContents(element);
          return new Set(Array.from(range.getClientRects(), ({ top }) => Math.round(top))).size;
        });
    await expect(page.getByRole('cell').getByText('disputed_by_customer_2026')).toBeVisible();
    expect(await lines('disputed_by_customer_2026')).toBe(1);
    // The currency may stand above its number.
    expect(await lines('KWD 900,719,925,474,099.312')).toBeLessThanOrEqual(2);
    for (const width of [360, 700, 1280]) {
      await page.setViewportSize({ width, height: 740 });
      const main = page.getByRole('main');
      expect(await main.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
    }
  });

  for (const width of [360, 1440]) {
    test(`nothing moves while the answers arrive one by one, ${width} px wide`, async ({ page, signInAs }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.addInitScript(watchShifts);
      await signInAs('owner', pages.billing, { latency: '300-900' });
      await expect(page.getByRole('link', { name: 'Explain who can see billing' })).toBeAttached();
      expect(await page.evaluate(() => Reflect.get(window, 'shifted'))).toBeLessThan(0.001);
    });
  }
});

/** Runs in the page: adds up how much of it moved. */
function watchShifts(): void {
  let shifted = 0;
  Object.assign(window, { shifted });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) shifted += Number(Reflect.get(entry, 'value'));
    Object.assign(window, { shifted });
  }).observe({ type: 'layout-shift', buffered: true });
}
