import { seedIds } from '#domain/seed-ids.ts';
import { pages, projects } from './fixtures/acme.ts';
import { expectAccessible } from './fixtures/axe.ts';
import { rowAction } from './fixtures/table.ts';
import { expect, test } from './fixtures/test.ts';
import { createToken, fillNewAccount, tokenSheet } from './fixtures/token-sheet.ts';

for (const [heading, address] of [
  ['Role Bindings', pages.roleBindings],
  ['Service Accounts', pages.serviceAccounts],
  ['load-test', pages.serviceAccount(seedIds.serviceAccounts.loadTest)],
  ['Roles', pages.roles],
  ['Writer', `${pages.roles}/system:writer`],
  ['Projects', pages.projects],
  ['Staging', pages.project(projects.staging)],
  ['Organization Settings', pages.settings],
] as const) {
  test(`axe finds nothing on the page ${heading}`, async ({ page, signInAs }) => {
    await signInAs('owner', address);
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
    await expectAccessible(page);
  });
}

test('axe finds nothing on the sign-in page, nor on the one for newcomers', async ({ page, signInAs }) => {
  await page.goto('/sign-in');
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
  await expectAccessible(page);
  await signInAs('newcomer');
  await expect(page.getByRole('heading', { level: 1, name: 'You have no access yet' })).toBeVisible();
  await expectAccessible(page);
});

test('axe finds nothing on a page that is denied, nor on one that is not there', async ({
  page,
  signInAs,
  quietConsole,
}) => {
  quietConsole.expectStatus(403);
  await signInAs('billing', pages.roleBindings);
  await expect(page.getByText('You can’t see this page')).toBeVisible();
  await expectAccessible(page);
  await page.goto(`${pages.roleBindings}/nowhere`);
  await expect(page.getByRole('heading', { level: 1, name: 'Not found' })).toBeVisible();
  await expectAccessible(page);
});

test('axe finds nothing on read-only pages, where actions explain why they are not for a viewer', async ({
  page,
  signInAs,
}) => {
  await signInAs('viewer', pages.serviceAccounts);
  await page.getByRole('button', { name: 'Create API Token' }).focus();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Actions for agent-production' }).click();
  await expect(page.getByRole('menuitem', { name: 'Delete service account' })).toBeVisible();
  await expectAccessible(page);
});

for (const [name, address, button] of [
  ['Create Service Account', `${pages.serviceAccounts}?create=service-account`, 'Create Service Account'],
  ['Create API Token', `${pages.serviceAccounts}?create=token`, 'Create Token'],
  ['Create Role Binding', `${pages.roleBindings}?create=binding`, 'Create Role Binding'],
] as const) {
  test(`axe finds nothing in the sheet ${name}, empty and with every error shown`, async ({ page, signInAs }) => {
    await signInAs('owner', address);
    const sheet = page.getByRole('dialog', { name });
    await expect(sheet).toBeVisible();
    await expectAccessible(page);
    await sheet.getByRole('button', { name: button, exact: true }).click();
    await expectAccessible(page);
  });
}

test('axe finds nothing from the form for a new account to the token it shows', async ({ page, signInAs, mine }) => {
  await signInAs('owner');
  const { sheet } = await createToken(page, {
    account: mine('axe'),
    role: 'Writer',
    projects: ['Staging', 'Production'],
  });
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(sheet.getByRole('button', { name: 'Stay' })).toBeVisible();
  await expectAccessible(page);
});

test('axe finds nothing where a token is half made', async ({ page, signInAs, mine, calls }) => {
  await signInAs('owner', pages.serviceAccounts);
  const sheet = await fillNewAccount(page, { account: mine('half'), role: 'Writer', projects: ['Staging'] });
  await expectAccessible(page);
  await calls.refuseNext('CreateServiceAccountToken');
  await sheet.getByRole('button', { name: 'Create Token' }).click();
  await expect(tokenSheet(page).getByRole('button', { name: 'Retry' })).toBeVisible();
  await expectAccessible(page);
  await sheet.getByRole('button', { name: 'Undo' }).click();
});

test('axe finds nothing in the dialogs that ask before a loss', async ({ page, signInAs }) => {
  await signInAs('owner', pages.serviceAccounts);
  await rowAction(
    page.getByRole('table', { name: 'Service accounts' }),
    'scraper-kubernetes',
    'Delete service account',
  );
  await expect(page.getByRole('dialog', { name: 'Delete service account scraper-kubernetes' })).toBeVisible();
  await expectAccessible(page);

  await page.goto(`${pages.roleBindings}?q=dashboards`);
  await rowAction(page.getByRole('table', { name: 'Role bindings' }), 'dashboards', 'Delete role binding');
  await expect(page.getByRole('dialog', { name: 'Delete role binding of dashboards' })).toBeVisible();
  await expectAccessible(page);
});

test('axe finds nothing on a narrow window, where rows are cards', async ({ page, signInAs }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await signInAs('owner', pages.roleBindings);
  await expectAccessible(page);
  await page.goto(pages.serviceAccounts);
  await expect(page.getByRole('link', { name: 'agent-production' })).toBeVisible();
  await expectAccessible(page);
});
