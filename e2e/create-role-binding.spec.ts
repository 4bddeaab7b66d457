import type { Locator } from '@playwright/test';
import { pages } from './fixtures/acme.ts';
import { bindingSheet, chooseRole, chooseSubject, fillRoleBinding } from './fixtures/binding-sheet.ts';
import { columnOf, expectRow } from './fixtures/table.ts';
import { expect, test } from './fixtures/test.ts';
import { expectToast, toasts } from './fixtures/toast.ts';

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
  const sheet = bindingSheet(page);
  await chooseSubject(sheet, name);
  await chooseRole(sheet, { role: 'Profile Writer', projects: ['Production', 'Staging'] });
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
  const sheet = bindingSheet(page);
  const who = sheet.getByRole('combobox', { name: 'Who gets the role' });
  await who.fill('nobody');
  await page.getByRole('option').last().click();
  await expect(sheet.getByRole('textbox', { name: 'E-mail' })).toBeFocused();
  await expect(sheet.getByLabel('Provider')).toHaveValue('dev');
  await sheet.getByLabel('Provider').fill('google');
  await sheet.getByLabel('E-mail').fill(email.toUpperCase());
  await sheet.getByRole('radio', { name: 'Viewer' }).check();
  await expect(sheet.getByRole('radio', { name: 'Whole organization' })).not.toBeChecked();
  await expect(sheet.getByText('Choose at least one project.')).toBeVisible();
  await sheet.getByRole('radio', { name: 'Whole organization' }).check();
  await sheet.getByRole('button', { name: 'Create Role Binding' }).click();

  const table = page.getByRole('table', { name: 'Role bindings' });
  const undo = toasts(page).getByRole('button', { name: 'Undo' });
  // It stays while the pointer is on it.
  await undo.hover();
  await page.getByRole('searchbox', { name: 'Search role bindings' }).fill(email);
  await expectRow(table, { Subject: `User ${email} google`, Role: 'Viewer', Scope: 'Whole organization' });
  // Undo appears where the sheet's button was: the second half of a double click on that one takes nothing back.
  await undo.dispatchEvent('click', { detail: 2 });
  await expect(undo).toBeVisible();
  await undo.click();
  await expectToast(page, `Took Viewer in the whole organization back from ${email}`);
  await expect(page.getByText('No role binding matches')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
});

test(
  'everything wrong with the form is said at once, and the first wrong field has the focus',
  { tag: '@mocks' },
  async ({ page, signInAs, calls }) => {
    await signInAs('owner', `${pages.roleBindings}?create=binding`);
    const sheet = bindingSheet(page);
    const who = sheet.getByRole('combobox', { name: 'Who gets the role' });
    await sheet.getByRole('button', { name: 'Create Role Binding' }).click();
    await expect(who).toHaveAccessibleDescription(/Choose who gets the role\./);
    await who.fill('nobody');
    await page.getByRole('option').last().click();
    await sheet.getByLabel('E-mail').fill('not an e-mail');
    await sheet.getByRole('radio', { name: 'Selected projects' }).check();
    await sheet.getByRole('button', { name: 'Create Role Binding' }).click();

    await expect(sheet.getByRole('textbox', { name: 'E-mail' })).toHaveAccessibleDescription(
      /Enter an e-mail address, such as/,
    );
    await expect(who).toHaveAccessibleDescription(/not an e-mail: Enter an e-mail address/);
    await expect(sheet.getByText('Choose a role.')).toBeVisible();
    await expect(sheet.getByText('Choose at least one project.')).toBeVisible();
    await expect(who).toBeFocused();
    expect(await calls.count('CreateRoleBinding')).toBe(0);
  },
);

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
  const sheet = await fillRoleBinding(page, name, { role: 'Writer', projects: ['Production', 'Development'] });
  await expect(sheet.getByRole('list', { name: 'Who gets the role' })).toContainText(name);
  await calls.refuseNext('CreateRoleBinding');
  await sheet.getByRole('button', { name: 'Create 2 Role Bindings' }).click();

  await expect(sheet.getByText('1 of 2 role bindings created, 1 failed')).toBeVisible();
  await expect(sheet.getByRole('listitem').filter({ hasText: 'Failed' })).toContainText('Production');
  await expect(sheet.getByRole('listitem').filter({ hasText: 'Created' })).toContainText('Development');
  await sheet.getByRole('button', { name: 'Try again' }).click();

  await expect(sheet).toBeHidden();
  const table = page.getByRole('table', { name: 'Role bindings' });
  await expect.poll(() => columnOf(table, 'Scope')).toEqual(['Project Development', 'Project Production']);
});

