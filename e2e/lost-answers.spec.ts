import { pages } from './fixtures/acme.ts';
import { fillRoleBinding } from './fixtures/binding-sheet.ts';
import { columnOf, expectToast, rowAction } from './fixtures/table.ts';
import { expect, test } from './fixtures/test.ts';

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
  await expect(sheet.getByRole('alert')).toContainText('The service account may have been created all the same');
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
  await expect(sheet.getByRole('alert')).toContainText('A role binding may have been created all the same');
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
  await expect(dialog.getByRole('alert')).toContainText('may be gone already');
  await expect(page.getByText('No role binding matches')).toBeAttached();
  await dialog.getByRole('button', { name: 'Delete role binding' }).click();
  await expectToast(page, `Deleted role binding of ${email}: Viewer`);
});
