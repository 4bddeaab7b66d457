import type { Page } from '@playwright/test';
import { pages, projects } from './fixtures/acme.ts';
import { chooseRole } from './fixtures/binding-sheet.ts';
import { expectDenied } from './fixtures/denied.ts';
import type { Given } from './fixtures/given.ts';
import { columnOf, expectRow, rowAction, rowOf } from './fixtures/table.ts';
import { expect, test } from './fixtures/test.ts';
import { expectToast, undoToast } from './fixtures/toast.ts';

/** A new account with Viewer in Staging, alone in the list; the list's table. */
async function listViewer(page: Page, given: Given, name: string) {
  await given.serviceAccount(name);
  await given.roleBinding(`serviceaccount:${name}`, 'system:viewer', projects.staging);
  await page.goto(`${pages.roleBindings}?q=${name}`);
  return page.getByRole('table', { name: 'Role bindings' });
}

test('an owner changes a role in place, after reading who gains and loses what, and takes it back', async ({
  page,
  signInAs,
  given,
  mine,
  calls,
}) => {
  const name = mine('agent');
  await signInAs('owner', pages.roleBindings);
  const table = await listViewer(page, given, name);
  await rowAction(table, name, 'Change role');

  const sheet = page.getByRole('dialog', { name: `Change role of service account ${name}` });
  await expect(sheet).toContainText('Viewer in project Staging');
  await sheet.getByRole('radio', { name: 'Profile Writer' }).check();
  await expect(sheet.getByRole('heading', { name: 'Gains in project Staging' })).toBeVisible();
  await expect(sheet.getByRole('listitem').filter({ hasText: 'profile.write' })).toBeVisible();
  await expect(sheet.getByRole('heading', { name: 'Loses in project Staging' })).toBeVisible();
  await expect(sheet.getByRole('listitem').filter({ hasText: 'profile.read' })).toBeVisible();
  await sheet.getByRole('button', { name: 'Change role' }).dblclick();

  await expectToast(page, `${name} now has Profile Writer instead of Viewer in project Staging`);
  await expect(sheet).toBeHidden();
  await expect.poll(() => columnOf(table, 'Role')).toEqual(['Profile Writer']);
  expect(await calls.count('CreateRoleBinding')).toBe(1);
  expect(await calls.count('DeleteRoleBinding')).toBe(1);

  await undoToast(page, `${name} now has Profile Writer`);
  await expectToast(page, `${name} has Viewer in project Staging again`);
  await expect.poll(() => columnOf(table, 'Role')).toEqual(['Viewer']);
});

test('an owner widens the scope of a role to one more project, and moves it to the whole organization', async ({
  page,
  signInAs,
  given,
  mine,
}) => {
  const name = mine('agent');
  await signInAs('owner', pages.roleBindings);
  const table = await listViewer(page, given, name);
  await rowAction(table, name, 'Change scope');
  const sheet = page.getByRole('dialog', { name: `Change scope of service account ${name}` });
  await expect(sheet.getByRole('checkbox', { name: 'Staging' })).toBeChecked();
  await sheet.getByRole('button', { name: 'Change scope' }).click();
  await expect(sheet.getByText('This is the current scope. Choose another one.')).toBeVisible();

  await sheet.getByRole('checkbox', { name: 'Production' }).check();
  await expect(sheet.getByRole('heading', { name: 'Gains in project Production' })).toBeVisible();
  await expect(sheet.getByRole('heading', { name: 'Loses in' })).toHaveCount(0);
  await sheet.getByRole('button', { name: 'Change scope' }).click();
  await expectToast(page, `${name} now also has Viewer in project Production`);
  await expect.poll(() => columnOf(table, 'Scope')).toEqual(['Project Production', 'Project Staging']);

  await rowAction(table, 'Staging', 'Change scope');
  await sheet.getByRole('radio', { name: 'Whole organization' }).check();
  await expect(sheet.getByRole('heading', { name: 'Gains in the whole organization' })).toBeVisible();
  await sheet.getByRole('button', { name: 'Change scope' }).click();
  await expectToast(page, `${name} now has Viewer in the whole organization instead of project Staging`);
  await expectRow(table, { Scope: 'Whole organization' });
});