test('what was made of a half failed gift of roles can be undone, also if its answer was lost', async ({
  page,
  signInAs,
  given,
  mine,
  calls,
}) => {
  const name = mine('agent');
  await signInAs('owner');
  await given.serviceAccount(name);
  const sheet = await fillRoleBinding(page, name, { role: 'Viewer', projects: ['Staging', 'Development'] });
  await calls.loseNextAnswer('CreateRoleBinding');
  await sheet.getByRole('button', { name: 'Create 2 Role Bindings' }).click();
  await expect(sheet.getByText('1 of 2 role bindings created, 1 not tried')).toBeVisible();
  await sheet.getByRole('button', { name: 'Undo the created one' }).click();

  await expectUndone(sheet, name);
});

test('a lost answer that can’t be looked up is said to be unconfirmed', async ({
  page,
  signInAs,
  given,
  mine,
  calls,
}) => {
  const name = mine('agent');
  await signInAs('owner');
  await given.serviceAccount(name);
  const sheet = await fillRoleBinding(page, name, { role: 'Viewer', projects: ['Staging', 'Development'] });
  await calls.refuseNext('CreateRoleBinding');
  await sheet.getByRole('button', { name: 'Create 2 Role Bindings' }).click();
  await expect(sheet.getByText('1 of 2 role bindings created, 1 failed')).toBeVisible();
  await calls.loseNextAnswer('CreateRoleBinding');
  await calls.loseNextAnswer('ListRoleBindings');
  await sheet.getByRole('button', { name: 'Try again' }).click();
  await expect(sheet.getByText('1 of 2 role bindings created, 1 unconfirmed')).toBeVisible();
  await expect(sheet.getByRole('listitem').filter({ hasText: 'Unconfirmed' })).toHaveCount(1);

  await sheet.getByRole('button', { name: 'Undo the created one' }).click();
  await expectUndone(sheet, name);
});

test('what was made of a half failed gift of roles can be undone', async ({ page, signInAs, given, mine, calls }) => {
  const name = mine('agent');
  await signInAs('owner');
  await given.serviceAccount(name);
  const sheet = await fillRoleBinding(page, name, { role: 'Viewer', projects: ['Staging', 'Development'] });
  await calls.refuseNext('CreateRoleBinding');
  await sheet.getByRole('button', { name: 'Create 2 Role Bindings' }).click();
  await sheet.getByRole('button', { name: 'Undo the created one' }).click();

  await expect.poll(() => calls.count('DeleteRoleBinding')).toBe(1);
  await expectUndone(sheet, name);
});

test(
  'a closed sheet leaves no step behind, and one that the address opened closes in place',
  { tag: '@mocks' },
  async ({ page, signInAs }) => {
    await signInAs('owner', pages.serviceAccounts);
    await page.getByRole('link', { name: 'Role Bindings' }).click();
    await page.getByRole('button', { name: 'Create Role Binding' }).click();
    const sheet = bindingSheet(page);
    await sheet.getByRole('button', { name: 'Cancel' }).dblclick();
    await expect(sheet).toBeHidden();
    await expect(page).toHaveURL(pages.roleBindings);
    await page.goBack();
    await expect(page.getByRole('heading', { level: 1, name: 'Service Accounts' })).toBeVisible();

    await page.goto(`${pages.roleBindings}?create=binding`);
    await sheet.getByRole('button', { name: 'Cancel' }).click();
    await expect(sheet).toBeHidden();
    await expect(page).toHaveURL(pages.roleBindings);
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  },
);

test(
  'a half-filled form asks before it closes, by Escape and by Back',
  { tag: '@mocks' },
  async ({ page, signInAs }) => {
    await signInAs('owner', pages.roleBindings);
    await page.getByRole('button', { name: 'Create Role Binding' }).click();
    const sheet = bindingSheet(page);
    await sheet.getByRole('radio', { name: 'Viewer' }).check();

    await page.keyboard.press('Escape');
    await expect(sheet.getByRole('alert')).toContainText('What you entered is not saved.');
    await sheet.getByRole('button', { name: 'Stay' }).click();
    await expect(sheet.getByRole('radio', { name: 'Viewer' })).toBeChecked();

    await page.goBack();
    await expect(sheet.getByRole('alert')).toContainText('What you entered is not saved.');
    await sheet.getByRole('button', { name: 'Close anyway' }).click();
    await expect(sheet).toBeHidden();
  },
);

/** The sheet starts anew with what was filled in, and the list knows no role of the account. */
async function expectUndone(sheet: Locator, account: string): Promise<void> {
  await expect(sheet.getByRole('button', { name: 'Create 2 Role Bindings' })).toBeVisible();
  const page = sheet.page();
  await page.keyboard.press('Escape');
  await sheet.getByRole('button', { name: 'Close anyway' }).click();
  await page.goto(`${pages.roleBindings}?q=${account}`);
  await expect(page.getByText('No role binding matches')).toBeVisible();
}
