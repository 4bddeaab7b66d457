import type { Route } from '@playwright/test';
import { pages } from './fixtures/acme.ts';
import { bindingSheet, chooseRole, chooseSubject } from './fixtures/binding-sheet.ts';
import { columnOf, selectRows } from './fixtures/table.ts';
import { expect, test } from './fixtures/test.ts';
import { expectToast } from './fixtures/toast.ts';
import { copyToken, createToken } from './fixtures/token-sheet.ts';

test('who leaves a role that is being given stays where they went when the answer comes', async ({
  page,
  signInAs,
  given,
  mine,
  calls,
}) => {
  const name = mine('robot');
  await signInAs('owner', pages.roles);
  await given.serviceAccount(name);
  await page.goto(pages.roles);
  await page.getByRole('link', { name: 'Role Bindings' }).click();
  await page.getByRole('button', { name: 'Create Role Binding' }).click();
  const sheet = bindingSheet(page);
  await chooseSubject(sheet, name);
  await chooseRole(sheet, { role: 'Viewer' });
  await calls.slow(3_000);
  await sheet.getByRole('button', { name: 'Create Role Binding' }).click();
  await page.goBack();
  await expect(sheet.getByRole('alert')).toContainText('It is not finished yet. Leave anyway?');
  await sheet.getByRole('button', { name: 'Close anyway' }).click();
  await expect(sheet).toBeHidden();

  await expectToast(page, `${name} now has Viewer in the whole organization`);
  await expect(page).toHaveURL(pages.roleBindings);
});

test('who leaves an account that is being made stays where they went when the answer comes', async ({
  page,
  signInAs,
  mine,
  calls,
}) => {
  const name = mine('robot');
  await signInAs('owner', pages.serviceAccounts);
  await page.getByRole('button', { name: 'Create Service Account' }).click();
  const sheet = page.getByRole('dialog', { name: 'Create Service Account' });
  await sheet.getByLabel('Name').fill(name);
  await calls.slow(3_000);
  await sheet.getByRole('button', { name: 'Create Service Account' }).click();
  await page.goBack();
  await sheet.getByRole('button', { name: 'Close anyway' }).click();
  await expect(sheet).toBeHidden();

  await expectToast(page, `Created service account ${name}`);
  await expect(page).toHaveURL(pages.serviceAccounts);
});

test('who goes on while an account is being deleted stays where they went when the answer comes', async ({
  page,
  signInAs,
  given,
  mine,
  calls,
}) => {
  const name = mine('robot');
  await signInAs('owner', pages.serviceAccounts);
  await given.serviceAccount(name);
  await page.goto(`${pages.serviceAccounts}?q=${name}`);
  await page.getByRole('link', { name, exact: true }).click();
  await page.getByRole('button', { name: 'Delete service account' }).click();
  const dialog = page.getByRole('dialog', { name: `Delete service account ${name}` });
  await expect(dialog).toContainText('It has no API token.');
  await expect(dialog).toContainText('It has no role binding.');
  await calls.slow(3_000);
  await dialog.getByRole('button', { name: 'Delete service account' }).click();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Service Accounts' })).toBeVisible();
  await page.getByRole('link', { name: 'Role Bindings' }).click();

  await expectToast(page, `Deleted service account ${name}`);
  await expect(page).toHaveURL(pages.roleBindings);
});