test('when the old role binding can’t be deleted, the new one is taken back, and the form says why', async ({
  page,
  signInAs,
  given,
  mine,
  calls,
}) => {
  const name = mine('agent');
  await signInAs('owner', pages.roleBindings);
  const table = await listViewer(page, given, name);
  await rowAction(table, name, 'Change role');
  const sheet = page.getByRole('dialog', { name: `Change role of service account ${name}` });
  await sheet.getByRole('radio', { name: 'Profile Writer' }).check();
  await calls.refuseNext('DeleteRoleBinding');
  await sheet.getByRole('button', { name: 'Change role' }).click();

  await expect(sheet.getByRole('alert')).toContainText('The role was not changed');
  await expect(sheet.getByRole('alert')).toContainText('Too many requests at once.');
  await expect(sheet.getByRole('radio', { name: 'Profile Writer' })).toBeChecked();
  await sheet.getByRole('button', { name: 'Cancel' }).click();
  await expect.poll(() => columnOf(table, 'Role')).toEqual(['Viewer']);
});

test('when the new one can’t be taken back either, it is said that both stand; Try again and Undo mend it', async ({
  page,
  signInAs,
  given,
  mine,
  calls,
}) => {
  const name = mine('agent');
  await signInAs('owner', pages.roleBindings);
  const table = await listViewer(page, given, name);
  const sheet = page.getByRole('dialog', { name: `Change role of service account ${name}` });
  const stopHalfway = async () => {
    await rowAction(table, name, 'Change role');
    await sheet.getByRole('radio', { name: 'Profile Writer' }).check();
    await calls.refuseNext('DeleteRoleBinding');
    await calls.refuseNext('DeleteRoleBinding');
    await sheet.getByRole('button', { name: 'Change role' }).click();
    await expect(sheet).toContainText('Both stand: Viewer in project Staging and Profile Writer in project Staging.');
  };
  await stopHalfway();
  await expect(sheet.getByRole('listitem').filter({ hasText: 'Still there' })).toContainText('Viewer');
  await expect(sheet.getByRole('listitem').filter({ hasText: 'Created' })).toContainText('Profile Writer');
  await page.keyboard.press('Escape');
  await expect(sheet.getByRole('alert').filter({ hasText: 'Close anyway?' })).toContainText('Both stand');
  await sheet.getByRole('button', { name: 'Stay' }).click();
  await sheet.getByRole('button', { name: 'Undo' }).click();
  await expect(sheet.getByText('Undone: all is as before.')).toBeVisible();
  await sheet.getByRole('button', { name: 'Cancel' }).click();
  await expect.poll(() => columnOf(table, 'Role')).toEqual(['Viewer']);

  await stopHalfway();
  await sheet.getByRole('button', { name: 'Try again' }).click();
  await expectToast(page, `${name} now has Profile Writer instead of Viewer in project Staging`);
  await expect.poll(() => columnOf(table, 'Role')).toEqual(['Profile Writer']);
});

for (const rpc of ['CreateRoleBinding', 'DeleteRoleBinding']) {
  test(`when the answer to ${rpc} is lost, the list tells that the role was changed`, async ({
    page,
    signInAs,
    given,
    mine,
    calls,
  }) => {
    const name = mine('lost');
    await signInAs('owner', pages.roleBindings);
    const table = await listViewer(page, given, name);
    await rowAction(table, name, 'Change role');
    const sheet = page.getByRole('dialog', { name: `Change role of service account ${name}` });
    await sheet.getByRole('radio', { name: 'Profile Writer' }).check();
    await calls.loseNextAnswer(rpc);
    await sheet.getByRole('button', { name: 'Change role' }).click();
    await expectToast(page, `${name} now has Profile Writer instead of Viewer in project Staging`);
    await expect.poll(() => columnOf(table, 'Role')).toEqual(['Profile Writer']);
    expect(await calls.count('CreateRoleBinding')).toBe(1);
  });
}

test('an unconfirmed change says so, and trying again completes it once', async ({
  page,
  signInAs,
  given,
  mine,
  calls,
}) => {
  const name = mine('lost');
  await signInAs('owner', pages.roleBindings);
  const table = await listViewer(page, given, name);
  await rowAction(table, name, 'Change role');
  const sheet = page.getByRole('dialog', { name: `Change role of service account ${name}` });
  await sheet.getByRole('radio', { name: 'Profile Writer' }).check();
  await calls.loseNextAnswer('CreateRoleBinding');
  await calls.loseNextAnswer('ListRoleBindings', 'CreateRoleBinding');
  await sheet.getByRole('button', { name: 'Change role' }).click();
  await expect(sheet.getByRole('listitem').filter({ hasText: 'Unconfirmed' })).toContainText('Profile Writer');
  await sheet.getByRole('button', { name: 'Try again' }).click();
  await expectToast(page, `${name} now has Profile Writer instead of Viewer in project Staging`);
  expect(await calls.count('CreateRoleBinding')).toBe(1);
  await expect.poll(() => columnOf(table, 'Role')).toEqual(['Profile Writer']);
});

