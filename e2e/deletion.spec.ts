import type { Page } from '@playwright/test';
import { pages, projects } from './fixtures/acme.ts';
import { columnOf, expectRow, rowAction, selectRows } from './fixtures/table.ts';
import { expect, test } from './fixtures/test.ts';
import { expectToast } from './fixtures/toast.ts';

const tableOf = (page: Page) => page.getByRole('table', { name: 'Role bindings' });
const barOf = (page: Page) => page.getByRole('region', { name: 'Selected role bindings' });

test(
  'the only owner gets no button that would be refused, but what to do first',
  { tag: '@mocks' },
  async ({ page, signInAs }) => {
    await signInAs('owner', `${pages.roleBindings}?role=system:owner&subject=user`);
    const table = tableOf(page);
    await rowAction(table, 'rosa@acme.example', 'Delete role binding');
    await page.getByRole('dialog').getByRole('button', { name: 'Delete role binding' }).click();
    await expect.poll(() => columnOf(table, 'Subject')).toEqual([expect.stringContaining('owner@acme.example')]);
    await rowAction(table, 'owner@acme.example', 'Delete role binding');

    const dialog = page.getByRole('dialog', { name: 'Can’t delete role binding of owner@acme.example: Owner' });
    await expect(dialog).toContainText('An organization needs at least one owner who has signed in.');
    await expect(dialog).toContainText('Make someone else an owner first.');
    await expect(dialog.getByRole('button', { name: 'Delete role binding' })).toHaveCount(0);
    await expect(dialog.getByRole('button', { name: 'Close' }).last()).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('button', { name: /^Actions for .*owner@acme.example/ })).toBeFocused();
  },
);

test('who deleted the wrong role binding takes it back, and it is in the list again', async ({
  page,
  signInAs,
  given,
  mine,
}) => {
  const email = `${mine('back')}@acme.example`;
  await signInAs('owner', pages.roleBindings);
  await given.roleBinding(`user:dev:${email}`, 'system:writer', projects.staging);
  await page.goto(`${pages.roleBindings}?q=${email}`);
  const table = tableOf(page);
  await rowAction(table, email, 'Delete role binding');
  const dialog = page.getByRole('dialog', { name: `Delete role binding of ${email}: Writer in project Staging` });
  await expect(dialog).not.toContainText('can’t be undone');
  await dialog.getByRole('button', { name: 'Delete role binding' }).click();
  await expect(page.getByText('No role binding matches')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();

  await expectToast(page, `Restored role binding of ${email}: Writer in project Staging`);
  await expectRow(table, { Subject: email, Role: 'Writer', Scope: 'Staging' });
});

test('a role binding that could not be restored is named with the reason, and another try restores it', async ({
  page,
  signInAs,
  given,
  mine,
  calls,
}) => {
  const email = `${mine('back')}@acme.example`;
  await signInAs('owner', pages.roleBindings);
  await given.roleBinding(`user:dev:${email}`, 'system:viewer');
  await page.goto(`${pages.roleBindings}?q=${email}`);
  const table = tableOf(page);
  await rowAction(table, email, 'Delete role binding');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete role binding' }).click();
  await expectToast(page, 'Deleted role binding');
  await calls.refuseNext('CreateRoleBinding');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expectToast(page, `Not restored: role binding of ${email}: Viewer in the whole organization.`);
  await page.getByRole('button', { name: 'Undo' }).click();

  await expectToast(page, `Restored role binding of ${email}: Viewer`);
  await expectRow(table, { Subject: email, Role: 'Viewer' });
});

test('an owner takes back a deletion of several role bindings, and they are in the list again', async ({
  page,
  signInAs,
  given,
  mine,
}) => {
  const robot = mine('robot');
  await signInAs('owner', pages.roleBindings);
  for (const role of ['viewer', 'writer', 'profile-writer']) {
    await given.roleBinding(`user:dev:${robot}@acme.example`, `system:${role}`);
  }
  await page.goto(`${pages.roleBindings}?q=${robot}`);
  await expect.poll(() => columnOf(tableOf(page), 'Role')).toHaveLength(3);
  const before = await columnOf(tableOf(page), 'Role');
  await selectRows(tableOf(page), 0, 1);
  await barOf(page).getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete 2 role bindings' }).click();
  await expect.poll(() => columnOf(tableOf(page), 'Role')).toEqual(before.slice(2));
  await page.getByRole('button', { name: 'Undo' }).click();

  await expectToast(page, 'Restored 2 role bindings');
  await expect.poll(() => columnOf(tableOf(page), 'Role')).toEqual(before);
});

test('who deletes everything that is listed types the number first, and learns what is missing', async ({
  page,
  signInAs,
  given,
  mine,
  calls,
}) => {
  const robot = mine('robot');
  await signInAs('owner', pages.roleBindings);
  for (const who of ['a', 'b', 'c']) await given.roleBinding(`user:dev:${robot}-${who}@acme.example`, 'system:viewer');
  await page.goto(`${pages.roleBindings}?q=${robot}`);
  await expect.poll(() => columnOf(tableOf(page), 'Role')).toHaveLength(3);
  await selectRows(tableOf(page), 0, 2);
  await barOf(page).getByRole('button', { name: 'Delete' }).click();

  const dialog = page.getByRole('dialog', { name: 'Delete 3 role bindings' });
  const field = dialog.getByRole('textbox', { name: 'Type 3 to confirm' });
  await expect(field).toBeFocused();
  await field.fill('2');
  await dialog.getByRole('button', { name: 'Delete 3 role bindings' }).click();
  await expect(field).toBeFocused();
  await expect(field).toHaveAccessibleDescription(/This is not the number/);
  expect(await calls.count('DeleteRoleBinding')).toBe(0);

  await field.fill('3');
  await field.press('Enter');
  await expectToast(page, 'Deleted 3 role bindings');
  await expect(page.getByText('No role binding matches')).toBeVisible();
});

test('what somebody else deleted meanwhile counts as deleted, and is said', async ({
  page,
  signInAs,
  given,
  mine,
  quietConsole,
}) => {
  quietConsole.expectStatus(404);
  const robot = mine('robot');
  await signInAs('owner', pages.roleBindings);
  const ids: string[] = [];
  for (const who of ['a', 'b', 'c']) {
    ids.push(await given.roleBinding(`user:dev:${robot}-${who}@acme.example`, 'system:viewer'));
  }
  await page.goto(`${pages.roleBindings}?q=${robot}`);
  await expect.poll(() => columnOf(tableOf(page), 'Role')).toHaveLength(3);
  await selectRows(tableOf(page), 0, 1);
  await barOf(page).getByRole('button', { name: 'Delete' }).click();
  await given.deletedRoleBinding(ids[0] ?? '');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete 2 role bindings' }).click();
  await expectToast(page, 'Deleted 1 role binding; 1 was already deleted');
  await expect.poll(() => columnOf(tableOf(page), 'Role')).toHaveLength(1);
});
