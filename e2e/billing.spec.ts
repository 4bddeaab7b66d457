import type { Page } from '@playwright/test';
import { seedIds } from '#domain/seed-ids.ts';
import { people, pages } from './fixtures/acme.ts';
import { expectAccessible } from './fixtures/axe.ts';
import { expectDenied } from './fixtures/denied.ts';
import { nextDownload } from './fixtures/download.ts';
import { endSession } from './fixtures/end-session.ts';
import { press } from './fixtures/keyboard.ts';
import { rowsOf } from './fixtures/table.ts';
import { expect, test } from './fixtures/test.ts';
import { expectToast, undoToast } from './fixtures/toast.ts';

// A story cancels the subscription, and another changes whom invoices go to.
test.use({ ownWorld: true });

const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const invoices = (page: Page) => page.getByRole('table', { name: 'Invoices' });
const money = /^\$[\d,]+\.\d\d$/;

test('an owner sees what the month costs so far, what is included, and what was paid before', async ({
  page,
  signInAs,
}) => {
  await signInAs('owner', pages.billing);
  await expect(part(page, 'Upcoming invoice')).toContainText(/\$[\d,]+\.\d\d/);
  await expect(part(page, 'Upcoming invoice')).toContainText(/[A-Z][a-z]+ \d{4} so far\. Invoiced on 1 /);
  await expect(part(page, 'Subscription')).toContainText('Active');
  await expect(part(page, 'Subscription')).toContainText('Purchase order PO-2026-0417');
  await expect(part(page, 'What is included')).toContainText('100 GiB in each billing cycle');
  await expect(part(page, 'What is included')).toContainText('$0.25 for each whole GiB');

  const rows = await rowsOf(invoices(page));
  expect(rows.length).toBeGreaterThan(0);
  for (const { Number: number, Amount: amount } of rows) {
    expect(number).toMatch(/^INV-\d{4}-\d\d-\d{4}$/);
    expect(amount).toMatch(money);
  }
  await expectAccessible(page);
});

test('an owner cancels by keyboard, reads until when it goes on, and takes it back at once', async ({
  page,
  signInAs,
}) => {
  await signInAs('owner', pages.billing);
  await press(page, page.getByRole('button', { name: 'Cancel subscription' }));
  const dialog = page.getByRole('dialog', { name: 'Cancel subscription of Acme' });
  await expect(dialog).toContainText(/goes on until the end of \d+ [A-Z][a-z]+ \d{4} \(UTC\)/);
  await expect(dialog).toContainText('Nothing received after that is invoiced.');
  await expect(dialog).toContainText('access stay as they are');
  await expect(dialog.getByRole('button', { name: 'Keep subscription' })).toBeFocused();
  await press(page, dialog.getByRole('button', { name: 'Cancel subscription' }));
  await expect(part(page, 'Subscription')).toContainText(/Canceled\. The subscription goes on until the end of/);

  await undoToast(page, 'Canceled subscription of Acme');
  await expect(part(page, 'Subscription')).toContainText('Active');
  await expect(page.getByRole('button', { name: 'Cancel subscription' })).toBeVisible();
});

test('a billing admin cancels although the answer is lost, and takes the cancellation back on the page', async ({
  page,
  signInAs,
  calls,
}) => {
  await signInAs('billing', pages.billing);
  await page.getByRole('button', { name: 'Cancel subscription' }).click();
  const dialog = page.getByRole('dialog', { name: 'Cancel subscription of Acme' });
  await calls.loseNextAnswer('CancelSubscription');
  await dialog.getByRole('button', { name: 'Cancel subscription' }).click();
  await expect(dialog.getByRole('alert')).toContainText('trying again does no harm');
  await dialog.getByRole('button', { name: 'Cancel subscription' }).click();
  await expectToast(page, 'Canceled subscription of Acme');

  await page.reload();
  await calls.loseNextAnswer('ResumeSubscription');
  await page.getByRole('button', { name: 'Keep subscription' }).click();
  await expectToast(page, 'The subscription goes on');
  await expect(part(page, 'Subscription')).toContainText('Active');
});

