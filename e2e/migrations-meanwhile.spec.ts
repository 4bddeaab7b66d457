import { pages, projects } from './fixtures/acme.ts';
import { fillMigration, stepOf } from './fixtures/migration.ts';
import { expectRow, rowsOf } from './fixtures/table.ts';
import { expect, test } from './fixtures/test.ts';
import { finishWithToken, shownToken, tokenSheet } from './fixtures/token-sheet.ts';

/** The page looks every five seconds. */
const soon = { timeout: 15_000 };

test('an account that is deleted meanwhile is noticed, and another one can be made', async ({
  page,
  signInAs,
  given,
  mine,
  quietConsole,
}) => {
  quietConsole.ignoreRefusals();
  await signInAs('owner', pages.migrate(projects.playground));
  const sheet = await fillMigration(page, 'Scraper', mine('gone'));
  await sheet.getByRole('button', { name: 'Create Token' }).click();
  await shownToken(sheet);
  await finishWithToken(sheet);
  const account = new URL(page.url()).searchParams.get('account') ?? '';
  await given.deletedServiceAccount(account);
  await expect(page.getByText('The service account was deleted meanwhile')).toBeVisible(soon);
  await expect(page.getByText('This API token was deleted')).toBeVisible(soon);
  await page.getByRole('button', { name: 'Create another one' }).click();
  await expect(page.getByRole('radio', { name: 'Scraper' })).toBeChecked();
  await expect(page.getByRole('radio', { name: 'A new one' })).not.toBeChecked();
});

test('an API token that somebody else revokes half-way is noticed, and the migration is begun again in its place', async ({
  page,
  signInAs,
  given,
  mine,
  quietConsole,
}) => {
  quietConsole.ignoreRefusals();
  const account = mine('revoked');
  await signInAs('owner', pages.migrate(projects.playground));
  const sheet = await fillMigration(page, 'Scraper', account);
  await sheet.getByRole('button', { name: 'Create Token' }).click();
  await shownToken(sheet);
  await finishWithToken(sheet);
  const made = new URL(page.url()).searchParams;
  await given.deletedToken(made.get('account') ?? '', made.get('token') ?? '');
  await expect(page.getByText('The API token was deleted meanwhile')).toBeVisible(soon);
  await expect(stepOf(page, /^Watch/)).toContainText('This API token was deleted', soon);
  await expect(stepOf(page, /^Created/)).not.toContainText('Its value was shown once');

  await page.getByRole('button', { name: 'Create another one' }).click();
  await page.getByRole('radio', { name: account }).check();
  await page.getByRole('button', { name: 'Create API Token' }).click();
  await tokenSheet(page).getByRole('button', { name: 'Create Token' }).click();
  await shownToken(tokenSheet(page));
  await finishWithToken(tokenSheet(page));
  await expect(stepOf(page, /^Watch/)).toContainText('Waiting for the first use');
  await page.goto(`${pages.migrations}?q=${account}`);
  const table = page.getByRole('table', { name: 'Migrations' });
  await expect.poll(() => rowsOf(table)).toHaveLength(2);
  await expectRow(table, { 'Service account': account, State: 'Under way' });
  await expectRow(table, { 'Service account': account, State: 'Abandoned' });
});

test('a project that is deleted while its migration waits is said to be gone, and so is the migration', async ({
  page,
  signInAs,
  given,
  mine,
  quietConsole,
}) => {
  quietConsole.ignoreRefusals();
  await signInAs('owner');
  const account = mine('homeless');
  const project = await given.project(mine('deleted'));
  await page.goto(pages.migrate(project));
  const sheet = await fillMigration(page, 'Scraper', account);
  await sheet.getByRole('button', { name: 'Create Token' }).click();
  await shownToken(sheet);
  await finishWithToken(sheet);
  await expect(stepOf(page, /^Watch/)).toContainText('Waiting for the first use');
  await given.deletedProject(project);
  await expect(page.getByText('This project is gone')).toBeVisible(soon);
  await expect(page.getByRole('list', { name: 'Steps' })).toHaveCount(0);
  await page.goto(`${pages.migrations}?q=${account}`);
  await expect(page.getByText(/^No .*match|No client is being migrated/).first()).toBeVisible();
});
