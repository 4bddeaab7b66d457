import { deletedProject, pages } from './fixtures/acme.ts';
import { columnOf, expectNoRow, expectRow, expectToast, rowAction, rowsOf } from './fixtures/table.ts';
import { expect, test } from './fixtures/test.ts';

test('an owner narrows the list by subject, role and scope, and a reload keeps it', async ({ page, signInAs }) => {
  await signInAs('owner', pages.roleBindings);
  const table = page.getByRole('table', { name: 'Role bindings' });
  await page.getByRole('combobox', { name: 'Subject' }).selectOption('Service accounts');
  await page.getByRole('combobox', { name: 'Role' }).selectOption('Profile Writer');
  await page.getByRole('combobox', { name: 'Scope' }).selectOption('Staging');

  await expectRow(table, { Subject: 'scraper-kubernetes', Role: 'Profile Writer', Scope: 'Staging' });
  await expectNoRow(table, { Scope: 'Production' });
  await expectNoRow(table, { Role: 'Owner' });
  await expectNoRow(table, { Subject: 'User' });

  await page.reload();
  await expectRow(table, { Subject: 'scraper-kubernetes', Role: 'Profile Writer', Scope: 'Staging' });
  await expectNoRow(table, { Scope: 'Production' });

  await page.getByRole('button', { name: 'Remove filter Scope: Staging' }).click();
  await expectRow(table, { Subject: 'scraper-kubernetes', Scope: 'Production' });
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expectRow(table, { Subject: 'owner@acme.example', Role: 'Owner', Scope: 'Whole organization' });

  await page.goBack();
  await expectRow(table, { Subject: 'scraper-kubernetes', Scope: 'Production' });
  await expectNoRow(table, { Role: 'Owner' });
});

test('an owner finds by search who somebody is, and sees only what they have', async ({ page, signInAs }) => {
  await signInAs('owner', pages.roleBindings);
  const table = page.getByRole('table', { name: 'Role bindings' });
  await page.getByRole('searchbox', { name: 'Search role bindings' }).fill('ROSA');
  await expect.poll(() => columnOf(table, 'Subject')).toEqual(['User rosa@acme.example google']);
  await expect(page).toHaveURL(/[?&]q=ROSA/);

  await page.getByRole('searchbox', { name: 'Search role bindings' }).fill('agent-staging');
  await rowAction(table, 'agent-staging', 'Show only this subject');
  await expect(page).toHaveURL(/[?&]subject=serviceaccount/);

  await page.getByRole('searchbox', { name: 'Search role bindings' }).fill('nobody at all');
  await expect(page.getByText('No role binding matches')).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expectRow(table, { Subject: 'rosa@acme.example' });
});

test('a sort by role is announced, and stays after a reload', async ({ page, signInAs }) => {
  await signInAs('owner', pages.roleBindings);
  const table = page.getByRole('table', { name: 'Role bindings' });
  const header = table.getByRole('columnheader', { name: 'Role' });
  await header.getByRole('button').click();
  await expect(header).toHaveAttribute('aria-sort', 'ascending');
  await header.getByRole('button').click();
  await expect(header).toHaveAttribute('aria-sort', 'descending');

  await page.reload();
  await expect(header).toHaveAttribute('aria-sort', 'descending');
  const roles = await columnOf(table, 'Role');
  const writer = roles.findIndex((role) => role.includes('Writer'));
  const billing = roles.findIndex((role) => role.includes('Billing Admin'));
  expect(writer).toBeLessThan(billing);
});

test('what is wrong with role bindings is said, and can be shown alone', async ({ page, signInAs }) => {
  await signInAs('owner', pages.roleBindings);
  const table = page.getByRole('table', { name: 'Role bindings' });
  await expect(page.getByText('3 role bindings need attention')).toBeVisible();
  await page.getByRole('button', { name: 'Show them' }).click();

  await expectRow(table, { Subject: 'Its project was deleted, so it gives nothing.', Scope: 'Deleted project' });
  await expectRow(table, { Scope: deletedProject });
  const duplicates = (await rowsOf(table)).filter((row) =>
    row['Subject']?.includes('Another role binding says the same.'),
  );
  expect(duplicates.map((row) => row['Scope'])).toEqual(['Project Development', 'Project Development']);
  await expectNoRow(table, { Subject: 'agent-production' });
});

