import type { Page } from '@playwright/test';
import { pages, projects } from './fixtures/acme.ts';
import { columnOf, expectRow, rowsOf, selectRows } from './fixtures/table.ts';
import { expect, test } from './fixtures/test.ts';
import { expectToast, toasts } from './fixtures/toast.ts';

const tableOf = (page: Page) => page.getByRole('table', { name: 'Role bindings' });
const barOf = (page: Page) => page.getByRole('region', { name: 'Selected role bindings' });

test('an owner deletes several role bindings at once, after seeing who loses them', async ({
  page,
  signInAs,
  given,
  mine,
}) => {
  const robot = mine('robot');
  const helper = `${robot}-helper`;
  await signInAs('owner', pages.roleBindings);
  await given.roleBinding(`user:dev:${robot}@acme.example`, 'system:viewer');
  await given.roleBinding(`user:dev:${robot}@acme.example`, 'system:profile-writer');
  await given.roleBinding(`user:dev:${helper}@acme.example`, 'system:viewer');
  await given.roleBinding(`user:dev:${helper}@acme.example`, 'system:writer');
  await page.goto(`${pages.roleBindings}?q=${robot}`);
  await expect.poll(() => columnOf(tableOf(page), 'Role')).toHaveLength(4);
  await selectRows(tableOf(page), 0, 2);
  await expect(barOf(page)).toContainText('3 selected');
  await barOf(page).getByRole('button', { name: 'Delete' }).click();

  const dialog = page.getByRole('dialog', { name: 'Delete 3 role bindings' });
  await expect(dialog).toContainText(
    `${helper}@acme.example and ${robot}@acme.example will immediately lose what these roles`,
  );
  await expect(dialog.getByRole('listitem')).toHaveCount(3);
  await expect(dialog).toContainText(`${helper}@acme.example will have no access.`);
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await dialog.getByRole('button', { name: 'Delete 3 role bindings' }).dblclick();

  await expectToast(page, 'Deleted 3 role bindings');
  await expect.poll(() => columnOf(tableOf(page), 'Role')).toHaveLength(1);
  await expect(barOf(page)).toBeHidden();
  await expect(tableOf(page).getByRole('row').last(), 'the row after them').toBeFocused();
  await page.reload();
  await expect.poll(() => columnOf(tableOf(page), 'Role')).toHaveLength(1);
});

test('an owner deletes several API tokens of an account at once, and its other one stays', async ({
  page,
  signInAs,
  given,
  mine,
}) => {
  await signInAs('owner');
  const account = await given.serviceAccount(mine('robot'));
  for (const name of ['eu', 'us', 'asia']) await given.token(account, name);
  await page.goto(pages.serviceAccount(account));
  const table = page.getByRole('table', { name: 'API tokens' });
  await expect.poll(() => columnOf(table, 'Name')).toEqual(['asia', 'eu', 'us']);
  await selectRows(table, 0, 1);
  const bar = page.getByRole('region', { name: 'Selected API tokens' });
  await expect(bar).toContainText('2 selected');
  await bar.getByRole('button', { name: 'Delete' }).click();

  const dialog = page.getByRole('dialog', { name: 'Delete 2 API tokens' });
  await expect(dialog.getByRole('listitem')).toHaveText(['asiaNever used', 'euNever used']);
  await expect(dialog).toContainText('The service account keeps its roles and its other tokens.');
  await expect(dialog).toContainText('This can’t be undone.');
  await dialog.getByRole('button', { name: 'Delete 2 API tokens' }).click();
  await expectToast(page, 'Deleted 2 API tokens');
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0);
  await expect(table.getByRole('row').last(), 'the row after them').toBeFocused();
  await expect.poll(() => columnOf(table, 'Name')).toEqual(['us']);
  await expect(bar).toBeHidden();
});

