import { seedIds } from '#domain/seed-ids.ts';
import { addressOf, pages } from './fixtures/acme.ts';
import { bindingSheet } from './fixtures/binding-sheet.ts';
import { expectDenied } from './fixtures/denied.ts';
import { tabTo } from './fixtures/keyboard.ts';
import { expectNoRow, expectRow, rowOf } from './fixtures/table.ts';
import { expect, test } from './fixtures/test.ts';

for (const [address, button, permission, act] of [
  [pages.serviceAccounts, 'Create Service Account', 'serviceaccount.create', 'Creating a service account'],
  [pages.serviceAccounts, 'Create API Token', 'serviceaccounttoken.create', 'Creating an API token'],
  [pages.roleBindings, 'Create Role Binding', 'rolebinding.create', 'Creating a role binding'],
] as const) {
  test(`a viewer learns by keyboard why "${button}" is not for them`, { tag: '@mocks' }, async ({ page, signInAs }) => {
    await signInAs('viewer', address);
    const create = page.getByRole('button', { name: button });
    const reason = `${act} needs ${permission}, which the Owner role has.`;

    await expect(create).toBeDisabled();
    await expect(create).toHaveAccessibleDescription(reason);
    await tabTo(page, create);
    await expect(page.getByRole('tooltip').filter({ hasText: reason })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(create).toBeFocused();
    expect(page.url()).not.toContain('create=');
  });
}

test('a viewer reads the service accounts and learns why they can delete none', async ({ page, signInAs }) => {
  await signInAs('viewer', pages.serviceAccounts);
  const table = page.getByRole('table', { name: 'Service accounts' });
  await rowOf(table, 'agent-production').getByRole('button', { name: 'Actions for agent-production' }).click();

  const remove = page.getByRole('menuitem', { name: 'Delete service account' });
  await expectDenied(remove, 'serviceaccount.delete');
  await remove.press('Enter');
  await expect(remove, 'a line that acts gives the focus away').toBeFocused();
});

test('a viewer reads the role bindings and learns why they can delete none', async ({ page, signInAs }) => {
  await signInAs('viewer', pages.roleBindings);
  const table = page.getByRole('table', { name: 'Role bindings' });
  await rowOf(table, 'agent-production')
    .getByRole('button', { name: /^Actions for / })
    .click();

  const remove = page.getByRole('menuitem', { name: 'Delete role binding' });
  await expectDenied(remove, 'rolebinding.delete');
  await page.keyboard.press('Escape');
  await expectRow(table, { Subject: 'Its project was deleted, so it gives nothing.' });
  await expectNoRow(table, { Subject: 'Delete it.' });
});

for (const [thing, form] of [
  ['a service account', `${pages.serviceAccounts}?create=service-account`],
  ['an API token', `${pages.serviceAccounts}?create=token`],
  ['an API token', `${pages.serviceAccount(seedIds.serviceAccounts.dashboards)}?create=token`],
  ['a role binding', `${pages.roleBindings}?create=binding`],
] as const) {
  test(`an address with a form for creating says to a viewer why it opens none: ${form}`, async ({
    page,
    signInAs,
  }) => {
    await signInAs('viewer', form);
    await expect(page.getByText(`You can’t create ${thing} here`)).toBeVisible();
    // A form would come late, as a part of its own.
    await page.waitForLoadState('networkidle');
    await expect(page.getByRole('dialog')).toBeHidden();

    await page.getByRole('button', { name: 'Dismiss' }).press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  });
}

test('a right that ends while a form is open takes nothing away that was filled in', async ({
  page,
  signInAs,
  given,
}) => {
  await signInAs('owner');
  const right = await given.roleBinding('user:dev:viewer@acme.example', 'system:owner');
  await signInAs('viewer', `${pages.roleBindings}?create=binding&subject=serviceaccount:dashboards`);
  const role = bindingSheet(page).getByRole('radio', { name: 'Writer', exact: true });
  await role.check();
  await given.deletedRoleBinding(right);
  // On coming back a minute later, the page asks again what they may do.
  await page.clock.setFixedTime(Date.now() + 60_000);
  await page.evaluate(() => dispatchEvent(new Event('visibilitychange')));

  const hidden = page.getByRole('main').getByRole('button', { name: 'Create Role Binding', includeHidden: true });
  await expect(hidden.first()).toBeDisabled();
  await expect(role).toBeChecked();
});

test('somebody with billing rights only is told which permission each page needs', async ({
  page,
  signInAs,
  quietConsole,
}) => {
  quietConsole.expectStatus(403);
  await signInAs('billing', pages.roleBindings);
  await expect(page.getByText('You can’t see this page')).toBeVisible();
  await expect(
    page.getByText(
      'You need the permission to see role bindings (rolebinding.list). Organization-wide Viewer includes it.',
    ),
  ).toBeVisible();

  await page.getByRole('link', { name: 'Service Accounts' }).click();
  await expect(page.getByText('(serviceaccount.list). Organization-wide Viewer includes it.')).toBeVisible();
});

test('somebody with billing rights only arrives at a page that they may see', async ({ page, signInAs }) => {
  await signInAs('billing');

  await expect(page).toHaveURL(addressOf(pages.settings));
  await expect(page.getByRole('definition').filter({ hasText: 'billing.read' }).first()).toBeVisible();
});

test(
  'somebody who may not see role bindings any more reads in the settings what is missing, and what they hold',
  { tag: '@mocks' },
  async ({ page, signInAs, quietConsole }) => {
    quietConsole.expectStatus(403);
    await signInAs('viewer', `${pages.settings}?fault=ListRoleBindings:permission_denied`);
    const roles = page.getByRole('definition').filter({ hasText: 'This needs rolebinding.list in the organization.' });
    await expect(roles).toBeVisible();
    await expect(roles).toContainText('project.list');
  },
);

test('a newcomer is told what to do, and what the owner will ask them for', async ({ page, signInAs }) => {
  await signInAs('newcomer');

  await expect(page.getByRole('heading', { level: 1, name: 'You have no access yet' })).toBeVisible();
  await expect(page.getByText('Ask an owner of your organization')).toBeVisible();
  await expect(page.getByRole('definition').filter({ hasText: 'newcomer@acme.example' })).toBeVisible();
  await expect(page.getByRole('definition').filter({ hasText: 'dev' })).toBeVisible();
});

test('an organization that one cannot see looks like one that does not exist', async ({
  page,
  signInAs,
  quietConsole,
}) => {
  quietConsole.expectStatus(404);
  await signInAs('newcomer', pages.serviceAccounts);

  await expect(page.getByRole('heading', { level: 1, name: 'Page not found' })).toBeVisible();
});
