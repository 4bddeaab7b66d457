/** What the gates don't open by themselves. On mocks: both builds draw the same. */
import { pages } from './fixtures/acme.ts';
import { expectAccessible } from './fixtures/axe.ts';
import { expect, test } from './fixtures/test.ts';
import { createToken, fillNewAccount, tokenSheet } from './fixtures/token-sheet.ts';

test(
  'axe finds nothing on a page that is denied, nor on one that is not there',
  { tag: '@mocks' },
  async ({ page, signInAs, quietConsole }) => {
    quietConsole.expectStatus(403);
    await signInAs('billing', pages.roleBindings);
    await expect(page.getByText('You can’t see this page')).toBeVisible();
    await expectAccessible(page);
    await page.goto(`${pages.roleBindings}/nowhere`);
    await expect(page.getByRole('heading', { level: 1, name: 'Page not found' })).toBeVisible();
    await expectAccessible(page);
  },
);

test(
  'axe finds nothing on read-only pages, where actions explain why they are not for a viewer',
  { tag: '@mocks' },
  async ({ page, signInAs }) => {
    await signInAs('viewer', pages.serviceAccounts);
    await page.getByRole('button', { name: 'Create API Token' }).focus();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Actions for agent-production' }).click();
    await expect(page.getByRole('menuitem', { name: 'Delete service account' })).toBeVisible();
    await expectAccessible(page);
  },
);

for (const [name, address, button] of [
  ['Create Service Account', `${pages.serviceAccounts}?create=service-account`, 'Create Service Account'],
  ['Create API Token', `${pages.serviceAccounts}?create=token`, 'Create Token'],
  ['Create Role Binding', `${pages.roleBindings}?create=binding`, 'Create Role Binding'],
] as const) {
  test(
    `axe finds nothing in the sheet ${name}, with every error shown`,
    { tag: '@mocks' },
    async ({ page, signInAs }) => {
      await signInAs('owner', address);
      const sheet = page.getByRole('dialog', { name });
      await sheet.getByRole('button', { name: button, exact: true }).click();
      await expect(sheet.locator('[aria-invalid=true]').first()).toBeVisible();
      await expectAccessible(page);
    },
  );
}

test(
  'axe finds nothing from the form for a new account to the token it shows',
  { tag: '@mocks' },
  async ({ page, signInAs, mine }) => {
    await signInAs('owner', pages.serviceAccounts);
    const { sheet } = await createToken(page, {
      account: mine('axe'),
      role: 'Writer',
      projects: ['Staging', 'Production'],
    });
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(sheet.getByRole('button', { name: 'Stay' })).toBeVisible();
    await expectAccessible(page);
  },
);

test('axe finds nothing where a token is half made', { tag: '@mocks' }, async ({ page, signInAs, mine, calls }) => {
  await signInAs('owner', pages.serviceAccounts);
  const sheet = await fillNewAccount(page, { account: mine('half'), role: 'Writer', projects: ['Staging'] });
  await expectAccessible(page);
  await calls.refuseNext('CreateServiceAccountToken');
  await sheet.getByRole('button', { name: 'Create Token' }).click();
  await expect(tokenSheet(page).getByRole('button', { name: 'Retry' })).toBeVisible();
  await expectAccessible(page);
});
