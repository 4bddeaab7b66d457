import { pages } from './fixtures/acme.ts';
import { refuseClipboard, selectedText } from './fixtures/clipboard.ts';
import { everywhere, placesWith } from './fixtures/everywhere.ts';
import { rowAction } from './fixtures/table.ts';
import { expect, test } from './fixtures/test.ts';
import { expectToast } from './fixtures/toast.ts';
import { copyToken, createToken, finishWithToken, pressCopy, shownToken } from './fixtures/token-sheet.ts';

const warning = 'The token is not stored yet';

test('once it is closed, the token is nowhere in the browser', async ({ page, signInAs, mine, quietConsole }) => {
  await signInAs('owner', pages.serviceAccounts);
  const { sheet, token } = await createToken(page, { account: mine('secret'), role: 'Viewer' });
  expect(placesWith(token, await everywhere(page)), 'the search works').toContain('document');
  await finishWithToken(sheet);

  expect(placesWith(token, { ...(await everywhere(page)), 'console log': quietConsole.log })).toEqual([]);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Service Accounts' })).toBeVisible();
  expect(placesWith(token, await everywhere(page))).toEqual([]);
});

test('while it is shown, the token is on the screen and nowhere else', async ({
  page,
  signInAs,
  mine,
  quietConsole,
}) => {
  await signInAs('owner', pages.serviceAccounts);
  const { token } = await createToken(page, { account: mine('secret'), role: 'Viewer' });

  const places = { ...(await everywhere(page)), 'console log': quietConsole.log };
  expect(placesWith(token, places).filter((place) => place !== 'selection')).toEqual(['document']);
});