test('an owner gives a service account a role in two projects at once', async ({
  page,
  signInAs,
  given,
  mine,
  calls,
}) => {
  const name = mine('scraper');
  await signInAs('owner', pages.roleBindings);
  await given.serviceAccount(name);
  await page.reload();
  await page.getByRole('button', { name: 'Create Role Binding' }).click();
  const sheet = page.getByRole('dialog', { name: 'Create Role Binding' });
  await sheet.getByRole('combobox', { name: 'Service account' }).fill(name);
  await page.getByRole('option', { name }).click();
  await sheet.getByRole('radio', { name: 'Profile Writer' }).check();
  await sheet.getByRole('radio', { name: 'Chosen projects' }).check();
  await sheet.getByRole('checkbox', { name: 'Production' }).check();
  await sheet.getByRole('checkbox', { name: 'Staging' }).check();
  await expect(sheet.getByText(`${name} will have Profile Writer in`)).toBeVisible();
  await sheet.getByRole('button', { name: 'Create 2 Role Bindings' }).dblclick();

  await expectToast(page, `${name} now has Profile Writer in 2 projects`);
  await expect(sheet).toBeHidden();
  const table = page.getByRole('table', { name: 'Role bindings' });
  await page.getByRole('searchbox', { name: 'Search role bindings' }).fill(name);
  await expect.poll(() => columnOf(table, 'Scope')).toEqual(['Project Production', 'Project Staging']);
  expect(await calls.count('CreateRoleBinding')).toBe(2);
});

test('an owner gives a role to a person who never signed in, and takes it back', async ({ page, signInAs, mine }) => {
  const email = `${mine('ada')}@acme.example`;
  await signInAs('owner', pages.roleBindings);
  await page.getByRole('button', { name: 'Create Role Binding' }).click();
  const sheet = page.getByRole('dialog', { name: 'Create Role Binding' });
  await sheet.getByRole('radio', { name: 'User' }).check();
  await expect(sheet.getByLabel('Provider')).toHaveValue('dev');
  await sheet.getByLabel('Provider').fill('google');
  await sheet.getByLabel('E-mail').fill(email.toUpperCase());
  await sheet.getByRole('radio', { name: 'Viewer' }).check();
  await expect(sheet.getByRole('radio', { name: 'Whole organization' })).not.toBeChecked();
  await expect(sheet.getByText('Still to choose: the projects.')).toBeVisible();
  await sheet.getByRole('radio', { name: 'Whole organization' }).check();
  await sheet.getByRole('button', { name: 'Create Role Binding' }).click();

  const table = page.getByRole('table', { name: 'Role bindings' });
  await page.getByRole('searchbox', { name: 'Search role bindings' }).fill(email);
  await expectRow(table, { Subject: `User ${email} google`, Role: 'Viewer', Scope: 'Whole organization' });
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('No role binding matches')).toBeVisible();
});

test('everything wrong with the form is said at once, and the first wrong field has the focus', async ({
  page,
  signInAs,
  calls,
}) => {
  await signInAs('owner', `${pages.roleBindings}?create=binding`);
  const sheet = page.getByRole('dialog', { name: 'Create Role Binding' });
  await sheet.getByRole('radio', { name: 'User' }).check();
  await sheet.getByLabel('E-mail').fill('not an e-mail');
  await sheet.getByRole('radio', { name: 'Chosen projects' }).check();
  await sheet.getByRole('button', { name: 'Create Role Binding' }).click();

  await expect(sheet.getByLabel('E-mail')).toHaveAccessibleDescription(/Enter an e-mail address, such as/);
  await expect(sheet.getByText('Choose a role.')).toBeVisible();
  await expect(sheet.getByText('Choose at least one project.')).toBeVisible();
  await expect(sheet.getByLabel('E-mail')).toBeFocused();
  expect(await calls.count('CreateRoleBinding')).toBe(0);
});

