import type { Locator, Page } from '@playwright/test';
import { pages, people } from './fixtures/acme.ts';
import { chooseSubject } from './fixtures/binding-sheet.ts';
import { endSession } from './fixtures/end-session.ts';
import { nextAnswer } from './fixtures/rpc.ts';
import { chooseAccount } from './fixtures/sign-in.ts';
import { rowAction } from './fixtures/table.ts';
import { expect, test } from './fixtures/test.ts';
import { expectToast } from './fixtures/toast.ts';
import { fillNewAccount, finishWithToken, shownToken } from './fixtures/token-sheet.ts';

test('signing out in another tab is said here as soon as something is asked, and the way back leads here', async ({
  page,
  signInAs,
  quietConsole,
}) => {
  quietConsole.expectStatus(401);
  await signInAs('owner', pages.serviceAccounts);
  await endSession(page);
  await page.getByRole('link', { name: 'agent-production' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'agent-production' })).toBeVisible();
  // All that this page shows may have been read already. Coming back to the window always asks.
  await page.evaluate(() => dispatchEvent(new Event('focus')));

  const notice = page.getByRole('alert').filter({ hasText: 'Nothing on this page is lost' });
  const other = await signInIn(page, notice);
  await expect(other.getByRole('heading', { level: 1, name: 'agent-production' })).toBeVisible();
  await other.close();
  await page.bringToFront();
  await page.evaluate(() => dispatchEvent(new Event('focus')));
  await expect(notice).toBeHidden();
  await expect(page.getByRole('table', { name: 'API tokens' })).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

// On mocks each tab has somebody of its own.
test(
  'signing out in one window is noticed in another at once, and the form that is open there stays',
  { tag: '@live' },
  async ({ page, context, signInAs, quietConsole }) => {
    quietConsole.expectStatus(401);
    await signInAs('owner', `${pages.serviceAccounts}?create=service-account`);
    const other = await context.newPage();
    await other.goto(pages.roles);
    await other.getByRole('button', { name: /^Account: / }).click();
    await other.getByRole('menuitem', { name: 'Sign out' }).click();

    await expect(page.getByText('Your session ended')).toBeAttached();
    await expect(page.getByRole('dialog', { name: 'Create Service Account' })).toBeVisible();
  },
);

test(
  'somebody else who signs in in another tab finds nothing of the one before on coming back',
  { tag: '@live' },
  async ({ page, signInAs, context }) => {
    await signInAs('owner', `${pages.serviceAccounts}?create=service-account`);
    await page.getByRole('dialog').getByLabel('Name').fill('typed-by-the-owner');
    const other = await context.newPage();
    await other.goto('/auth/sign-in');
    await chooseAccount(other, 'viewer');
    await other.close();
    page.on('dialog', (dialog) => void dialog.dismiss());
    await page.evaluate(() => dispatchEvent(new Event('focus')));

    await expect(page.getByRole('button', { name: /^Account: .*viewer@acme.example/ })).toBeVisible();
    await expect(page.getByRole('dialog')).toBeHidden();
  },
);

test(
  'somebody else who signs in after a session ended is found out by the first answer',
  { tag: '@live' },
  async ({ page, signInAs, context, quietConsole }) => {
    quietConsole.expectStatus(401);
    // Lists that are asked for again, now as somebody else, may be denied before the page is left.
    quietConsole.ignoreRefusals();
    await signInAs('owner', `${pages.serviceAccounts}?create=service-account`);
    const sheet = page.getByRole('dialog', { name: 'Create Service Account' });
    await sheet.getByLabel('Name').fill('typed-by-the-owner');
    await endSession(page);
    const create = sheet.getByRole('button', { name: 'Create Service Account' });
    await create.click();
    await expect(sheet.getByRole('alert')).toContainText('Your session ended');

    const other = await context.newPage();
    await other.goto('/auth/sign-in');
    await chooseAccount(other, 'viewer');
    await other.close();
    page.on('dialog', (dialog) => void dialog.dismiss());
    const answer = nextAnswer(page, 'CreateServiceAccount');
    await create.click();
    expect((await answer).status(), 'it comes from somebody else').toBe(401);
    await expect(page.getByRole('button', { name: /^Account: .*viewer@acme.example/ })).toBeVisible();
    await expect(sheet).toBeHidden();
  },
);

test(
  'the press that brings the window back sends nothing as somebody else, who signed in meanwhile',
  { tag: '@live' },
  async ({ page, signInAs, context }) => {
    await signInAs('owner', `${pages.serviceAccounts}?create=service-account`);
    const sheet = page.getByRole('dialog', { name: 'Create Service Account' });
    await sheet.getByLabel('Name').fill('typed-by-the-owner');
    let sent = 0;
    page.on('request', (request) => {
      if (request.url().endsWith('/CreateServiceAccount')) sent += 1;
    });
    const other = await context.newPage();
    await other.goto('/auth/sign-in');
    await chooseAccount(other, 'writer');
    await other.close();
    page.on('dialog', (dialog) => void dialog.dismiss());
    await sheet.getByRole('button', { name: 'Create Service Account' }).evaluate((create: HTMLButtonElement) => {
      dispatchEvent(new Event('focus'));
      create.click();
    });
    await expect(page.getByRole('button', { name: /^Account: .*writer@acme.example/ })).toBeVisible();
    expect(sent).toBe(0);
  },
);

test(
  'a page behind the one where somebody else has signed in deletes nothing any more, whatever they may do',
  { tag: '@live' },
  async ({ page, signInAs, context, given, mine, quietConsole }) => {
    quietConsole.expectStatus(401);
    const name = mine('kept');
    await signInAs('owner', pages.roleBindings);
    await given.serviceAccount(name);
    await given.roleBinding(`serviceaccount:${name}`, 'system:viewer');
    await given.roleBinding(`user:dev:${people.viewer}`, 'system:owner');
    await page.goto(`${pages.roleBindings}?q=${name}`);
    const table = page.getByRole('table', { name: 'Role bindings' });
    await rowAction(table, name, 'Delete role binding');
    const dialog = page.getByRole('dialog', { name: `Delete role binding of service account ${name}` });

    const other = await context.newPage();
    await other.goto('/auth/sign-in');
    await chooseAccount(other, 'viewer');
    // Pressed by a script, since a page that is behind another is not asked who is signed in.
    await dialog
      .getByRole('button', { name: 'Delete role binding' })
      .evaluate((button: HTMLButtonElement) => button.click());
    await expect(dialog.getByRole('alert')).toContainText('Your session ended');
    await other.goto(`${pages.roleBindings}?q=${name}`);
    await expect(
      other.getByRole('table', { name: 'Role bindings' }).getByRole('row').filter({ hasText: name }),
    ).toHaveCount(1);
    await other.close();
  },
);

const forms = [
  {
    what: 'Create Service Account',
    address: `${pages.serviceAccounts}?create=service-account`,
    fill: async (page: Page, name: string) => page.getByRole('dialog').getByLabel('Name').fill(name),
    send: async (page: Page) =>
      page.getByRole('dialog').getByRole('button', { name: 'Create Service Account' }).click(),
    done: async (page: Page, name: string) => expect(page.getByRole('heading', { level: 1, name })).toBeVisible(),
  },
  {
    what: 'Create API Token',
    address: pages.serviceAccounts,
    fill: async (page: Page, name: string) => {
      await fillNewAccount(page, { account: name, role: 'Writer', projects: ['Staging'] });
    },
    send: async (page: Page) => page.getByRole('dialog').getByRole('button', { name: 'Create Token' }).click(),
    done: async (page: Page) => {
      await shownToken(page.getByRole('dialog'));
      await finishWithToken(page.getByRole('dialog'));
    },
  },
  {
    what: 'Create Role Binding',
    address: `${pages.roleBindings}?create=binding`,
    fill: async (page: Page, name: string) => {
      const sheet = page.getByRole('dialog');
      await chooseSubject(sheet, `${name}@acme.example`);
      await sheet.getByRole('radio', { name: 'Viewer', exact: true }).check();
      await sheet.getByRole('radio', { name: 'Whole organization' }).check();
    },
    send: async (page: Page) => page.getByRole('dialog').getByRole('button', { name: 'Create Role Binding' }).click(),
    done: async (page: Page, name: string) => expectToast(page, `${name}@acme.example now has Viewer`),
  },
] as const;

for (const { what, address, fill, send, done } of forms) {
  test(`a session that ends in the middle of ${what}: sign in beside it, and go on with what was typed`, async ({
    page,
    signInAs,
    mine,
    quietConsole,
  }) => {
    quietConsole.expectStatus(401);
    const name = mine('late');
    await signInAs('owner', address);
    await fill(page, name);
    await endSession(page);
    await send(page);
    const alert = page.getByRole('dialog').getByRole('alert').first();
    await expect(alert).toContainText('Your session ended');

    await signInBeside(page);
    const retry = page.getByRole('dialog').getByRole('button', { name: 'Retry' });
    if (await retry.isVisible()) await retry.click();
    else await send(page);
    await done(page, name);
  });
}

test('a session that ends before a deletion is confirmed: sign in beside it, and confirm again', async ({
  page,
  signInAs,
  given,
  mine,
  quietConsole,
}) => {
  quietConsole.expectStatus(401);
  const name = mine('late');
  await signInAs('owner', pages.roleBindings);
  await given.serviceAccount(name);
  await given.roleBinding(`serviceaccount:${name}`, 'system:viewer');
  await page.goto(`${pages.roleBindings}?q=${name}`);
  await rowAction(page.getByRole('table', { name: 'Role bindings' }), name, 'Delete role binding');
  const dialog = page.getByRole('dialog', { name: `Delete role binding of service account ${name}` });
  await endSession(page);
  await dialog.getByRole('button', { name: 'Delete role binding' }).click();
  await signInBeside(page);
  await dialog.getByRole('button', { name: 'Delete role binding' }).click();
  await expectToast(page, `Deleted role binding of service account ${name}: Viewer`);
});

/** By the link of the dialog that is open, in a tab of its own. */
async function signInBeside(page: Page): Promise<void> {
  const other = await signInIn(page, page.getByRole('dialog'));
  // The same form there, empty, would be taken for this one.
  await expect(other).toHaveURL(({ search }) => search === '');
  await other.close();
  await page.bringToFront();
}

/** The tab that the link there opened, signed in. */
async function signInIn(page: Page, place: Locator): Promise<Page> {
  const [other] = await Promise.all([
    page.context().waitForEvent('page'),
    place.getByRole('link', { name: 'Sign in in a new tab' }).click(),
  ]);
  await chooseAccount(other, 'owner');
  return other;
}
