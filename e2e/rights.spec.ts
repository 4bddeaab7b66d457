import type { Page } from '@playwright/test';
import { seedIds } from '#domain/seed-ids.ts';
import { addressOf, pages } from './fixtures/acme.ts';
import { bindingSheet } from './fixtures/binding-sheet.ts';
import { expectDenied } from './fixtures/denied.ts';
import { Given } from './fixtures/given.ts';
import { tabTo } from './fixtures/keyboard.ts';
import { nextAnswer } from './fixtures/rpc.ts';
import { signIn } from './fixtures/sign-in.ts';
import { rowAction, rowOf } from './fixtures/table.ts';
import { expect, test } from './fixtures/test.ts';

for (const [address, button, act] of [
  [pages.serviceAccounts, 'Create Service Account', 'create service accounts (serviceaccount.create)'],
  [pages.serviceAccounts, 'Create API Token', 'create API tokens (serviceaccounttoken.create)'],
  [pages.roleBindings, 'Create Role Binding', 'create role bindings (rolebinding.create)'],
] as const) {
  test(`a viewer learns by keyboard why "${button}" is not for them`, { tag: '@mocks' }, async ({ page, signInAs }) => {
    await signInAs('viewer', address);
    const create = page.getByRole('button', { name: button });
    const reason = `You need the permission to ${act}. Organization-wide Owner includes it. Olivia Owner can give it to you.`;

    await expect(create).toBeDisabled();
    await expect(create).toHaveAccessibleDescription(reason);
    await tabTo(page, create);
    await expect(page.getByRole('tooltip').filter({ hasText: reason })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(create).toBeFocused();
    expect(page.url()).not.toContain('create=');
  });
}

for (const address of [pages.roleBindings, pages.serviceAccounts, pages.settings]) {
  test(`a page asks once what somebody may do, however many buttons it has: ${address}`, async ({
    page,
    signInAs,
    rpcLog,
  }) => {
    await signInAs('viewer', address);
    await page.waitForLoadState('networkidle');
    const questions = (await rpcLog.text()).match(/^(GetCapabilities|GetOwnAccess|CanI)\b/gm);
    expect(questions).toEqual(['GetCapabilities', 'GetOwnAccess']);
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

  const remove = page.getByRole('menuitem', { name: /^Delete role binding/ });
  await expectDenied(remove, 'rolebinding.delete');
  await page.keyboard.press('Escape');
  // What is wrong is said, without the advice to delete it.
  await expect(
    rowOf(table, 'legacy-exporter').getByRole('img', { name: 'Needs attention' }),
  ).toHaveAccessibleDescription('This project was deleted, so the role has no effect.');
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

  const behind = page.getByRole('main', { includeHidden: true });
  const hidden = behind.getByRole('button', { name: 'Create Role Binding', includeHidden: true });
  await expect(hidden.first()).toBeDisabled();
  await expect(role).toBeChecked();
});

for (const [how, notice] of [
  ['when they come back to it', 'focus'],
  ['when a call is refused', 'refusal'],
] as const) {
  // The mocks of one browser share their person; two people need a server.
  test(
    `an owner whose role another owner takes away sees the buttons follow, ${how}`,
    { tag: '@live' },
    async ({ page, browser, baseURL, signInAs, given, quietConsole }) => {
      if (notice === 'refusal') quietConsole.expectStatus(403);
      const others = await browser.newPage({ baseURL: baseURL ?? '' });
      await signIn(others, 'live', 'owner', pages.roleBindings);
      await signInAs('owner');
      const right = await given.roleBinding('user:dev:viewer@acme.example', 'system:owner');
      await signInAs('viewer', pages.roleBindings);
      const create = page.getByRole('main').getByRole('button', { name: 'Create Role Binding' });
      await expect(create).toBeEnabled();

      await new Given(others).deletedRoleBinding(right);
      await others.close();
      if (notice === 'focus') await page.evaluate(() => dispatchEvent(new Event('visibilitychange')));
      else await refusedDeletion(page);
      await expect(create).toBeDisabled();
      await expect(create).toHaveAccessibleDescription(
        /Organization-wide Owner includes it\. Olivia Owner can give it/,
      );
    },
  );
}

/** Tries to delete a role binding, and gives up. */
async function refusedDeletion(page: Page): Promise<void> {
  await rowAction(page.getByRole('table', { name: 'Role bindings' }), 'dashboards', 'Delete role binding');
  const dialog = page.getByRole('dialog');
  const answer = nextAnswer(page, 'DeleteRoleBinding');
  await dialog.getByRole('button', { name: 'Delete role binding' }).click();
  expect((await answer).status()).toBe(403);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
}

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
  await expect(page.getByText('Olivia Owner can give it to you.')).toBeVisible();

  await page.getByRole('link', { name: 'Service Accounts' }).click();
  await expect(page.getByText('(serviceaccount.list). Organization-wide Viewer includes it.')).toBeVisible();
});

test('somebody with billing rights only arrives at billing, and reads in the settings what else they can do', async ({
  page,
  signInAs,
}) => {
  await signInAs('billing');
  await expect(page).toHaveURL(addressOf(pages.billing));

  await page.getByRole('link', { name: 'General' }).click();
  const roles = page.getByRole('definition').filter({ hasText: 'Billing Admin' });
  await expect(roles).toContainText('Whole organization');
  await expect(roles, 'what a role permits that they can’t open').toContainText('billing.read');
});

test(
  'somebody who may not see role bindings still reads in the settings which roles they have',
  { tag: '@mocks' },
  async ({ page, signInAs }) => {
    await signInAs('viewer', `${pages.settings}?fault=ListRoleBindings:permission_denied`);
    const roles = page.getByRole('definition').filter({ hasText: 'Whole organization' });
    await expect(roles.getByRole('link', { name: 'Viewer' })).toBeVisible();
  },
);

test(
  'on a backend that has the public API only, what somebody may do is worked out or asked',
  { tag: '@mocks' },
  async ({ page, signInAs, quietConsole, rpcLog }) => {
    quietConsole.expectStatus(501);
    quietConsole.expectStatus(403);
    await signInAs('viewer', `${pages.roleBindings}?fault=GetCapabilities:unimplemented`);
    const create = page.getByRole('button', { name: 'Create Role Binding' });
    await expect(create).toHaveAccessibleDescription(/An owner of the organization can give it to you\.$/);
    expect(rpcLog.methods).not.toContain('GetOwnAccess');

    await signInAs('billing', `${pages.settings}?fault=GetCapabilities:unimplemented`);
    await expect(page.getByRole('definition').filter({ hasText: 'billing.read' }).first()).toBeVisible();
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