test('an owner deletes several service accounts at once, after seeing what goes with each', async ({
  page,
  signInAs,
  given,
  mine,
}) => {
  const robot = mine('robot');
  await signInAs('owner');
  await given.token(await given.serviceAccount(`${robot}-a`), 'eu');
  await given.serviceAccount(`${robot}-b`);
  await given.roleBinding(`serviceaccount:${robot}-b`, 'system:viewer');
  await given.serviceAccount(`${robot}-c`);
  await page.goto(`${pages.serviceAccounts}?q=${robot}`);
  const table = page.getByRole('table', { name: 'Service accounts' });
  await expect.poll(() => columnOf(table, 'Tokens')).toEqual(['1', '0', '0']);
  await selectRows(table, 0, 1);
  const bar = page.getByRole('region', { name: 'Selected service accounts' });
  await bar.getByRole('button', { name: 'Delete' }).click();

  const dialog = page.getByRole('dialog', { name: 'Delete 2 service accounts' });
  await expect(dialog.getByRole('listitem')).toHaveText([
    `${robot}-a0 role bindings, 1 API tokenIt can do nothing today.`,
    new RegExp(`^${robot}-b1 role binding, 0 API tokensIt can no longer read profiles, open projects`),
  ]);
  await dialog.getByRole('button', { name: 'Delete 2 service accounts' }).click();
  await expectToast(page, 'Deleted 2 service accounts');
  await expect.poll(() => columnOf(table, 'Name')).toEqual([expect.stringContaining(`${robot}-c`)]);
  await expect(bar).toBeHidden();
  await expect(table.getByRole('row').last(), 'the row after them').toBeFocused();
});

