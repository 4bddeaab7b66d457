import type { Locator } from '@playwright/test';
import { pages } from './fixtures/acme.ts';
import { bindingSheet } from './fixtures/binding-sheet.ts';
import { columnOf, rowOf, selectRows } from './fixtures/table.ts';
import { expect, test } from './fixtures/test.ts';
import { tokenSheet } from './fixtures/token-sheet.ts';

/** A double click by a slow hand: the first press has done its work when the second one comes. */
async function doubleClick(
  what: Locator,
  firstDoes: () => Promise<void>,
  at?: { x: number; y: number },
): Promise<void> {
  const { mouse } = what.page();
  await what.hover({ force: true, ...(at && { position: at }) });
  for (const clickCount of [1, 2]) {
    await mouse.down({ clickCount });
    await mouse.up({ clickCount });
    if (clickCount === 1) await firstDoes();
  }
}

test('a double click that closes a sheet opens nothing under it, and the focus is where it was', async ({
  page,
  signInAs,
}) => {
  await signInAs('owner', pages.roleBindings);
  const opener = page.getByRole('button', { name: 'Create Role Binding' });
  await opener.click();
  const sheet = bindingSheet(page);
  await doubleClick(sheet.getByRole('button', { name: 'Close' }), () => sheet.waitFor({ state: 'hidden' }));
  await expect(opener).toBeFocused();

  const account = page.getByRole('button', { name: /^Account/ });
  await expect(account).toHaveAttribute('aria-expanded', 'false');
  await account.click();
  await expect(account, 'the next press counts').toHaveAttribute('aria-expanded', 'true');
});

test('a double click on what opens a dialog leaves it open', async ({ page, signInAs, given, mine }) => {
  const robot = mine('robot');
  await signInAs('owner', pages.roleBindings);
  await given.roleBinding(`user:dev:${robot}@acme.example`, 'system:viewer');
  await given.roleBinding(`user:dev:${robot}@acme.example`, 'system:writer');
  await given.roleBinding(`user:dev:${robot}@acme.example`, 'system:profile-writer');
  await page.goto(`${pages.roleBindings}?q=${robot}`);
  const table = page.getByRole('table', { name: 'Role bindings' });
  await expect.poll(() => columnOf(table, 'Role')).toHaveLength(3);

  await rowOf(table, 'Viewer')
    .getByRole('button', { name: /^Actions for / })
    .click();
  const one = page.getByRole('dialog', { name: 'Delete role binding of' });
  const cancel = one.getByRole('button', { name: 'Cancel' });
  await doubleClick(page.getByRole('menuitem', { name: 'Delete role binding' }), () => expect(cancel).toBeFocused());
  await expect(page.getByRole('menu')).toBeHidden();
  await expect(one).toBeVisible();
  await cancel.click();
  await expect(one).toBeHidden();

  await selectRows(table, 0, 1);
  const bar = page.getByRole('region', { name: 'Selected role bindings' });
  const both = page.getByRole('dialog', { name: 'Delete 2 role bindings' });
  await doubleClick(bar.getByRole('button', { name: 'Delete' }), () =>
    expect(both.getByRole('button', { name: 'Cancel' })).toBeFocused(),
  );
  await expect(both.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.mouse.click(5, 5);
  await expect(both, 'the next press counts').toBeHidden();
  await expect(bar.getByRole('button', { name: 'Delete' })).toBeFocused();
});

test('a double click beside a menu closes it, and no more', async ({ page, signInAs }) => {
  await signInAs('owner', pages.serviceAccounts);
  const row = rowOf(page.getByRole('table', { name: 'Service accounts' }), 'agent-production');
  await row.getByRole('button', { name: /^Actions for / }).click();
  const menu = page.getByRole('menu');
  await expect(menu).toBeVisible();
  const link = row.getByRole('link', { name: 'agent-production' });
  await doubleClick(link, () => menu.waitFor({ state: 'hidden' }));
  await expect(page).toHaveURL(pages.serviceAccounts);

  await link.click();
  await expect(page.getByRole('heading', { level: 1, name: 'agent-production' })).toBeVisible();
});

test('a double click that chooses from a list chooses nothing under it; one that leaves it counts', async ({
  page,
  signInAs,
}) => {
  await signInAs('owner', `${pages.serviceAccounts}?create=token`);
  const sheet = tokenSheet(page);
  const account = sheet.getByRole('combobox', { name: 'Which service account' });
  await account.fill('agent-production');
  const option = page.getByRole('option', { name: 'agent-production' });
  await doubleClick(option, () => option.waitFor({ state: 'hidden' }));
  await expect(account).toBeFocused();
  await expect(account).toHaveValue('agent-production');

  await account.press('ArrowDown');
  await expect(option).toBeVisible();
  const title = sheet.getByText('Create API Token', { exact: true });
  await doubleClick(title, () => option.waitFor({ state: 'hidden' }), { x: 20, y: 10 });
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('Create');
});

test('a double click that deletes several role bindings leaves the focus in their list', async ({
  page,
  signInAs,
  given,
  mine,
}) => {
  const robot = mine('robot');
  await signInAs('owner', pages.roleBindings);
  for (const who of ['a', 'b', 'c']) await given.roleBinding(`user:dev:${robot}-${who}@acme.example`, 'system:viewer');
  await page.goto(`${pages.roleBindings}?q=${robot}`);
  const table = page.getByRole('table', { name: 'Role bindings' });
  await expect.poll(() => columnOf(table, 'Role')).toHaveLength(3);
  await selectRows(table, 0, 1);
  await page.getByRole('region', { name: 'Selected role bindings' }).getByRole('button', { name: 'Delete' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete 2 role bindings' });
  await doubleClick(dialog.getByRole('button', { name: 'Delete 2 role bindings' }), () =>
    dialog.waitFor({ state: 'hidden' }),
  );
  await expect.poll(() => columnOf(table, 'Role')).toHaveLength(1);
  await expect(table.locator('tr:focus')).toHaveCount(1);
});
