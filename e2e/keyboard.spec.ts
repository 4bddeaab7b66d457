import { pages } from './fixtures/acme.ts';
import { arrive } from './fixtures/arrive.ts';
import { bindingSheet } from './fixtures/binding-sheet.ts';
import { arrowTo, press, tabTo } from './fixtures/keyboard.ts';
import { expectRow, rowOf } from './fixtures/table.ts';
import { expect, test } from './fixtures/test.ts';
import { expectToast } from './fixtures/toast.ts';
import { shownToken, tokenSheet } from './fixtures/token-sheet.ts';

test(
  'an owner creates a service account and its token without a mouse',
  { tag: '@mocks' },
  async ({ page, signInAs, mine }) => {
    const name = mine('keys');
    await signInAs('owner', pages.serviceAccounts);
    await press(page, page.getByRole('button', { name: 'Create Service Account' }));
    const accountSheet = page.getByRole('dialog', { name: 'Create Service Account' });
    await expect(accountSheet.getByLabel('Name')).toBeFocused();
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name })).toBeFocused();

    await press(page, page.getByRole('button', { name: 'Create API Token' }));
    const sheet = tokenSheet(page);
    await tabTo(page, sheet.getByLabel('Token name'));
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('by-keyboard');
    await page.keyboard.press('Enter');
    await shownToken(sheet);
    await expect(sheet.getByRole('region', { name: 'API token' }).getByRole('button', { name: 'Copy' })).toBeFocused();
    await press(page, sheet.getByRole('checkbox', { name: 'I have stored it' }), 'Space');
    await press(page, sheet.getByRole('button', { name: 'Done' }));

    await expect(sheet).toBeHidden();
    const tokens = page.getByRole('table', { name: 'API tokens' });
    await expectRow(tokens, { Name: 'by-keyboard' });
    await expect(rowOf(tokens, 'by-keyboard')).toBeFocused();
  },
);

test(
  'Enter that ends the composition of a name sends no form',
  { tag: '@mocks' },
  async ({ page, signInAs, calls }) => {
    await signInAs('owner', `${pages.serviceAccounts}?create=service-account`);
    const sheet = page.getByRole('dialog', { name: 'Create Service Account' });
    const name = sheet.getByLabel('Name');
    await expect(name).toBeFocused();
    const keys = await page.context().newCDPSession(page);
    await keys.send('Input.imeSetComposition', { text: 'にほん', selectionStart: 3, selectionEnd: 3 });
    await keys.send('Input.insertText', { text: '日本' });
    // As Safari tells it: the composition is over, and the key has the code of one that belongs to it.
    const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229, text: '\r' } as const;
    await keys.send('Input.dispatchKeyEvent', { type: 'keyDown', ...enter });
    await keys.send('Input.dispatchKeyEvent', { type: 'keyUp', ...enter });

    await name.pressSequentially(' 2');
    await expect(name).toHaveValue('日本 2');
    expect(await calls.count('CreateServiceAccount')).toBe(0);

    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: '日本 2' })).toBeVisible();
  },
);

test(
  'an owner creates and deletes a role binding without a mouse',
  { tag: '@mocks' },
  async ({ page, signInAs, given, mine }) => {
    const name = mine('keys');
    await signInAs('owner', pages.roleBindings);
    await given.serviceAccount(name);
    await page.reload();
    await press(page, page.getByRole('button', { name: 'Create Role Binding' }));
    const sheet = page.getByRole('dialog', { name: 'Create Role Binding' });
    await tabTo(page, sheet.getByRole('combobox', { name: 'Who gets the role' }));
    await page.keyboard.type(name);
    await expect(page.getByRole('option', { name })).toBeVisible();
    await page.keyboard.press('Enter');
    await tabTo(page, sheet.getByRole('group', { name: 'Role' }).getByRole('radio').first());
    await arrowTo(page, sheet.getByRole('radio', { name: 'Viewer' }));
    await press(page, sheet.getByRole('checkbox', { name: 'Staging' }), 'Space');
    await press(page, sheet.getByRole('button', { name: 'Create Role Binding' }));
    await expectToast(page, `${name} now has Viewer in project Staging`);
    await expect(sheet).toBeHidden();

    const table = page.getByRole('table', { name: 'Role bindings' });
    await expect(rowOf(table, name)).toBeFocused();
    await page.keyboard.press('/');
    await expect(page.getByRole('searchbox', { name: 'Search role bindings' })).toBeFocused();
    await page.keyboard.type(name);
    await expectRow(table, { Subject: name, Role: 'Viewer' });
    await press(page, rowOf(table, name).getByRole('button', { name: /^Actions for / }));
    await expect(page.getByRole('menuitem').first()).toBeFocused();
    await page.keyboard.press('End');
    await expect(page.getByRole('menuitem', { name: 'Delete role binding' })).toBeFocused();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: `Delete role binding of service account ${name}` });
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await press(page, dialog.getByRole('button', { name: 'Delete role binding' }));

    await expectToast(page, `Deleted role binding of service account ${name}: Viewer`);
    await expect(page.getByText('No role binding matches')).toBeVisible();
  },
);

test(
  'Escape gives the focus back to where a menu or a dialog was opened',
  { tag: '@mocks' },
  async ({ page, signInAs }) => {
    await signInAs('owner', pages.serviceAccounts);
    const actions = page.getByRole('button', { name: 'Actions for agent-staging' });
    await press(page, actions);
    await expect(page.getByRole('menuitem').first()).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(actions).toBeFocused();

    await page.keyboard.press('Enter');
    await expect(page.getByRole('menuitem').first()).toBeFocused();
    await page.keyboard.press('End');
    await expect(page.getByRole('menuitem', { name: 'Delete service account' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: 'Delete service account agent-staging' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(actions).toBeFocused();
  },
);

test('the first Tab leads past the header to the page', { tag: '@mocks' }, async ({ page, signInAs }) => {
  await signInAs('owner', pages.serviceAccounts);
  await page.reload();
  await arrive(page);
  await press(page, page.getByRole('button', { name: 'Skip to the page' }));

  await expect(page.getByRole('main')).toBeFocused();
  await expect(page).toHaveURL(pages.serviceAccounts);
});

test(
  'Tab goes round in a dialog, and never into the page behind it, however busy that is',
  { tag: '@mocks' },
  async ({ page, signInAs }) => {
    await signInAs('owner', `${pages.roleBindings}?create=binding`);
    const sheet = bindingSheet(page);
    await expect(sheet.locator(':focus')).toHaveCount(1);
    // A page that comes to its next frame late: what waits for one is behind the keys.
    await page.evaluate(() => {
      window.requestAnimationFrame = (callback) => window.setTimeout(() => callback(performance.now()), 300);
    });
    const first = sheet.getByRole('button', { name: 'Close' });
    const last = sheet.getByRole('button', { name: 'Create Role Binding' });
    await last.focus();
    await page.keyboard.press('Tab');
    await expect(first).toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await expect(last).toBeFocused();
    for (let presses = 0; presses < 40; presses += 1) {
      await page.keyboard.press('Tab');
      expect(await sheet.locator(':focus').count(), `after ${presses + 1} presses`).toBe(1);
    }
  },
);
