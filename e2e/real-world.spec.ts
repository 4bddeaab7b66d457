import type { Page } from '@playwright/test';
import { pages } from './fixtures/acme.ts';
import { fillRoleBinding } from './fixtures/binding-sheet.ts';
import { columnOf, expectRow, rowAction } from './fixtures/table.ts';
import { expect, test } from './fixtures/test.ts';
import { expectToast } from './fixtures/toast.ts';

const createAccount = `${pages.serviceAccounts}?create=service-account`;

test(
  'without a network a page says so, and a press brings it when the network is back',
  { tag: '@mocks' },
  async ({ page, signInAs, calls }) => {
    await signInAs('owner', pages.roles);
    await calls.goOffline();
    await page.getByRole('link', { name: 'Service Accounts' }).click();
    await expect(page.getByText('The server can’t be reached')).toBeVisible();

    await calls.comeBack();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('table', { name: 'Service accounts' })).toBeVisible();
  },
);

test('without a network a form keeps what was typed, and goes through when the network is back', async ({
  page,
  signInAs,
  mine,
  calls,
}) => {
  const name = mine('offline');
  await signInAs('owner', createAccount);
  const { sheet, create } = await fillAccount(page, name);
  await calls.goOffline();
  await create.click();
  await expect(sheet.getByRole('alert')).toContainText('The server can’t be reached');
  await expect(sheet.getByLabel('Name')).toHaveValue(name);

  await calls.comeBack();
  await create.click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  expect(await calls.count('CreateServiceAccount')).toBe(1);
});

test(
  'with five seconds of latency a page shows its shape at once, says that it waits, and then shows its rows',
  { tag: '@mocks' },
  async ({ page, signInAs, calls }) => {
    await signInAs('owner', pages.roles);
    await calls.slow(5_000);
    const before = Date.now();
    await page.getByRole('link', { name: 'Service Accounts' }).click();

    await expect(page.getByRole('heading', { level: 1, name: 'Service Accounts' })).toBeVisible({ timeout: 4_000 });
    await expect(page.getByRole('table', { name: 'Service accounts' })).toBeHidden();
    await expect(page.getByText('Still waiting for the server…')).toBeVisible();
    expect(Date.now() - before, 'not said to somebody who hardly waits').toBeGreaterThan(2_000);
    await expect(page.getByRole('link', { name: 'agent-production' })).toBeVisible({ timeout: 15_000 });
  },
);

test('with three seconds of latency a form says that it is at work, and takes no second press', async ({
  page,
  signInAs,
  mine,
  calls,
}) => {
  const name = mine('slow');
  await signInAs('owner', createAccount);
  const { create } = await fillAccount(page, name);
  await calls.slow(3_000);
  await create.click();
  await expect(create).toHaveAttribute('aria-busy', 'true');
  await create.click({ force: true });
  await calls.comeBack();

  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible({ timeout: 20_000 });
  expect(await calls.count('CreateServiceAccount')).toBe(1);
});

test('a double click creates one service account', async ({ page, signInAs, mine, calls }) => {
  const name = mine('twice');
  await signInAs('owner', createAccount);
  const { create } = await fillAccount(page, name);
  await create.dblclick();

  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  expect(await calls.count('CreateServiceAccount')).toBe(1);
});

test('a double click creates one role binding, and another one deletes it once', async ({
  page,
  signInAs,
  given,
  mine,
  calls,
}) => {
  const name = mine('twice');
  await signInAs('owner', pages.roleBindings);
  await given.serviceAccount(name);
  const sheet = await fillRoleBinding(page, name, { role: 'Viewer' });
  await sheet.getByRole('button', { name: 'Create Role Binding' }).dblclick();
  await expect(sheet).toBeHidden();
  expect(await calls.count('CreateRoleBinding')).toBe(1);

  await page.goto(`${pages.roleBindings}?q=${name}`);
  const table = page.getByRole('table', { name: 'Role bindings' });
  await expect.poll(() => columnOf(table, 'Scope')).toEqual(['Whole organization']);
  await rowAction(table, name, 'Delete role binding');
  const dialog = page.getByRole('dialog', { name: `Delete role binding of service account ${name}` });
  await dialog.getByRole('button', { name: 'Delete role binding' }).dblclick();
  await expectToast(page, `Deleted role binding of service account ${name}: Viewer`);
  expect(await calls.count('DeleteRoleBinding')).toBe(1);
});

// Not on mocks, which keep their world in the browser.
test(
  'a browser that keeps nothing for the page shows it all the same',
  { tag: '@live' },
  async ({ page, signInAs }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        },
      });
    });
    await signInAs('owner', pages.serviceAccounts);
    await expect(page.getByRole('table', { name: 'Service accounts' })).toBeVisible();

    await page.getByRole('button', { name: /^Theme/ }).click();
    await page.getByRole('menuitemradio', { name: 'Dark' }).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  },
);

