import { pages } from './fixtures/acme.ts';
import { expectDenied } from './fixtures/denied.ts';
import { filterBy } from './fixtures/filter.ts';
import { columnOf, expectNoRow, expectRow, rowAction } from './fixtures/table.ts';
import { expect, test } from './fixtures/test.ts';
import { expectToast } from './fixtures/toast.ts';

test('an owner revokes the tokens that nobody uses, over accounts, after reading which they are', async ({
  page,
  signInAs,
  given,
  mine,
}) => {
  const [robot, helper] = [mine('robot'), `${mine('robot')}-helper`];
  await signInAs('owner', pages.serviceAccounts);
  const [first, second] = [await given.serviceAccount(robot), await given.serviceAccount(helper)];
  await given.roleBinding(`serviceaccount:${robot}`, 'system:debuginfo-writer');
  await given.token(first, 'blue');
  await given.token(first, 'green');
  await given.token(second, 'only');
  await page.reload();
  await page.getByRole('link', { name: 'All API tokens' }).click();
  const table = page.getByRole('table', { name: 'API tokens' });
  await page.getByRole('searchbox', { name: 'Search API tokens' }).fill(robot);
  await filterBy(page, 'Unused for', 'Since it was created');
  await expect.poll(() => columnOf(table, 'Service account')).toHaveLength(3);
  await expect(page).toHaveURL(/unused=never/);

  await table.getByRole('checkbox', { name: `Select blue of ${robot}` }).check();
  await table.getByRole('checkbox', { name: `Select only of ${helper}` }).check();
  await page.getByRole('region', { name: 'Selected API tokens' }).getByRole('button', { name: 'Delete' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete 2 API tokens' });
  await expect(dialog.getByRole('listitem').filter({ hasText: 'blue' })).toContainText(`of ${robot}`);
  await expect(dialog).toContainText('Clients can no longer use them to upload debug info in the whole organization.');
  await expect(dialog).toContainText('No client can authenticate as the one that keeps no token');
  await dialog.getByRole('button', { name: 'Delete 2 API tokens' }).click();

  await expectToast(page, 'Deleted 2 API tokens');
  await expectRow(table, { Name: 'green', 'Service account': robot });
  await expect.poll(() => columnOf(table, 'Name')).toEqual(['green']);
});

test('tokens are found by the days without a use; one that is deleted leaves the list of its account', async ({
  page,
  signInAs,
  given,
  mine,
}) => {
  const name = mine('idle');
  await signInAs('owner');
  await given.token(await given.serviceAccount(name), 'first');
  await page.goto(`${pages.apiTokens}?unused=30`);
  const table = page.getByRole('table', { name: 'API tokens' });
  // Of the seed world: last used seven months ago, and never.
  await expectRow(table, { Name: 'old-jenkins', 'Service account': 'ci-debuginfo-upload' });
  await expectRow(table, { Name: 'pager', 'Last used': 'Never' });
  await expectNoRow(table, { 'Service account': name });

  await page.goto(`${pages.apiTokens}?q=${name}`);
  await table.getByRole('link', { name }).click();
  const own = page.getByRole('table', { name: 'API tokens' });
  await expectRow(own, { Name: 'first' });
  await page.goBack();
  await rowAction(table, name, 'Delete API token');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete API token' }).click();
  await expectToast(page, 'Deleted API token first');
  await page.goForward();
  await expect(page.getByText('No API token yet')).toBeVisible();
});

test('who may not delete tokens reads the list, and why the rest is off', async ({ page, signInAs }) => {
  await signInAs('viewer', pages.apiTokens);
  const table = page.getByRole('table', { name: 'API tokens' });
  await expectRow(table, { 'Service account': 'agent-staging' });
  await table
    .getByRole('row', { name: /agent-staging/ })
    .getByRole('button')
    .last()
    .click();
  await expectDenied(page.getByRole('menuitem', { name: 'Delete API token' }), 'serviceaccounttoken.delete');
});

test('an account without a role says so, and its row leads to the form that gives it one', async ({
  page,
  signInAs,
  given,
  mine,
}) => {
  const name = mine('idle');
  await signInAs('owner');
  await given.serviceAccount(name);
  await page.goto(`${pages.serviceAccounts}?q=${name}`);
  const table = page.getByRole('table', { name: 'Service accounts' });
  await expectRow(table, { Name: name, Roles: 'No role, no access Give a role' });
  await table.getByRole('link', { name: `Give ${name} a role` }).click();
  const sheet = page.getByRole('dialog', { name: 'Create Role Binding' });
  await expect(sheet).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`create=binding.*${name}`));
});

test(
  'an account with all the tokens it may have says so, where another would be created',
  { tag: '@mocks' },
  async ({ page, signInAs }) => {
    await signInAs('owner', pages.serviceAccounts, { scenario: 'quota-full' });
    await page.getByRole('table', { name: 'Service accounts' }).getByRole('link').first().click();
    await expect(page.getByText('100 of 100 API tokens that a service account may have.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Create API Token' })).toHaveAccessibleDescription(
      'API token limit reached (100 of 100).',
    );
  },
);
