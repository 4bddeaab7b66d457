import type { Locator } from '@playwright/test';
import { pages } from './fixtures/acme.ts';
import { bindingSheet } from './fixtures/binding-sheet.ts';
import { columnOf, rowOf, selectRows } from './fixtures/table.ts';
import { expect, test } from './fixtures/test.ts';

/** A double click by a slow hand: the first press has done its work when the second one comes. */
async function doubleClick(what: Locator, firstDoes: () => Promise<void>): Promise<void> {
  const box = await what.boundingBox();
  if (!box) throw new Error('There is nothing to press.');
  const { mouse } = what.page();
  await mouse.move(box.x + box.width / 2, box.y + box.height / 2);
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
  await doubleClick(sheet.getByRole('button', { name: 'Close' }), () => expect(sheet).toBeHidden());
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
  await page.goto(`${pages.roleBindings}?q=${robot}`);
  const table = page.getByRole('table', { name: 'Role bindings' });
  await expect.poll(() => columnOf(table, 'Role')).toHaveLength(2);

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
  await page.mouse.click(5, 5);
  await expect(both, 'the press beside it that closes it is the first one since').toBeHidden();
  await expect(bar.getByRole('button', { name: 'Delete' })).toBeFocused();
});

test('a double click that chooses from a list chooses nothing under it', async ({ page, signInAs }) => {
  await signInAs('owner', `${pages.roleBindings}?create=binding`);
  const subject = bindingSheet(page).getByRole('combobox');
  await subject.fill('agent-production');
  const option = page.getByRole('option', { name: 'agent-production' });
  await doubleClick(option, () => expect(option).toBeHidden());
  await expect(subject).toBeFocused();
  await expect(subject).toHaveValue('agent-production');
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
  await doubleClick(dialog.getByRole('button', { name: 'Delete 2 role bindings' }), () => expect(dialog).toBeHidden());
  await expect.poll(() => columnOf(table, 'Role')).toHaveLength(1);
  await expect(page.locator(':focus').getByRole('table', { name: 'Role bindings' })).toBeVisible();
});