test.describe('whatever is pressed while Back asks', { tag: '@mocks' }, () => {
  test('Cancel goes back no further than Back would', async ({ page, signInAs }) => {
    await signInAs('owner', pages.serviceAccounts);
    await page.getByRole('link', { name: 'Role Bindings' }).click();
    await page.getByRole('button', { name: 'Create Role Binding' }).click();
    const sheet = bindingSheet(page);
    await sheet.getByRole('radio', { name: 'Viewer' }).check();
    await page.goBack();
    await expect(sheet.getByRole('alert')).toContainText('What you entered is not saved.');
    await sheet.getByRole('button', { name: 'Cancel' }).click();
    await expect(sheet).toBeHidden();
    await expect(page).toHaveURL(pages.roleBindings);

    await page.goForward();
    await expect(sheet).toBeVisible();
    await sheet.getByRole('button', { name: 'Cancel' }).click();
    await expect(sheet).toBeHidden();
    await page.goBack();
    await expect(page.getByRole('heading', { level: 1, name: 'Service Accounts' })).toBeVisible();
  });

  test('Forward takes Back back: the form is as it was, and asks anew', async ({ page, signInAs }) => {
    await signInAs('owner', pages.serviceAccounts);
    await page.getByRole('link', { name: 'Role Bindings' }).click();
    await page.getByRole('button', { name: 'Create Role Binding' }).click();
    const sheet = bindingSheet(page);
    const question = sheet.getByRole('alert').filter({ hasText: 'What you entered is not saved.' });
    await sheet.getByRole('radio', { name: 'Viewer' }).check();
    await page.goBack();
    await expect(question).toBeVisible();
    await page.goForward();
    await expect(question).toBeHidden();
    await expect(page).toHaveURL(/create=binding/);
    await expect(sheet.getByRole('radio', { name: 'Viewer' })).toBeChecked();

    await page.goBack();
    await expect(question).toBeVisible();
    await sheet.getByRole('button', { name: 'Stay' }).click();
    await expect(page).toHaveURL(/create=binding/);
    await page.goBack();
    await page.goForward();
    await expect(question).toBeHidden();
    await sheet.getByRole('button', { name: 'Cancel' }).click();
    await expect(sheet).toBeHidden();
    await expect(page).toHaveURL(pages.roleBindings);
    await page.getByRole('button', { name: 'Create Role Binding' }).click();
    await expect(sheet.getByRole('radio', { name: 'Viewer' })).not.toBeChecked();
  });

  test('Close anyway stops a deletion of many, also if Back stays on the page', async ({ page, signInAs, calls }) => {
    await signInAs('owner', pages.roleBindings);
    const table = page.getByRole('table', { name: 'Role bindings' });
    const header = table.getByRole('columnheader', { name: 'Role' });
    await header.getByRole('button').click();
    await expect(header).toHaveAttribute('aria-sort', 'ascending');
    await selectRows(table, 0, 8);
    const bar = page.getByRole('region', { name: 'Selected role bindings' });
    await bar.getByRole('button', { name: 'Delete' }).click();
    // One of the nine makes the last owner, who stays.
    const dialog = page.getByRole('dialog', { name: 'Delete 8 role bindings' });
    await calls.slow(5_000);
    await dialog.getByRole('button', { name: 'Delete 8 role bindings' }).click();
    await page.goBack();
    await expect(dialog).toContainText('Closing stops it. What is deleted stays deleted.');
    await dialog.getByRole('button', { name: 'Close anyway' }).click();
    await expect(dialog).toBeHidden();
    await expect(page).toHaveURL(pages.roleBindings);
    await calls.comeBack();
    await expect.poll(() => columnOf(table, 'Role')).toHaveLength(16);
    expect(await calls.count('DeleteRoleBinding'), 'as many as were under way').toBe(4);
  });

  test('Copy and Done close the token’s sheet, and the list is there', async ({ page, signInAs, mine }) => {
    await signInAs('owner', pages.serviceAccounts);
    const { sheet } = await createToken(page, { account: mine('robot'), role: 'Viewer' });
    await page.goBack();
    await expect(sheet.getByRole('alert')).toContainText('The token is not stored yet');
    await copyToken(sheet);
    await sheet.getByRole('button', { name: 'Done' }).click();
    await expect(sheet).toBeHidden();
    await expect(page).toHaveURL(pages.serviceAccounts);
    await expect(page.getByRole('table', { name: 'Service accounts' })).toBeVisible();
  });
});

test(
  'a list that is sorted before its form has come shows the form again on the way back, and then closes it',
  { tag: '@mocks' },
  async ({ page, signInAs }) => {
    await signInAs('owner', pages.roleBindings);
    const waiting: Route[] = [];
    await page.context().route(/\/assets\/create-binding-sheet-[^/]*\.js$/, (route) => void waiting.push(route));
    await page.goto(`${pages.roleBindings}?create=binding`);
    await page.getByRole('columnheader', { name: 'Role' }).getByRole('button').click();
    await expect(page).toHaveURL(/sort=role/);
    await expect.poll(() => waiting).toHaveLength(1);
    await waiting[0]?.continue();
    const cancel = bindingSheet(page).getByRole('button', { name: 'Cancel' });
    await cancel.click();
    await expect(page).not.toHaveURL(/sort=role/);
    await cancel.click();
    await expect(bindingSheet(page)).toBeHidden();
    await expect(page).toHaveURL(pages.roleBindings);
  },
);

test.describe('an address that somebody typed', { tag: '@mocks' }, () => {
  test('in other letters opens a sheet that closes, over a list that sorts', async ({ page, signInAs }) => {
    await signInAs('owner', pages.roles);
    await page.goto(`${pages.roleBindings.replace('/iam/', '/IAM/')}?create=binding`);
    const sheet = bindingSheet(page);
    await sheet.getByRole('button', { name: 'Cancel' }).click();
    await expect(sheet).toBeHidden();
    await page.getByRole('columnheader', { name: 'Role' }).getByRole('button').click();
    await expect(page).toHaveURL(/sort=role/);
  });

  test('with a form that one may not use is dismissed, and the list stays as it was sorted', async ({
    page,
    signInAs,
  }) => {
    await signInAs('viewer', `${pages.roleBindings}?create=binding`);
    const notice = page.getByText('You can’t create a role binding here');
    await expect(notice).toBeVisible();
    await page.getByRole('columnheader', { name: 'Role' }).getByRole('button').click();
    await expect(page).toHaveURL(/sort=role/);
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await expect(notice).toBeHidden();
    await expect(page).toHaveURL(/sort=role/);
    expect(await columnOf(page.getByRole('table', { name: 'Role bindings' }), 'Role')).not.toEqual([]);
  });
});