test('Back and Forward bring no token back', async ({ page, signInAs, mine }) => {
  await signInAs('owner', pages.serviceAccounts);
  const { sheet, token } = await createToken(page, { account: mine('secret'), role: 'Viewer' });
  await finishWithToken(sheet);
  await page.getByRole('link', { name: 'Role Bindings' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Role Bindings' })).toBeVisible();

  for (const _ of ['once', 'and again']) {
    await page.goBack();
    await expect(page.getByRole('table', { name: 'Service accounts', includeHidden: true })).toBeVisible();
    expect(placesWith(token, await everywhere(page))).toEqual([]);
    await page.goForward();
    await expect(page.getByRole('heading', { level: 1, name: 'Role Bindings' })).toBeVisible();
    expect(placesWith(token, await everywhere(page))).toEqual([]);
  }
});

test(
  'Escape, a click outside and the close button ask while the token is not stored',
  { tag: '@mocks' },
  async ({ page, signInAs, mine }) => {
    await signInAs('owner', pages.serviceAccounts);
    const { sheet, token } = await createToken(page, { account: mine('guarded'), role: 'Viewer' });
    await expect(sheet.getByRole('button', { name: 'Done' })).toBeDisabled();
    await expect(sheet.getByRole('button', { name: 'Done' })).toHaveAccessibleDescription(/^Copy the token/);
    await expect(sheet.getByText('Copy the token, or tick “I have stored it”').first()).toBeVisible();

    const ways = {
      Escape: () => page.keyboard.press('Escape'),
      'a click outside': () => page.mouse.click(5, 300),
      'the close button': () => sheet.getByRole('button', { name: 'Close', exact: true }).click(),
    };
    for (const [way, leave] of Object.entries(ways)) {
      await leave();
      await expect(sheet.getByRole('alert').filter({ hasText: warning }), way).toBeVisible();
      await sheet.getByRole('button', { name: 'Stay' }).click();
      await expect(sheet.getByRole('alert').filter({ hasText: warning }), way).toBeHidden();
    }
    expect(await shownToken(sheet)).toBe(token);

    await page.keyboard.press('Escape');
    await sheet.getByRole('button', { name: 'Close anyway' }).click();
    await expect(sheet).toBeHidden();
  },
);

test('Back asks while the token is not stored', { tag: '@mocks' }, async ({ page, signInAs, mine }) => {
  await signInAs('owner', pages.serviceAccounts);
  const { sheet, token } = await createToken(page, { account: mine('guarded'), role: 'Viewer' });

  await page.goBack();
  await expect(sheet.getByRole('alert').filter({ hasText: warning })).toBeVisible();
  await sheet.getByRole('button', { name: 'Stay' }).click();
  expect(await shownToken(sheet)).toBe(token);

  await page.goBack();
  await expect(sheet.getByRole('alert').filter({ hasText: warning }), 'the step back was taken back').toBeVisible();
  await sheet.getByRole('button', { name: 'Close anyway' }).click();
  await expect(sheet).toBeHidden();
  await expect(page).toHaveURL(pages.serviceAccounts);
  await expect(page.getByRole('table', { name: 'Service accounts' })).toBeVisible();
});

test(
  'a reload where the token was shows the page, and no empty form',
  { tag: '@mocks' },
  async ({ page, signInAs, mine }) => {
    await signInAs('owner', pages.serviceAccounts);
    const { sheet } = await createToken(page, { account: mine('reloaded'), role: 'Viewer' });
    await expect(page).toHaveURL(pages.serviceAccounts);
    await expect(sheet).toBeVisible();
    page.on('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await expect(page.getByRole('table', { name: 'Service accounts' })).toBeVisible();
    await expect(sheet).toBeHidden();
  },
);

test(
  'closing the tab asks while the token is not stored, and no longer afterwards',
  { tag: '@mocks' },
  async ({ page, signInAs, mine }) => {
    await signInAs('owner', pages.serviceAccounts);
    const { sheet, token } = await createToken(page, { account: mine('guarded'), role: 'Viewer' });

    const asked = page.waitForEvent('dialog');
    await page.close({ runBeforeUnload: true });
    const question = await asked;
    expect(question.type()).toBe('beforeunload');
    await question.dismiss();
    expect(await shownToken(sheet)).toBe(token);

    await sheet.getByRole('checkbox', { name: 'I have stored it' }).check();
    const closed = page.waitForEvent('close');
    await page.close({ runBeforeUnload: true });
    await closed;
  },
);

test(
  'copying something else after the token is said, Done stays, and leaving in haste asks',
  { tag: '@mocks' },
  async ({ page, signInAs, mine }) => {
    await signInAs('owner', pages.serviceAccounts);
    const { sheet, token } = await createToken(page, { account: mine('overwritten'), role: 'Viewer' });
    expect(await copyToken(sheet)).toBe(token);
    await expect(sheet.getByRole('checkbox', { name: 'I have stored it' })).not.toBeChecked();

    await expect(sheet.getByRole('button', { name: 'Done' })).toBeEnabled();

    await sheet.getByRole('tabpanel').getByRole('button', { name: 'Copy' }).first().click();
    await expect(sheet.getByRole('alert')).toContainText('The clipboard no longer holds the token');
    await expect(sheet.getByRole('button', { name: 'Done' })).toBeEnabled();
    await expect(sheet.getByText('Copied to the clipboard.')).toBeHidden();
    await page.keyboard.press('Escape');
    await expect(sheet.getByRole('alert').filter({ hasText: warning })).toBeVisible();
    await sheet.getByRole('button', { name: 'Stay' }).click();

    expect(await copyToken(sheet)).toBe(token);
    await finishWithToken(sheet);
  },
);

test(
  'a clipboard that refuses is said, and the token is selected to copy by hand',
  { tag: '@mocks' },
  async ({ page, signInAs, mine }) => {
    await refuseClipboard(page);
    await signInAs('owner', pages.serviceAccounts);
    const { sheet, token } = await createToken(page, { account: mine('by-hand'), role: 'Viewer' });
    await pressCopy(sheet);

    await expect(sheet.getByRole('alert')).toContainText('The browser refused to copy');
    expect(await selectedText(page)).toBe(token);
    await expect(sheet.getByRole('checkbox', { name: 'I have stored it' })).not.toBeChecked();
    await expect(sheet.getByRole('region', { name: 'API token' }).getByRole('button')).toHaveText(/Copy/);

    await page.keyboard.press('ControlOrMeta+c');
    await expect(sheet.getByText('Copied to the clipboard.')).toBeVisible();
    await finishWithToken(sheet);
    await rowAction(page.getByRole('table', { name: 'Service accounts' }), 'agent-production', 'Copy subject');
    await expectToast(page, 'The browser refused to copy the subject: serviceaccount:agent-production');
  },
);
