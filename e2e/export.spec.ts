import type { Page } from '@playwright/test';
import { pages, people } from './fixtures/acme.ts';
import { type DownloadedFile, nextDownload } from './fixtures/download.ts';
import { filterBy } from './fixtures/filter.ts';
import { columnOf, expectNoRow, expectRow } from './fixtures/table.ts';
import { expect, test } from './fixtures/test.ts';
import { expectToast } from './fixtures/toast.ts';

/** Saves what the list shows, by its menu. */
async function exportAs(page: Page, format: 'CSV' | 'JSON'): Promise<DownloadedFile> {
  await page.getByRole('button', { name: /^Export / }).click();
  const file = nextDownload(page);
  await page.getByRole('menuitem', { name: new RegExp(`^Export .* as ${format}$`) }).click();
  return file;
}

test('an auditor takes the owners home as a table, with IDs', async ({ page, signInAs }) => {
  await signInAs('viewer', pages.roleBindings);
  const table = page.getByRole('table', { name: 'Role bindings' });
  await filterBy(page, 'Role', 'Owner');
  await expectNoRow(table, { Role: 'Viewer' });
  const owners = await columnOf(table, 'Subject');
  const { name, text } = await exportAs(page, 'CSV');
  expect(name).toMatch(/^acme-role-bindings-\d{4}-\d{2}-\d{2}\.csv$/);
  await expectToast(page, `Exported ${owners.length} role bindings to ${name}`);
  const [header, ...lines] = text.split('\r\n');
  expect(header).toBe(
    '\uFEFF"ID","Subject","Subject ID","Role","Role ID","Scope","Project ID","Created by","Created by (subject)"',
  );
  expect(lines.filter(Boolean)).toHaveLength(owners.length);
  expect(text).toContain(`"${people.owner}","user:dev:${people.owner}","Owner","system:owner","Whole organization",,`);
});

test('a name that is a formula arrives as a text, and in JSON as it is', async ({ page, signInAs, given, mine }) => {
  const name = mine('=cmd("x")');
  await signInAs('owner', pages.projects);
  const id = await given.serviceAccount(name);
  await page.goto(`${pages.serviceAccounts}?q=${encodeURIComponent(name)}`);
  const table = page.getByRole('table', { name: 'Service accounts' });
  await expectRow(table, { Name: name, 'Last used': 'No token' });
  const csv = await exportAs(page, 'CSV');
  expect(csv.text.split('\r\n')[1]).toContain(`"${id}","'${name.replaceAll('"', '""')}"`);
  const json = await exportAs(page, 'JSON');
  expect(json.name).toMatch(/\.json$/);
  expect(JSON.parse(json.text)).toEqual([
    expect.objectContaining({ id, name, subject: `serviceaccount:${name}`, roles: [], tokens: 0, used: null }),
  ]);
});

test.describe('the file of a list', { tag: '@mocks' }, () => {
  test('has all rows found, not only those of the page', async ({ page, signInAs }) => {
    await signInAs('owner', pages.roleBindings, { scenario: 'large' });
    await expect(page.getByText('10,000 role bindings', { exact: true })).toBeVisible();
    const { text } = await exportAs(page, 'CSV');
    expect(text.trim().split('\r\n')).toHaveLength(10_001);
  });

  test('has the columns that are shown; a list keeps what was put away, and shows all again', async ({
    page,
    signInAs,
  }) => {
    await signInAs('owner', pages.roles);
    const columns = page.getByRole('button', { name: 'Columns' });
    const header = page.getByRole('columnheader', { name: 'Type' });
    await columns.click();
    const choices = page.getByRole('menuitemcheckbox');
    await expect(choices).toHaveText(['Type', 'Permissions', 'Holders', 'Created by']);
    const reset = page.getByRole('menuitem', { name: 'Show all columns' });
    await expect(reset).toHaveAttribute('aria-disabled', 'true');
    await choices.filter({ hasText: 'Type' }).click();
    await page.keyboard.press('Escape');
    await expect(header).toBeHidden();
    await page.reload();
    const { text } = await exportAs(page, 'CSV');
    expect(text.split('\r\n')[0]).toBe('\uFEFF"ID","Role","Permissions","Holders","Created by","Created by (subject)"');
    await page.goto(pages.serviceAccounts);
    await columns.click();
    await expect(reset).toHaveAttribute('aria-disabled', 'true');
    await page.goto(pages.roles);
    await columns.click();
    await reset.click();
    await expect(header).toBeVisible();
  });

  test('is not offered for a list that shows nothing', async ({ page, signInAs }) => {
    await signInAs('owner', `${pages.roles}?q=nothing-of-this`);
    await page.getByRole('button', { name: 'Export roles' }).click();
    const act = page.getByRole('menuitem', { name: /^Export 0 roles as CSV/ });
    await expect(act).toHaveAttribute('aria-disabled', 'true');
    await expect(act).toHaveAccessibleDescription(/There is no role to export/);
  });
});