test('when one of two projects fails, each result is said, and trying again makes nothing twice', async ({
  page,
  signInAs,
  given,
  mine,
  calls,
}) => {
  const name = mine('agent');
  await signInAs('owner', pages.roleBindings);
  await given.serviceAccount(name);
  await page.goto(`${pages.roleBindings}?create=binding&subject=serviceaccount:${name}`);
  const sheet = page.getByRole('dialog', { name: 'Create Role Binding' });
  await expect(sheet.getByRole('combobox', { name: 'Service account' })).toHaveValue(name);
  await sheet.getByRole('radio', { name: 'Writer', exact: true }).check();
  await sheet.getByRole('radio', { name: 'Chosen projects' }).check();
  await sheet.getByRole('checkbox', { name: 'Production' }).check();
  await sheet.getByRole('checkbox', { name: 'Development' }).check();
  await calls.refuseNext('CreateRoleBinding');
  await sheet.getByRole('button', { name: 'Create 2 Role Bindings' }).click();

  await expect(sheet.getByText('1 of 2 role bindings made, 1 failed')).toBeVisible();
  await expect(sheet.getByRole('listitem').filter({ hasText: 'Failed' })).toContainText('Production');
  await expect(sheet.getByRole('listitem').filter({ hasText: 'Made' })).toContainText('Development');
  await sheet.getByRole('button', { name: 'Try again' }).click();

  await expect(sheet).toBeHidden();
  const table = page.getByRole('table', { name: 'Role bindings' });
  await expect.poll(() => columnOf(table, 'Scope')).toEqual(['Project Development', 'Project Production']);
});

test('what was made of a half failed gift of roles can be undone', async ({ page, signInAs, given, mine, calls }) => {
  const name = mine('agent');
  await signInAs('owner');
  await given.serviceAccount(name);
  await page.goto(`${pages.roleBindings}?create=binding&subject=serviceaccount:${name}`);
  const sheet = page.getByRole('dialog', { name: 'Create Role Binding' });
  await sheet.getByRole('radio', { name: 'Viewer' }).check();
  await sheet.getByRole('radio', { name: 'Chosen projects' }).check();
  await sheet.getByRole('checkbox', { name: 'Staging' }).check();
  await sheet.getByRole('checkbox', { name: 'Development' }).check();
  await calls.refuseNext('CreateRoleBinding');
  await sheet.getByRole('button', { name: 'Create 2 Role Bindings' }).click();
  await sheet.getByRole('button', { name: 'Undo the one made' }).click();

  await expect(sheet.getByRole('button', { name: 'Create 2 Role Bindings' })).toBeVisible();
  expect(await calls.count('DeleteRoleBinding')).toBe(1);
  await page.keyboard.press('Escape');
  await sheet.getByRole('button', { name: 'Close anyway' }).click();
  await page.goto(`${pages.roleBindings}?q=${name}`);
  await expect(page.getByText('No role binding matches')).toBeVisible();
});

test('deleting a role binding says what its subject loses, and what stays', async ({ page, signInAs, given, mine }) => {
  const name = mine('robot');
  await signInAs('owner', pages.roleBindings);
  await given.serviceAccount(name);
  await given.roleBinding(`serviceaccount:${name}`, 'system:debuginfo-writer');
  await given.roleBinding(`serviceaccount:${name}`, 'system:profile-writer');
  await page.goto(`${pages.roleBindings}?q=${name}`);
  const table = page.getByRole('table', { name: 'Role bindings' });
  await rowAction(table, 'Debug Info Writer', 'Delete role binding');

  const dialog = page.getByRole('dialog', { name: `Delete role binding of ${name}` });
  await expect(dialog).toContainText(`${name} loses, in the whole organization and from the next call on:`);
  await expect(dialog.getByRole('group')).toContainText('1 permission');
  await expect(dialog.getByRole('definition').filter({ hasText: 'debuginfo.write' })).toBeVisible();
  await expect(dialog).toContainText('1 other role binding stays.');
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await dialog.getByRole('button', { name: 'Delete role binding' }).click();

  await expectToast(page, `Deleted role binding: Debug Info Writer of ${name}`);
  await expect.poll(() => columnOf(table, 'Role')).toEqual(['Profile Writer (System role)']);
});

