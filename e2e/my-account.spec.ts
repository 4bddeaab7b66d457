import { addressOf, pages, people } from './fixtures/acme.ts';
import { expect, test } from './fixtures/test.ts';
import { expectToast } from './fixtures/toast.ts';

test('the account menu leads to who I am and what I may do in each organization', async ({ page, signInAs }) => {
  await signInAs('viewer', pages.roleBindings);
  await page.getByRole('button', { name: `Account: Victor Viewer, ${people.viewer}` }).click();
  await page.getByRole('menuitem', { name: 'My account' }).click();
  await expect(page).toHaveURL(addressOf(pages.account));
  await expect(page.getByRole('heading', { level: 1, name: 'My account' })).toBeFocused();

  const main = page.getByRole('main');
  await expect(main.getByText(people.viewer, { exact: true })).toBeVisible();
  await expect(main.getByText('dev', { exact: true })).toBeVisible();
  const acme = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Acme' }) });
  await expect(acme.getByRole('link', { name: 'Viewer' })).toBeVisible();
  await expect(acme).toContainText('Whole organization');
  await acme.getByText('What you can do').click();
  await expect(acme).toContainText('Read profiles');

  await acme.getByRole('link', { name: 'Your page in Acme' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Victor Viewer' })).toBeFocused();
  await expect(page.getByRole('heading', { name: 'What you can do' })).toBeVisible();
});

test('a billing admin, who may list nothing, sees their role and what it allows', async ({ page, signInAs }) => {
  await signInAs('billing', pages.account);
  const acme = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Acme' }) });
  await expect(acme).toContainText('Billing Admin');
  await acme.getByText('What you can do').click();
  await expect(acme).toContainText('Change billing');
});

test('somebody without any organization changes their name, and the header follows at once', async ({
  page,
  signInAs,
  mine,
  calls,
}) => {
  const name = `Noah ${mine('Newname')}`;
  await signInAs('newcomer', pages.account);
  await expect(page.getByText('You have no role in any organization yet.')).toBeVisible();
  const rename = async (from: string, to: string) => {
    await page.getByRole('button', { name: 'Change name' }).click();
    const sheet = page.getByRole('dialog', { name: 'Change name' });
    await expect(sheet.getByLabel('Name')).toHaveValue(from);
    await sheet.getByLabel('Name').fill(`  ${to} `);
    await sheet.getByRole('button', { name: 'Change name' }).dblclick();
    await expectToast(page, 'Changed your name');
    await expect(sheet).toHaveCount(0);
    await expect(page.getByRole('button', { name: `Account: ${to}, ${people.newcomer}` })).toBeVisible();
  };
  await rename('Noah Newcomer', name);
  await expect(page).toHaveURL(addressOf(pages.account));
  expect(await calls.count('UpdateSelf')).toBe(1);
  await page.reload();
  await expect(page.getByRole('main').getByText(name)).toBeVisible();
  await rename(name, 'Noah Newcomer');
});

test('a name that will not do is explained beside the field, and nothing typed is lost', async ({ page, signInAs }) => {
  await signInAs('newcomer', `${pages.account}?change=name`);
  const sheet = page.getByRole('dialog', { name: 'Change name' });
  const field = sheet.getByLabel('Name');
  for (const [text, words] of [
    ['   ', /Enter a name\./],
    ['x'.repeat(101), /Use at most 100 characters; this name has 101\./],
    ['No\u202Eah', /Remove the control or invisible characters/],
  ] as const) {
    await field.fill(text);
    await sheet.getByRole('button', { name: 'Change name' }).click();
    await expect(field).toHaveAccessibleDescription(words);
    await expect(field).toBeFocused();
  }
  await page.keyboard.press('Escape');
  await expect(page.getByText('Close without changing it?')).toBeVisible();
});

test(
  'when the name could not be changed, the sheet says so and keeps it',
  { tag: '@mocks' },
  async ({ page, signInAs, quietConsole }) => {
    quietConsole.expectStatus(503);
    await signInAs('viewer', `${pages.account}?change=name`, { fault: 'UpdateSelf:unavailable' });
    const sheet = page.getByRole('dialog', { name: 'Change name' });
    await sheet.getByLabel('Name').fill('Vic');
    await sheet.getByRole('button', { name: 'Change name' }).click();
    await expect(sheet.getByRole('alert')).toContainText('Your name may have been changed anyway');
    await expect(sheet.getByLabel('Name')).toHaveValue('Vic');
  },
);