test('a billing admin corrects the billing contact, and a lost answer does no harm', async ({
  page,
  signInAs,
  calls,
}) => {
  await signInAs('billing', pages.billing);
  await page.getByRole('button', { name: 'Change billing contact' }).click();
  const sheet = page.getByRole('dialog', { name: 'Change billing contact' });
  await sheet.getByLabel('Name').fill(' ');
  await sheet.getByLabel('E-mail').fill('nobody');
  await sheet.getByRole('button', { name: 'Change billing contact' }).click();
  await expect(sheet.getByLabel('Name')).toHaveAccessibleDescription(/Enter a name\./);
  await expect(sheet.getByLabel('Name')).toBeFocused();
  await expect(sheet.getByLabel('E-mail')).toHaveAccessibleDescription(/Enter an e-mail address/);
  expect(await calls.count('UpdateCustomer')).toBe(0);

  await sheet.getByLabel('Name').fill('Acme Holding');
  await sheet.getByLabel('E-mail').fill('Bills@Acme.example');
  await calls.loseNextAnswer('UpdateCustomer');
  await sheet.getByRole('button', { name: 'Change billing contact' }).click();
  await expectToast(page, 'Changed the billing contact');
  await expect(part(page, 'Billing contact')).toContainText('Acme Holding');
  await expect(part(page, 'Billing contact')).toContainText('bills@acme.example');
  expect(await calls.count('UpdateCustomer')).toBe(1);
});

test('somebody who may see billing but not change it reads all of it, and who could change it', async ({
  page,
  signInAs,
  given,
  mine,
}) => {
  await signInAs('owner', pages.billing);
  const role = mine('auditor');
  await given.role(role, ['billing.read']);
  await given.roleBinding(`user:dev:${people.viewer}`, `${seedIds.organization}:${role}`);

  await signInAs('viewer', pages.billing);
  await expect(page.getByText('Read only.')).toBeVisible();
  await expectDenied(page.getByRole('button', { name: 'Cancel subscription' }), 'billing.modify');
  await expectDenied(page.getByRole('button', { name: 'Change billing contact' }), 'billing.modify');
  await page.goto(`${pages.billing}?change=contact`);
  await expect(page.getByText('You can’t change the billing contact here')).toBeVisible();
  // Who ends the story takes the role back.
  await signInAs('owner', pages.settings);
});

test('a viewer learns that billing is not for them, and who could let them see it', async ({
  page,
  signInAs,
  calls,
}) => {
  await signInAs('viewer', pages.billing);
  await expect(page.getByText('You can’t see this page')).toBeVisible();
  await expect(page.getByText('Read only.')).toHaveCount(0);
  await expect(page.getByText('Olivia Owner can give it to you.')).toBeVisible();
  await expect(page.getByText('billing.read')).toBeVisible();
  expect(await calls.count('GetSubscription')).toBe(0);
});

test('an owner takes the invoices home as a file, with plain amounts and their currency', async ({
  page,
  signInAs,
}) => {
  await signInAs('owner', pages.billing);
  await expect(invoices(page)).toBeVisible();
  await page.getByRole('button', { name: 'Export invoices' }).click();
  const file = nextDownload(page);
  await page.getByRole('menuitem', { name: /CSV/ }).click();
  const [header = '', first = ''] = (await file).text.split('\r\n');
  expect(header).toContain('"Number","Period","Period from","Period to","Amount","Currency","Status"');
  expect(header).not.toContain('"ID"');
  expect(first).toMatch(
    /"INV-[\d-]+","[A-Z][a-z]+ \d{4}","\d{4}-\d\d-01","\d{4}-\d\d-(28|29|30|31)","\d+\.\d\d","USD"/,
  );
});

test(
  'an invoice’s PDF is downloaded; whoever may not see it reads why, and where to go',
  { tag: '@live' },
  async ({ page, signInAs, another, quietConsole }) => {
    quietConsole.expectStatus(401);
    quietConsole.expectStatus(403);
    await signInAs('owner', pages.billing);
    const link = invoices(page)
      .getByRole('link', { name: /^Download PDF of INV-/ })
      .first();
    const address = (await link.getAttribute('href')) ?? '';
    expect(new URL(address).origin).toBe(new URL(page.url()).origin);
    const file = nextDownload(page);
    await link.click();
    expect((await file).name).toMatch(/^INV-[\d-]+\.pdf$/);
    expect((await file).text).toContain('%PDF');
    await expect(page).toHaveURL(pages.billing);
    const pdf = await page.request.get(address);
    expect(pdf.headers()['content-type']).toBe('application/pdf');
    expect(pdf.headers()['cache-control']).toContain('no-store');

    const viewers = await another('viewer', pages.settings);
    expect((await viewers.goto(address))?.status()).toBe(403);
    await expect(viewers.getByRole('heading', { name: 'You can’t see this invoice' })).toBeVisible();
    await viewers.getByRole('link', { name: 'Who can help' }).click();
    await expect(viewers.getByText('Olivia Owner can give it to you.')).toBeVisible();

    await endSession(page);
    expect((await page.goto(address))?.status()).toBe(401);
    await page.getByRole('link', { name: 'Sign in' }).click();
    await expect(page).toHaveURL(/\/sign-in\?return=/);
  },
);
