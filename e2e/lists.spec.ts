import { seedIds } from '#domain/seed-ids.ts';
import { pages } from './fixtures/acme.ts';
import { filterBy, filterChip } from './fixtures/filter.ts';
import { columnOf, expectNoRow, expectRow } from './fixtures/table.ts';
import { expect, test } from './fixtures/test.ts';

/** What every list does by itself, told of the lists that show it best. */
test.describe('a list', { tag: '@mocks' }, () => {
  for (const text of ['007', '12e4', 'true', '"a"']) {
    test(`that is searched for ${text} has these letters after a reload, and after going away and back`, async ({
      page,
      signInAs,
    }) => {
      await signInAs('owner', pages.roles);
      const search = page.getByRole('searchbox', { name: 'Search roles' });
      await search.fill(text);
      await expect(page.getByText('No role matches')).toBeVisible();
      await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe(text);
      await page.reload();
      await expect(search).toHaveValue(text);
      await page.getByRole('link', { name: 'Service Accounts' }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Service Accounts' })).toBeVisible();
      await page.goBack();
      await expect(search).toHaveValue(text);
    });
  }

  test('takes several values of one filter, and says so', async ({ page, signInAs }) => {
    await signInAs('owner', pages.roleBindings);
    const table = page.getByRole('table', { name: 'Role bindings' });
    await filterBy(page, 'Role', 'Owner');
    await expectNoRow(table, { Role: 'Viewer' });
    await filterBy(page, 'Role', 'Viewer');
    await expectRow(table, { Role: 'Viewer' });
    await expectRow(table, { Role: 'Owner' });
    await expectNoRow(table, { Role: 'Profile Writer' });
    await expect(filterChip(page, 'Role')).toHaveText('Role: Owner or Viewer');
    await page.reload();
    await expect(filterChip(page, 'Role')).toHaveText('Role: Owner or Viewer');
    await page.getByRole('button', { name: 'Remove filter Role: Owner or Viewer' }).click();
    await expectRow(table, { Role: 'Profile Writer' });
  });

  test('of 100 rows is paged by number, to the end, and in other sizes', async ({ page, signInAs }) => {
    await signInAs('owner', `${pages.serviceAccount(seedIds.serviceAccounts.agentProduction)}?scenario=quota-full`);
    const table = page.getByRole('table', { name: 'API tokens' });
    const pager = page.getByRole('navigation', { name: 'Pages of API tokens' });
    await pager.getByRole('combobox', { name: 'Rows per page' }).selectOption('25');
    await expect(pager).toContainText('1–25 of 100');
    await pager.getByRole('button', { name: 'Last page' }).click();
    await expect(pager).toContainText('76–100 of 100');
    const number = pager.getByRole('textbox', { name: 'Page, of 4' });
    await number.fill('2');
    await number.press('Enter');
    await expect(pager).toContainText('26–50 of 100');
    await page.reload();
    await expect(pager).toContainText('26–50 of 100');
    await number.fill('99');
    await number.press('Enter');
    await expect(pager).toContainText('76–100 of 100');
    await expect.poll(() => columnOf(table, 'Name')).toHaveLength(25);
  });

  test('keeps away a column that was put away', async ({ page, signInAs }) => {
    await signInAs('owner', pages.roles);
    const header = page.getByRole('columnheader', { name: 'Type' });
    await expect(header).toBeVisible();
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Type' }).click();
    await expect(header).toBeHidden();
    await page.reload();
    await expect(page.getByRole('columnheader', { name: 'Permissions' })).toBeVisible();
    await expect(header).toBeHidden();
  });
});

test(
  'the next page of a long list begins with its first row in view',
  { tag: '@mocks' },
  async ({ page, signInAs }) => {
    await signInAs('owner', `${pages.serviceAccount(seedIds.serviceAccounts.agentProduction)}?scenario=quota-full`);
    const table = page.getByRole('table', { name: 'API tokens' });
    const first = table.getByRole('row').nth(1);
    const pager = page.getByRole('navigation', { name: 'Pages of API tokens' });
    await pager.getByRole('button', { name: 'Next' }).scrollIntoViewIfNeeded();
    await expect(first).not.toBeInViewport();
    await pager.getByRole('button', { name: 'Next' }).click();
    await expect(pager).toContainText('51–100 of 100');
    await expect(first).toBeInViewport();
  },
);

for (const address of [pages.roleBindings, pages.serviceAccounts, pages.roles, pages.projects]) {
  test(
    `beside the rail, a window of 1280 px has room for most rows in one line: ${address}`,
    {
      tag: '@mocks',
    },
    async ({ page, signInAs }) => {
      await page.setViewportSize({ width: 1280, height: 800 });
      await signInAs('owner', address);
      await page.getByRole('table').waitFor();
      const heights = await page
        .getByRole('rowgroup')
        .last()
        .getByRole('row')
        .evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height));
      expect(heights.length).toBeGreaterThan(0);
      // An account with several roles takes more lines.
      expect(heights.filter((height) => height < 45).length).toBeGreaterThanOrEqual(heights.length * 0.8);
    },
  );
}