test('deleting a duplicate says that nothing is lost', async ({ page, signInAs }) => {
  await signInAs('owner', `${pages.roleBindings}?problem=duplicate`);
  const table = page.getByRole('table', { name: 'Role bindings' });
  await table.getByRole('button', { name: 'Actions for the role binding of scraper-edge' }).first().click();
  await page.getByRole('menuitem', { name: 'Delete role binding' }).click();

  const dialog = page.getByRole('dialog', { name: 'Delete role binding of scraper-edge' });
  await expect(dialog).toContainText('Nothing is lost');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  expect(await columnOf(table, 'Scope')).toEqual(['Project Development', 'Project Development']);
});

test('the last owner who has signed in cannot be removed, and is told what to do', async ({
  page,
  signInAs,
  quietConsole,
}) => {
  quietConsole.expectStatus(400);
  await signInAs('owner', `${pages.roleBindings}?q=owner@acme.example`);
  const table = page.getByRole('table', { name: 'Role bindings' });
  await rowAction(table, 'owner@acme.example', 'Delete role binding');
  const dialog = page.getByRole('dialog', { name: 'Delete role binding of owner@acme.example' });
  await expect(dialog).toContainText('This is your own access');
  await dialog.getByRole('button', { name: 'Delete role binding' }).click();

  await expect(dialog.getByRole('alert')).toContainText('The organization would be left without an owner');
  await expect(dialog.getByRole('alert')).toContainText('Make another person an owner first.');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await page.reload();
  await expectRow(table, { Subject: 'owner@acme.example', Role: 'Owner' });
});

test('a role binding that was deleted in another tab is said to be gone', async ({
  page,
  signInAs,
  given,
  mine,
  quietConsole,
}) => {
  quietConsole.expectStatus(404);
  const email = `${mine('gone')}@acme.example`;
  await signInAs('owner', pages.roleBindings);
  const id = await given.roleBinding(`user:dev:${email}`, 'system:viewer');
  await page.goto(`${pages.roleBindings}?q=${email}`);
  await rowAction(page.getByRole('table', { name: 'Role bindings' }), email, 'Delete role binding');
  await given.deletedRoleBinding(id);
  await page.getByRole('dialog').getByRole('button', { name: 'Delete role binding' }).click();

  const dialog = page.getByRole('dialog', { name: 'This role binding is gone already' });
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(page.getByText('No role binding matches')).toBeVisible();
});

test('a half-filled form asks before it closes, by Escape and by Back', async ({ page, signInAs }) => {
  await signInAs('owner', pages.roleBindings);
  await page.getByRole('button', { name: 'Create Role Binding' }).click();
  const sheet = page.getByRole('dialog', { name: 'Create Role Binding' });
  await sheet.getByRole('radio', { name: 'Viewer' }).check();

  await page.keyboard.press('Escape');
  await expect(sheet.getByRole('alert')).toContainText('What you entered is not saved.');
  await sheet.getByRole('button', { name: 'Stay' }).click();
  await expect(sheet.getByRole('radio', { name: 'Viewer' })).toBeChecked();

  await page.goBack();
  await expect(sheet.getByRole('alert')).toContainText('What you entered is not saved.');
  await sheet.getByRole('button', { name: 'Close anyway' }).click();
  await expect(sheet).toBeHidden();
});