test.describe('many at once', { tag: '@mocks' }, () => {
  test('the last owner stays, and it is said before; the others go', async ({ page, signInAs }) => {
    await signInAs('owner', pages.roleBindings);
    await page.getByRole('checkbox', { name: 'Select all on this page' }).click();
    await expect(barOf(page)).toContainText('20 selected');
    await barOf(page).getByRole('button', { name: 'Delete' }).click();
    const dialog = page.getByRole('dialog', { name: 'Delete 19 role bindings' });
    await expect(dialog).toContainText('owner@acme.example stays an owner');
    await expect(dialog).toContainText('Undo can restore 17 of these 19 role bindings. It can’t restore ');
    await dialog.getByRole('textbox', { name: 'Type 19 to confirm' }).fill('19');
    await dialog.getByRole('button', { name: 'Delete 19 role bindings' }).click();

    await expectToast(page, 'Deleted 19 role bindings');
    await expect(dialog).toBeHidden();
    await expect.poll(() => columnOf(tableOf(page), 'Role')).toEqual(['Owner (sensitive)']);
  });

  test('a server that goes away ends it, and another try does what is left', async ({
    page,
    signInAs,
    quietConsole,
  }) => {
    quietConsole.expectStatus(503);
    await signInAs(
      'owner',
      `${pages.roleBindings}?subject=serviceaccount&fault=DeleteRoleBinding:unavailable:1:after=3`,
    );
    const { length: count } = await columnOf(tableOf(page), 'Role');
    await page.getByRole('checkbox', { name: 'Select all on this page' }).click();
    await barOf(page).getByRole('button', { name: 'Delete' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: `Type ${count} to confirm` }).fill(String(count));
    await dialog.getByRole('button', { name: `Delete ${count} role bindings` }).click();
    const alert = dialog.getByRole('alert');
    await expect(alert).toContainText(new RegExp(`^\\d of ${count} role bindings deleted`));
    await expect(alert).toContainText('The server is not available right now.');
    await expect(alert).toContainText(/\d role bindings were not deleted, as far as is known\./);

    await dialog.getByRole('button', { name: /^Delete the other \d+$/ }).click();
    await expectToast(page, `Deleted ${count} role bindings`);
    await expect(page.getByText('No role binding matches')).toBeVisible();
  });

  test('what the server refuses is named with its reason, the others go, and another try takes it along', async ({
    page,
    signInAs,
    calls,
  }) => {
    await signInAs('owner', `${pages.roleBindings}?subject=serviceaccount&role=system:profile-writer`);
    const { length: count } = await columnOf(tableOf(page), 'Role');
    await page.getByRole('checkbox', { name: 'Select all on this page' }).click();
    await barOf(page).getByRole('button', { name: 'Delete' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: `Type ${count} to confirm` }).fill(String(count));
    await calls.refuseNext('DeleteRoleBinding');
    await dialog.getByRole('button', { name: `Delete ${count} role bindings` }).click();
    const alert = dialog.getByRole('alert');
    await expect(alert).toContainText(`${count - 1} of ${count} role bindings deleted`);
    await expect(alert.getByRole('listitem')).toHaveCount(1);
    await expect(alert.getByRole('listitem')).toContainText('Profile Writer');

    await dialog.getByRole('button', { name: 'Try again' }).click();
    await expectToast(page, `Deleted ${count} role bindings`);
    await expect(page.getByText('No role binding matches')).toBeVisible();
  });

  test('it says how far it is, can be stopped, and leaves the rest as it was', async ({ page, signInAs, calls }) => {
    await signInAs('owner', pages.roleBindings);
    await selectRows(tableOf(page), 0, 8);
    await barOf(page).getByRole('button', { name: 'Delete' }).click();
    const dialog = page.getByRole('dialog', { name: 'Delete 9 role bindings' });
    await calls.slow(3_000);
    await dialog.getByRole('button', { name: 'Delete 9 role bindings' }).click();
    await expect(dialog.getByRole('progressbar')).toHaveAccessibleName(/^Deleting: \d of 9$/);
    await page.keyboard.press('Escape');
    await expect(dialog).toContainText('Closing stops it. What is deleted stays deleted.');
    await dialog.getByRole('button', { name: 'Stay' }).click();
    await dialog.getByRole('button', { name: 'Stop' }).click();
    await calls.comeBack();
    await expect(dialog.getByRole('alert')).toContainText(/^\d of 9 role bindings deleted/);
    await expect(dialog.getByRole('alert')).toContainText(/\d role bindings? (was|were) not deleted\./);
    const deleted = Number.parseInt(await dialog.getByRole('alert').innerText(), 10);
    await dialog.getByRole('button', { name: 'Close' }).first().click();
    await expect(barOf(page)).toContainText(`${9 - deleted} selected`);
    await expect.poll(() => columnOf(tableOf(page), 'Role')).toHaveLength(20 - deleted);
  });

  test('what a filter hides is not deleted, and Clear selection lets go of all', async ({ page, signInAs }) => {
    await signInAs('owner', pages.roleBindings);
    const search = page.getByRole('searchbox', { name: 'Search role bindings' });
    await page.getByRole('checkbox', { name: 'Select all on this page' }).click();
    await search.fill('scraper-edge');
    await expect(barOf(page)).toContainText('2 selected');
    await expect(barOf(page)).toContainText('18 more filtered out');
    await search.fill('nobody is called so');
    await expect(barOf(page)).toContainText('0 selected, 20 more filtered out');
    await expect(barOf(page).getByRole('button', { name: 'Delete' })).toHaveAccessibleDescription(/filters hide/);
    await search.fill('');
    await expect(barOf(page)).toContainText('20 selected');
    await barOf(page).getByRole('button', { name: 'Clear selection' }).click();
    await expect(barOf(page)).toBeHidden();
    await expect(page.getByRole('checkbox', { name: /^Select the role binding/, checked: true })).toHaveCount(0);
  });

  test('Select all keeps the focus, and Shift lets go of a range as it selects one', async ({ page, signInAs }) => {
    await signInAs('owner', pages.roleBindings);
    const boxes = tableOf(page).getByRole('rowgroup').last().getByRole('checkbox');
    await boxes.nth(1).click();
    const all = barOf(page).getByRole('button', { name: 'Select all 20' });
    await all.press('Enter');
    await expect(barOf(page)).toContainText('20 selected');
    await expect(all).toBeFocused();
    await boxes.nth(4).click();
    await boxes.nth(8).click({ modifiers: ['Shift'] });
    await expect(barOf(page)).toContainText('15 selected');
  });

  test('what a toast says stands above what can be done with the next rows', async ({ page, signInAs }) => {
    await signInAs('owner', pages.roleBindings);
    await selectRows(tableOf(page), 1, 2);
    await barOf(page).getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete 2 role bindings' }).click();
    const toast = toasts(page).getByRole('group').filter({ hasText: 'Deleted 2 role bindings' });
    // It stays while the pointer is on it.
    await toast.hover();
    await expect.poll(() => columnOf(tableOf(page), 'Role')).toHaveLength(18);
    await tableOf(page).getByRole('checkbox').nth(2).press('Space');
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 700 });
      const [said, bar] = [await toast.boundingBox(), await barOf(page).boundingBox()];
      expect(said ? said.y + said.height : Number.NaN, `${width} px`).toBeLessThan(bar?.y ?? 0);
    }
  });

  test('what is gone leaves the list, even if that can’t be read anew', async ({ page, signInAs, quietConsole }) => {
    quietConsole.expectStatus(503);
    await signInAs('owner', `${pages.roleBindings}?fault=ListRoleBindings:unavailable:after=1`);
    await selectRows(tableOf(page), 1, 3);
    await barOf(page).getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete 3 role bindings' }).click();
    await expectToast(page, 'Deleted 3 role bindings');
    await expect.poll(() => columnOf(tableOf(page), 'Role')).toHaveLength(17);
    await expect(page.getByText('What you see may be out of date')).toBeVisible();
  });

  test('who may no longer see the list is told so, and has nothing to try again', async ({
    page,
    signInAs,
    quietConsole,
  }) => {
    quietConsole.expectStatus(403);
    await signInAs('owner', `${pages.roleBindings}?fault=ListRoleBindings:permission_denied:after=1`);
    await selectRows(tableOf(page), 1, 3);
    await barOf(page).getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete 3 role bindings' }).click();
    await expectToast(page, 'Deleted 3 role bindings');
    const notice = page.getByRole('main').getByText('What you see may be out of date').locator('..');
    await expect(notice).toContainText('It could not be read again.');
    await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(0);
    await expect.poll(() => columnOf(tableOf(page), 'Role')).toHaveLength(17);
  });

  test('an owner of one project selects and deletes what is bound there, and learns why not the rest', async ({
    page,
    signInAs,
    given,
  }) => {
    await signInAs('owner');
    await given.roleBinding('user:dev:viewer@acme.example', 'system:owner', projects.staging);
    await given.roleBinding('user:dev:writer@acme.example', 'system:viewer', projects.staging);
    await signInAs('viewer', pages.roleBindings);
    const elsewhere = page.getByRole('checkbox', { name: 'Select the role binding of owner@acme.example: Owner' });
    await expect(elsewhere).toBeDisabled();
    await expect(elsewhere).toHaveAccessibleDescription(
      /\(rolebinding\.delete\)\. Organization-wide Owner includes it; yours is for Staging\./,
    );
    await page.getByRole('checkbox', { name: 'Select all on this page' }).click();
    const before = await rowsOf(tableOf(page));
    const there = before.filter(({ Scope: scope }) => scope?.includes('Staging'));
    await expect(barOf(page)).toContainText(`${there.length} selected`);
    await barOf(page).getByRole('button', { name: 'Delete' }).click();
    const name = `Delete ${there.length} role bindings`;
    await page.getByRole('dialog').getByRole('button', { name }).click();

    await expectToast(page, `Deleted ${there.length} role bindings`);
    await expect.poll(() => columnOf(tableOf(page), 'Scope')).toHaveLength(before.length - there.length);
    await expect(page.getByRole('checkbox')).toHaveCount(0);
  });

  test('who may not delete has nothing to select', async ({ page, signInAs }) => {
    await signInAs('viewer', pages.roleBindings);
    await expectRow(tableOf(page), { Subject: 'owner@acme.example' });
    await expect(page.getByRole('checkbox')).toHaveCount(0);
  });
});