test('a part that is gone after a deploy is fetched anew by one reload, at the same address', async ({
  page,
  signInAs,
  quietConsole,
}) => {
  quietConsole.expect(/create-service-account-sheet.*404|status of 404/);
  await signInAs('owner', `${pages.serviceAccounts}?q=agent`);
  let reloads = 0;
  page.on('request', (request) => (reloads += request.isNavigationRequest() ? 1 : 0));
  await page.context().route(/\/assets\/create-service-account-sheet-[^/]*\.js$/, async (route) => {
    await (reloads === 0 ? route.fulfill({ status: 404, body: '' }) : route.continue());
  });
  await page.getByRole('button', { name: 'Create Service Account' }).click();

  await expect(page.getByRole('dialog', { name: 'Create Service Account' })).toBeVisible();
  await expect(page).toHaveURL(/q=agent/);
  expect(reloads).toBe(1);
});

test('a part that can’t be fetched is said over the page, which stays, and opens when the network is back', async ({
  page,
  signInAs,
  quietConsole,
}) => {
  quietConsole.expect(/Failed to load resource/);
  await signInAs('owner', `${pages.serviceAccounts}?q=agent`);
  const parts = /\/(assets\/create-service-account-sheet-[^/]*\.js|theme\.js)$/;
  await page.context().route(parts, (route) => route.abort());
  const create = page.getByRole('main').getByRole('button', { name: 'Create Service Account' });
  const notice = page.getByRole('alert').filter({ hasText: 'A part of the console could not be loaded' });
  await create.click();
  await notice.getByRole('button', { name: 'Close' }).click();
  await expect(notice).toBeHidden();
  await expectRow(page.getByRole('table', { name: 'Service accounts' }), { Name: 'agent' });

  await create.click();
  await expect(notice).toBeVisible();
  await page.context().unroute(parts);
  await notice.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('dialog', { name: 'Create Service Account' })).toBeVisible();
  await expect(notice).toBeHidden();
  await expect(page).toHaveURL(/q=agent/);
});

test('where the browser remembers that a part can’t be fetched, trying again loads the page anew, once', async ({
  page,
  signInAs,
  quietConsole,
}) => {
  quietConsole.expect(/Failed to load resource/);
  await signInAs('owner', `${pages.serviceAccounts}?q=agent`);
  let reloads = 0;
  page.on('request', (request) => (reloads += request.isNavigationRequest() ? 1 : 0));
  let isOnline = false;
  await page.context().route('**/theme.js', (route) => (isOnline ? route.continue() : route.abort()));
  await page.context().route(/\/assets\/create-service-account-sheet-[^/]*\.js$/, async (route) => {
    await (reloads === 0 ? route.abort() : route.continue());
  });
  await page.getByRole('main').getByRole('button', { name: 'Create Service Account' }).click();
  const notice = page.getByRole('alert').filter({ hasText: 'A part of the console could not be loaded' });
  await expect(notice).toBeVisible();
  isOnline = true;
  await notice.getByRole('button', { name: 'Try again' }).click();

  await expect(page.getByRole('dialog', { name: 'Create Service Account' })).toBeVisible();
  await expect(page).toHaveURL(/q=agent/);
  expect(reloads).toBe(1);
});

test('what could not be read again is said, until it could', async ({ page, signInAs, calls, given, mine }) => {
  const name = mine('robot');
  await signInAs('owner');
  await given.serviceAccount(name);
  await given.roleBinding(`serviceaccount:${name}`, 'system:viewer');
  await page.goto(`${pages.roleBindings}?q=${name}`);
  const table = page.getByRole('table', { name: 'Role bindings' });
  await expectRow(table, { Subject: name });
  await calls.refuseNext('ListRoleBindings');
  await rowAction(table, name, 'Delete role binding');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete role binding' }).click();

  const said = page.getByText('What you see may be out of date');
  await expect(said).toBeVisible();
  await expect(page.getByText('No role binding matches')).toBeVisible();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(said).toBeHidden();
});

test(
  'without a network a page that was never opened says so in its place, and comes when the network is back',
  { tag: '@live' },
  async ({ page, signInAs, quietConsole }) => {
    quietConsole.expect(/Failed to load resource/);
    await signInAs('owner', pages.serviceAccounts);
    const parts = /\/(assets\/.*\.js|theme\.js)$/;
    await page.context().route(parts, (route) => route.abort());
    await page.getByRole('link', { name: 'Roles', exact: true }).click();
    await expect(page.getByText('Roles could not be loaded')).toBeVisible();

    await page.context().unroute(parts);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('table', { name: 'Roles' })).toBeVisible();
  },
);

/** The form with its name filled in, and the button that sends it. */
async function fillAccount(page: Page, name: string) {
  const sheet = page.getByRole('dialog', { name: 'Create Service Account' });
  await sheet.getByLabel('Name').fill(name);
  return { sheet, create: sheet.getByRole('button', { name: 'Create Service Account' }) };
}
