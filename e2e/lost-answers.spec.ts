import { pages } from './fixtures/acme.ts';
import { fillRoleBinding } from './fixtures/binding-sheet.ts';
import { columnOf, expectRow, rowAction } from './fixtures/table.ts';
import { expect, test } from './fixtures/test.ts';
import { expectToast } from './fixtures/toast.ts';
import { fillNewAccount, finishWithToken, shownToken, tokenSheet } from './fixtures/token-sheet.ts';

test('when the answer is lost after the write, trying again makes one service account and not two', async ({
  page,
  signInAs,
  mine,
  calls,
  quietConsole,
}) => {
  quietConsole.expectStatus(409);
  const name = mine('lost');
  await signInAs('owner', `${pages.serviceAccounts}?create=service-account`);
  const sheet = page.getByRole('dialog', { name: 'Create Service Account' });
  const create = sheet.getByRole('button', { name: 'Create Service Account' });
  await sheet.getByLabel('Name').fill(name);
  await calls.loseNextAnswer('CreateServiceAccount');
  await create.click();
  await expect(sheet.getByRole('alert')).toContainText('The service account may have been created anyway');
  await create.click();
  await expect(sheet.getByLabel('Name')).toHaveAccessibleDescription(/already/);

  await sheet.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('searchbox', { name: 'Search service accounts' }).fill(name);
  const table = page.getByRole('table', { name: 'Service accounts' });
  await expect.poll(() => columnOf(table, 'Name')).toEqual([expect.stringContaining(name)]);
});

test('when the answer is lost after the write, the list tells that the role binding was made', async ({
  page,
  signInAs,
  given,
  mine,
  calls,
}) => {
  const name = mine('found');
  await signInAs('owner', pages.roleBindings);
  await given.serviceAccount(name);
  const sheet = await fillRoleBinding(page, name, { role: 'Viewer' });
  await calls.loseNextAnswer('CreateRoleBinding');
  await sheet.getByRole('button', { name: 'Create Role Binding' }).click();
  await expectToast(page, `${name} now has Viewer in the whole organization`);
  expect(await calls.count('CreateRoleBinding')).toBe(1);
});

test('when the list can’t be read either, trying again makes one role binding and not two', async ({
  page,
  signInAs,
  given,
  mine,
  calls,
  quietConsole,
}) => {
  quietConsole.expectStatus(409);
  const name = mine('lost');
  await signInAs('owner', pages.roleBindings);
  await given.serviceAccount(name);
  const sheet = await fillRoleBinding(page, name, { role: 'Viewer' });
  await calls.loseNextAnswer('CreateRoleBinding');
  await calls.loseNextAnswer('ListRoleBindings');
  await sheet.getByRole('button', { name: 'Create Role Binding' }).click();
  await expect(sheet.getByRole('alert')).toContainText('The role binding may have been created anyway');
  await sheet.getByRole('button', { name: 'Create Role Binding' }).click();
  await expect(sheet.getByRole('alert')).toContainText('already');

  await page.goto(`${pages.roleBindings}?q=${name}`);
  const table = page.getByRole('table', { name: 'Role bindings' });
  await expect.poll(() => columnOf(table, 'Scope')).toEqual(['Whole organization']);
});

test('when the answer is lost after a deletion, the list follows, and trying again says that it is done', async ({
  page,
  signInAs,
  given,
  mine,
  calls,
  quietConsole,
}) => {
  quietConsole.expectStatus(404);
  const email = `${mine('lost')}@acme.example`;
  await signInAs('owner', pages.roleBindings);
  await given.roleBinding(`user:dev:${email}`, 'system:viewer');
  await page.goto(`${pages.roleBindings}?q=${email}`);
  await rowAction(page.getByRole('table', { name: 'Role bindings' }), email, 'Delete role binding');
  const dialog = page.getByRole('dialog', { name: `Delete role binding of ${email}` });
  await calls.loseNextAnswer('DeleteRoleBinding');
  await dialog.getByRole('button', { name: 'Delete role binding' }).click();
  await expect(dialog.getByRole('alert')).toContainText('may be deleted already');
  await expect(page.getByText('No role binding matches')).toBeAttached();
  await dialog.getByRole('button', { name: 'Delete role binding' }).click();
  await expectToast(page, `Deleted role binding of ${email}: Viewer`);
});

test('when the answer with the token is lost, it is said that nobody has it, and another one replaces it', async ({
  page,
  signInAs,
  mine,
  calls,
}) => {
  const account = mine('lost');
  await signInAs('owner', pages.serviceAccounts);
  const sheet = await fillNewAccount(page, { account, role: 'Writer', projects: ['Staging'], token: 'only' });
  await calls.loseNextAnswer('CreateServiceAccountToken');
  await sheet.getByRole('button', { name: 'Create Token' }).click();
  await expect(sheet.getByRole('alert')).toContainText('The token was created, but its value never arrived');
  const step = sheet.getByRole('list', { name: 'Steps' }).getByRole('listitem').filter({ hasText: 'API token only' });
  await expect(step).toContainText('Created, value lost');
  await page.keyboard.press('Escape');
  await expect(sheet.getByText('and so was its token, but nobody has its value')).toBeVisible();
  await sheet.getByRole('button', { name: 'Stay' }).click();
  await sheet.getByRole('button', { name: 'Delete it and create a new one' }).click();
  await shownToken(sheet);
  await finishWithToken(sheet);

  await page.getByRole('link', { name: account }).click();
  await expect.poll(() => columnOf(page.getByRole('table', { name: 'API tokens' }), 'Name')).toEqual(['only']);
});

test('when the answer with the account is lost, Retry goes on with the account that was made', async ({
  page,
  signInAs,
  mine,
  calls,
}) => {
  const account = mine('unclear');
  await signInAs('owner', pages.serviceAccounts);
  const sheet = await fillNewAccount(page, { account, role: 'Writer', projects: ['Staging'] });
  await calls.loseNextAnswer('CreateServiceAccount');
  await sheet.getByRole('button', { name: 'Create Token' }).click();
  await sheet.getByRole('button', { name: 'Retry' }).click();

  await shownToken(sheet);
  expect(await calls.count('CreateServiceAccount')).toBe(1);
});

test('when the answer is lost that a name is taken, the token that has the name is not taken for the lost one', async ({
  page,
  signInAs,
  given,
  mine,
  calls,
  quietConsole,
}) => {
  quietConsole.expectStatus(409);
  await signInAs('owner', pages.serviceAccounts);
  const account = await given.serviceAccount(mine('pager'));
  await given.token(account, 'in use');
  await page.goto(pages.serviceAccount(account));
  const tokens = page.getByRole('table', { name: 'API tokens' });
  await expectRow(tokens, { Name: 'in use' });
  await page.getByRole('button', { name: 'Create API Token' }).click();
  const sheet = tokenSheet(page);
  await sheet.getByLabel('Token name').fill('in use');
  await calls.loseNextAnswer('CreateServiceAccountToken');
  await sheet.getByRole('button', { name: 'Create Token' }).click();
  await expect(sheet.getByText('Unconfirmed')).toBeVisible();
  await sheet.getByRole('button', { name: 'Retry' }).click();

  await expect(sheet.getByLabel('Token name')).toHaveAccessibleDescription(/already/);
  await sheet.getByLabel('Token name').fill('another');
  await sheet.getByRole('button', { name: 'Create Token' }).click();
  await shownToken(sheet);
  await finishWithToken(sheet);
  await expect.poll(() => columnOf(tokens, 'Name')).toEqual(['another', 'in use']);
});
