import { addressOf, pages } from './fixtures/acme.ts';
import { chooseAccount } from './fixtures/sign-in.ts';
import { rowAction } from './fixtures/table.ts';
import { expect, test } from './fixtures/test.ts';

test('an owner signs in and arrives in their organization', async ({ page, signInAs }) => {
  await signInAs('owner');

  await expect(page).toHaveURL(addressOf(pages.overview));
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Organization: Acme' })).toBeVisible();
  await expect(page).toHaveTitle(/^Overview · Acme/);
});

test('someone who is signed out is sent to sign in, and then to where they wanted to go', async ({
  page,
  signInAs,
  quietConsole,
}) => {
  quietConsole.expectStatus(401);
  await signInAs('owner');
  await page.getByRole('button', { name: /^Account: / }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();

  await page.goto(`${pages.serviceAccounts}?q=agent`);
  await expect(page).toHaveURL(/\/sign-in\?/);
  await page.getByRole('link', { name: 'Sign in', exact: true }).click();
  await chooseAccount(page, 'owner');

  await expect(page).toHaveURL(`${pages.serviceAccounts}?q=agent`);
  await expect(page.getByRole('heading', { level: 1, name: 'Service Accounts' })).toBeVisible();
});

test('after signing out, going back shows nothing of the organization', async ({ page, signInAs, quietConsole }) => {
  quietConsole.expectStatus(401);
  await signInAs('owner', pages.serviceAccounts);
  await page.getByRole('button', { name: /^Account: / }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();

  await page.goBack();

  await expect(page).toHaveURL(/\/sign-in/);
  await expect(page.getByText('agent-production')).toBeHidden();
});

test('a session that ends while a form is half filled is said, and what was typed stays', async ({
  page,
  signInAs,
  mine,
  quietConsole,
}) => {
  quietConsole.expectStatus(401);
  const name = mine('typed');
  await signInAs('owner', `${pages.serviceAccounts}?create=service-account`);
  const sheet = page.getByRole('dialog', { name: 'Create Service Account' });
  await sheet.getByLabel('Name').fill(name);
  await page.evaluate(() => fetch('/auth/sign-out', { method: 'POST' }));
  await sheet.getByRole('button', { name: 'Create Service Account' }).click();

  await expect(sheet.getByRole('alert')).toContainText('Your session ended');
  await expect(sheet.getByRole('link', { name: 'Sign in in a new tab' })).toBeVisible();
  await expect(sheet.getByLabel('Name')).toHaveValue(name);
});

test('that the session ended is said above the navigation, not across it', async ({ page, signInAs, quietConsole }) => {
  quietConsole.expectStatus(401);
  await signInAs('owner', pages.roleBindings);
  await rowAction(page.getByRole('table', { name: 'Role bindings' }), 'agent-production', 'Delete role binding');
  await page.evaluate(() => fetch('/auth/sign-out', { method: 'POST' }));
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Delete role binding' }).click();
  await expect(dialog.getByText('Your session ended').first()).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  const said = await page.getByRole('alert').filter({ hasText: 'Your session ended' }).boundingBox();
  const tabs = await page.getByRole('navigation', { name: 'Identity & Access Management' }).boundingBox();
  expect((said?.y ?? 0) + (said?.height ?? 0)).toBeLessThan(tabs?.y ?? 0);
});

// The mocks have no provider to go to.
test(
  'two tabs sign in at once, and each arrives where it wanted to go',
  { tag: '@live' },
  async ({ context, page }) => {
    const other = await context.newPage();
    await page.goto(`/auth/sign-in?return=${encodeURIComponent(pages.serviceAccounts)}`);
    await other.goto(`/auth/sign-in?return=${encodeURIComponent(pages.roles)}`);

    await chooseAccount(page, 'owner');
    await chooseAccount(other, 'owner');

    await expect(page).toHaveURL(pages.serviceAccounts);
    await expect(page.getByRole('heading', { level: 1, name: 'Service Accounts' })).toBeVisible();
    await expect(other).toHaveURL(pages.roles);
    await expect(other.getByRole('heading', { level: 1, name: 'Roles' })).toBeVisible();
  },
);

test('a step back after signing in leads on', { tag: '@live' }, async ({ page }) => {
  await page.goto(`/auth/sign-in?return=${encodeURIComponent(pages.serviceAccounts)}`);
  await chooseAccount(page, 'owner');

  await page.goBack();

  await expect(page).toHaveURL(pages.serviceAccounts);
  await expect(page.getByRole('heading', { level: 1, name: 'Service Accounts' })).toBeVisible();
});

test('a sign-in link with another site in it leads to the start', async ({ page }) => {
  await page.goto('/sign-in?return=https%3A%2F%2Fevil.example%2F');
  await page.getByRole('link', { name: 'Sign in', exact: true }).click();
  await chooseAccount(page, 'owner');

  await expect(page).toHaveURL(addressOf(pages.overview));
});

// Playwright's routes don't see what mocks answer in a service worker.
test(
  'a sign-out that does not arrive is said, and can be tried again',
  { tag: '@live' },
  async ({ page, signInAs, quietConsole }) => {
    quietConsole.expect(/net::ERR_FAILED/);
    await signInAs('owner');
    await page.route('**/auth/sign-out', (route) => route.abort(), { times: 1 });
    await page.getByRole('button', { name: /^Account/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(page.getByRole('alert')).toContainText('You are still signed in');

    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
  },
);

// By its events: browsers without a window keep no page.
test('a page that the browser kept while it was left is hidden meanwhile, and loaded anew', async ({
  page,
  signInAs,
}) => {
  await signInAs('owner', pages.serviceAccounts);
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
  await expect(page.getByRole('table', { name: 'Service accounts' })).toBeHidden();

  const loaded = page.waitForEvent('load');
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  await loaded;
  await expect(page.getByRole('table', { name: 'Service accounts' })).toBeVisible();
});