test('the last owner who has signed in can’t give up the role by changing it', async ({
  page,
  signInAs,
  quietConsole,
}) => {
  quietConsole.expectStatus(400);
  await signInAs('owner', `${pages.roleBindings}?subject=user:dev:owner@acme.example`);
  const table = page.getByRole('table', { name: 'Role bindings' });
  await rowAction(table, 'owner@acme.example', 'Change role');
  const sheet = page.getByRole('dialog', { name: 'Change role of owner@acme.example' });
  await sheet.getByRole('radio', { name: 'Viewer' }).check();
  await expect(sheet).toContainText('The other owner is rosa@acme.example (google).');
  await expect(sheet).toContainText('If they never signed in, this is refused.');
  await expect(sheet).toContainText('This is your own access');
  await sheet.getByRole('button', { name: 'Change role' }).click();
  await expect(sheet.getByRole('alert')).toContainText('The organization would be left without an owner');
  await sheet.getByRole('button', { name: 'Cancel' }).click();
  await expect.poll(() => columnOf(table, 'Role')).toEqual(['Owner (sensitive)']);
});

test('a change to a powerful role is named by its button, and says what the role allows', async ({
  page,
  signInAs,
  given,
  mine,
}) => {
  const name = mine('agent');
  await signInAs('owner', pages.roleBindings);
  const table = await listViewer(page, given, name);
  await rowAction(table, name, 'Change role');
  const sheet = page.getByRole('dialog', { name: `Change role of service account ${name}` });
  await sheet.getByRole('radio', { name: 'Owner' }).check();
  await expect(sheet).toContainText('Owner is a powerful role');
  await expect(sheet.getByRole('button', { name: 'Give Owner' })).toBeVisible();
  await sheet.getByRole('radio', { name: 'Billing Admin' }).check();
  await expect(sheet.getByRole('alert')).toContainText('Billing Admin has no effect in a project');
});

test('a viewer reads why they can’t change a role, and so does whoever opens the address', async ({
  page,
  signInAs,
}) => {
  await signInAs('viewer', pages.roleBindings);
  const table = page.getByRole('table', { name: 'Role bindings' });
  await rowOf(table, 'dashboards')
    .getByRole('button', { name: /^Actions for / })
    .click();
  await expectDenied(page.getByRole('menuitem', { name: 'Change role' }), 'rolebinding.delete');
  await page.goto(`${pages.roleBindings}?change=role&binding=1`);
  await expect(page.getByText('You can’t change this role binding here')).toBeVisible();
});

test('a change that can’t be made says why: older subjects, deleted projects, bindings that are gone', async ({
  page,
  signInAs,
}) => {
  await signInAs('owner', pages.roleBindings);
  const table = page.getByRole('table', { name: 'Role bindings' });
  const itemOf = async (subject: string, item: string) => {
    await rowOf(table, subject)
      .getByRole('button', { name: /^Actions for / })
      .first()
      .click();
    return page.getByRole('menuitem', { name: item });
  };
  await expect(await itemOf('12345', 'Change role')).toHaveAccessibleDescription(
    /can’t be given to a subject in this form/,
  );
  await page.keyboard.press('Escape');
  await expect(await itemOf('legacy-exporter', 'Change role')).toContainText('The project was deleted');
  await page.keyboard.press('Escape');

  await page.goto(`${pages.roleBindings}?change=scope&binding=unknown`);
  await expect(page.getByRole('dialog', { name: 'Can’t change this scope' })).toContainText('no longer exists');
});

test(
  'a half-made change asks before it is lost, and Back closes the sheet',
  { tag: '@mocks' },
  async ({ page, signInAs }) => {
    await signInAs('owner', `${pages.roleBindings}?q=dashboards`);
    const table = page.getByRole('table', { name: 'Role bindings' });
    await rowAction(table, 'dashboards', 'Change scope');
    const sheet = page.getByRole('dialog', { name: 'Change scope of service account dashboards' });
    await expect(page).toHaveURL(/change=scope&binding=/);
    await chooseRole(sheet, { projects: ['Production'] });
    await page.goBack();
    await expect(sheet.getByRole('alert')).toContainText('Close without changing it?');
    await sheet.getByRole('button', { name: 'Close anyway' }).click();
    await expect(sheet).toBeHidden();
    await expect.poll(() => columnOf(table, 'Scope')).toEqual(['Whole organization']);
  },
);
