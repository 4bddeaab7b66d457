import type { Page } from '@playwright/test';
import { strangeNames } from '#mocks/scenarios/strange-names.ts';
import { pages } from './fixtures/acme.ts';
import { expect, test } from './fixtures/test.ts';

/** What no name may hold, and what the form says of it. */
const refused = [
  ['zero\u200Bwidth', /Remove the control or invisible characters/],
  ['right\u202Eto left', /Remove the control or invisible characters/],
  ['bell\u0007', /Remove the control or invisible characters/],
  ['a\u2028b', /Remove the control or invisible characters/],
  ['\u00A0 \u3000', /Enter a name|can be seen/],
  ['\u0301\u0301', /can be seen/],
  ['W'.repeat(101), /at most 100 characters/],
  ['x'.repeat(10_000), /at most 100 characters/],
] as const;

/** What people paste into a search box, by mistake or not. */
const searches = [
  '<script>alert(1)</script>',
  "' OR 1=1 --",
  '=cmd|\u0027/C calc\u0027!A0',
  '\u202Egnidaer',
  '%00%0d%0a',
  '[unclosed (regex',
  '\\',
  '👩‍👩‍👧‍👦',
  'x'.repeat(500),
];

test.describe('a world of strange names', { tag: '@mocks' }, () => {
  test('each name is shown letter by letter, in the list and on a page of its own', async ({ page }) => {
    await page.goto(`${pages.serviceAccounts}?scenario=messy`);
    const table = page.getByRole('table', { name: 'Service accounts' });
    await expect(table).toBeVisible();
    const shown = await namesIn(page);
    await page.getByRole('button', { name: 'Next' }).click();
    await expect.poll(() => namesIn(page)).not.toEqual(shown);
    const all = new Set([...shown, ...(await namesIn(page))]);
    expect(strangeNames.filter((name) => !all.has(name))).toEqual([]);
  });

  for (const width of [320, 1280]) {
    test(`no name widens a page of ${width} pixels`, async ({ page }) => {
      await page.setViewportSize({ width, height: 740 });
      await page.goto(`${pages.roleBindings}?scenario=messy`);
      for (const address of [pages.roleBindings, pages.serviceAccounts, pages.roles, pages.projects]) {
        await page.goto(address);
        await expect(page.getByRole('table')).toBeVisible();
        const widest = await page.evaluate(() => document.documentElement.scrollWidth);
        expect.soft(widest, address).toBeLessThanOrEqual(width);
      }
    });
  }

  test('the form for a role binding offers strange roles and projects by their names', async ({ page }) => {
    await page.goto(`${pages.roleBindings}?create=binding&scenario=messy`);
    const sheet = page.getByRole('dialog', { name: 'Create Role Binding' });
    await sheet.getByLabel('Search roles').fill('<img');
    await expect(sheet.getByRole('radio', { name: '<img src=x onerror=alert(1)>', exact: true })).toBeVisible();
  });
});

test(
  'a search box takes anything, finds nothing in it, and keeps it over a reload',
  { tag: '@mocks' },
  async ({ page, signInAs }) => {
    await signInAs('owner', pages.serviceAccounts);
    const box = page.getByRole('searchbox', { name: 'Search service accounts' });
    for (const text of searches) {
      await box.fill('');
      await expect(page.getByRole('table', { name: 'Service accounts' })).toBeVisible();
      await box.fill(text);
      await expect(page.getByText('No service account matches')).toBeVisible();
      await expect(box).toHaveValue(text);
    }
    await box.fill('<b>bold</b>');
    await expect(page).toHaveURL(/q=.*bold/);
    await page.reload();
    await expect(box).toHaveValue('<b>bold</b>');
    await box.fill('x'.repeat(10_000));
    await expect(box, 'as much as an address keeps').toHaveValue('x'.repeat(500));
  },
);

test('a name that hides, turns around or goes on for ever is refused in words, and stays to be mended', async ({
  page,
  signInAs,
}) => {
  await signInAs('owner', `${pages.serviceAccounts}?create=service-account`);
  const sheet = page.getByRole('dialog', { name: 'Create Service Account' });
  const field = sheet.getByLabel('Name');
  for (const [name, words] of refused) {
    await field.fill(name);
    await sheet.getByRole('button', { name: 'Create Service Account' }).click();
    await expect.soft(field).toHaveAccessibleDescription(words);
    await expect.soft(field).toBeFocused();
  }
});

test('strange names that will do are taken as they are', async ({ page, signInAs, mine, given }) => {
  const names = ['<img src=x onerror=alert(1)>', 'مراقب الإنتاج', '=1+1', '👩‍👩‍👧‍👦'].map((name) => `${mine('s')} ${name}`);
  await signInAs('owner', pages.serviceAccounts);
  for (const name of names) await given.serviceAccount(name);
  await page.goto(`${pages.serviceAccounts}?q=${mine('s')}`);
  await expect.poll(async () => (await namesIn(page)).toSorted()).toEqual(names.toSorted());
});

/** The names as they stand in the page, white space and all. */
async function namesIn(page: Page): Promise<string[]> {
  const table = page.getByRole('table', { name: 'Service accounts' });
  await expect(table).toBeVisible();
  await expect(table).not.toHaveAttribute('aria-busy', 'true');
  return table
    .getByRole('rowheader')
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.textContent ?? ''));
}
