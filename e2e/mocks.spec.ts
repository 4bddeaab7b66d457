import { pages, people } from './fixtures/acme.ts';
import { expectAccessible } from './fixtures/axe.ts';
import { tabTo } from './fixtures/keyboard.ts';
import { expectRow } from './fixtures/table.ts';
import { expect, test } from './fixtures/test.ts';

/** As the console asks. */
const getSelf = {
  path: '/api/polarsignals.user.v1alpha1.UserService/GetSelf',
  method: 'POST',
  headers: { 'content-type': 'application/json', 'connect-protocol-version': '1' },
  body: '{}',
};

test.describe('the console on mocks', { tag: '@mocks' }, () => {
  for (const persona of ['viewer', 'newcomer'] as const) {
    test(`?as=${persona} shows what ${people[persona]} sees`, async ({ page }) => {
      await page.goto(`/?as=${persona}`);

      await expect(page.getByRole('button', { name: /^Account: / })).toHaveAccessibleName(new RegExp(people[persona]));
    });
  }

  test('?as=billing shows what billing@acme.example sees', async ({ page, quietConsole }) => {
    quietConsole.expectStatus(403);
    await page.goto(`${pages.roleBindings}?as=billing`);

    await expect(page.getByRole('button', { name: /^Account: / })).toHaveAccessibleName(/billing@acme\.example/);
    await expect(page.getByText('You can’t see this page')).toBeVisible();
  });

  test('?as=signed-out leads to the sign-in page', async ({ page, quietConsole }) => {
    quietConsole.expectStatus(401);
    await page.goto(`${pages.serviceAccounts}?as=signed-out`);

    await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
  });

  test('without ?as= the owner looks, and what they make is still there after a reload', async ({ page }) => {
    await page.goto(`${pages.serviceAccounts}?create=service-account`);
    const sheet = page.getByRole('dialog', { name: 'Create Service Account' });
    await sheet.getByLabel('Name').fill('kept-over-a-reload');
    await sheet.getByRole('button', { name: 'Create Service Account' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'kept-over-a-reload' })).toBeVisible();

    await page.reload();
    await expect(page.getByRole('heading', { level: 1, name: 'kept-over-a-reload' })).toBeVisible();
    await page.goto(pages.serviceAccounts);
    await expectRow(page.getByRole('table', { name: 'Service accounts' }), { Name: 'kept-over-a-reload' });
  });

  test('a snippet that is copied from a denied page declares the refusals, and looks for what is said', async ({
    page,
    quietConsole,
  }) => {
    quietConsole.expectStatus(403);
    await page.goto(`${pages.roleBindings}?as=billing`);
    await page.getByText('You can’t see this page').waitFor();
    await page.getByRole('button', { name: 'Mocks: billing' }).click();
    await page.getByRole('button', { name: 'Copy Playwright snippet' }).click();
    const snippet = page.getByRole('textbox', { name: 'Copied' });
    await expect(snippet).toHaveValue(/quietConsole\.expectStatus\(403\);/);
    await expect(snippet).toHaveValue(/getByRole\('main'\)\)\.toContainText\('You can’t see this page'\);/);
  });

  test('one press on the panel brings a person, another one a world, and what is typed there counts', async ({
    page,
    signInAs,
    quietConsole,
  }) => {
    quietConsole.expectStatus(401); // signed out
    await signInAs('owner', pages.roles);
    const open = (state: string) => page.getByRole('button', { name: `Mocks: ${state}` }).click();
    await open('owner');
    await page.getByRole('textbox', { name: 'Seed' }).fill('7');
    await page.getByRole('group', { name: 'Who looks' }).getByRole('button', { name: 'viewer' }).click();
    await open('viewer, seed 7');
    await expect(page.getByRole('button', { name: 'viewer', exact: true, pressed: true })).toBeVisible();
    await page.getByRole('group', { name: 'Scenario' }).getByRole('button', { name: 'messy' }).click();
    await open('viewer, messy, seed 7');

    await page.getByRole('button', { name: 'signed-out' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
    await open('signed-out, messy, seed 7');
    await page.getByRole('textbox', { name: 'Anybody else' }).fill(people.writer);
    await page.getByRole('button', { name: 'Apply and reload' }).click();
    await expect(page.getByRole('button', { name: 'Mocks: writer, messy, seed 7' })).toBeVisible();
    await expect(page.getByRole('table', { name: 'Roles' })).toBeVisible();
  });

  test('the panel fits a phone, is reached by keyboard, and has nothing for axe to find', async ({
    page,
    signInAs,
  }) => {
    await page.setViewportSize({ width: 360, height: 700 });
    await signInAs('owner', pages.settings);
    const button = page.getByRole('button', { name: 'Mocks: owner' });
    await button.focus();
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('group', { name: 'Scenario' }).getByRole('button', { name: 'huge' }));
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await page.keyboard.press('Escape');

    await expect(button).toBeFocused();
  });

  test('the panel can be used while a sheet is open, and leaves it as it is', async ({ page, signInAs }) => {
    await signInAs('owner', `${pages.serviceAccounts}?scenario=quota-full`);
    await page.getByRole('button', { name: 'Create API Token' }).click();
    const sheet = page.getByRole('dialog', { name: 'Create API Token' });
    // Its code comes late, and takes the focus.
    await expect(sheet.getByRole('radio', { name: 'Create new' })).toBeVisible();
    await page.getByRole('button', { name: /^Mocks: / }).click();
    await page.getByRole('checkbox', { name: 'Why is this off' }).check();
    await expect(page.locator('.mock-why-off')).toContainText('(serviceaccount.create · CreateServiceAccount)');
    await page.keyboard.press('Escape');

    await expect(page.getByRole('checkbox', { name: 'Why is this off' })).toBeHidden();
    await expect(sheet).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(sheet).toBeHidden();
    await expect(page.locator('.mock-why-off')).toContainText('(serviceaccount.create · CreateServiceAccount)');
  });

  test('a page that was left alone until the browser put its service worker to sleep goes on', async ({
    page,
    signInAs,
  }) => {
    await signInAs('owner', pages.roles);
    const browser = await page.context().newCDPSession(page);
    await browser.send('ServiceWorker.enable');
    await browser.send('ServiceWorker.stopAllWorkers');

    await page.getByRole('link', { name: 'Service Accounts' }).click();
    await expect(page.getByRole('table', { name: 'Service accounts' })).toBeVisible();
  });

  test('whoever is asked before the page is left, and stays, goes on, and so does a second tab', async ({
    page,
    context,
    signInAs,
  }) => {
    await signInAs('owner', pages.roles);
    await page.evaluate(() => dispatchEvent(new Event('beforeunload')));

    await page.getByRole('link', { name: 'Service Accounts' }).click();
    await expect(page.getByRole('table', { name: 'Service accounts' })).toBeVisible();
    const second = await context.newPage();
    await second.goto(pages.roles);
    await expect(second.getByRole('table', { name: 'Roles' })).toBeVisible();
  });

  test('what a page asks while it is being left is answered, too', async ({ page, signInAs }) => {
    await signInAs('owner', pages.roles);
    const statuses = await page.evaluate(async (call) => {
      const ask = async () => (await fetch(call.path, call)).status;
      const answers: Promise<number>[] = [];
      for (let time = 0; time < 10; time += 1) {
        answers.push(...Array.from({ length: 9 }, ask));
        dispatchEvent(new Event('beforeunload'));
      }
      return Promise.all(answers);
    }, getSelf);
    expect(new Set(statuses)).toEqual(new Set([200]));
  });

  test('a page whose service worker was exchanged for that of a changed build begins anew', async ({
    page,
    signInAs,
  }) => {
    await signInAs('owner', `${pages.serviceAccounts}?create=service-account`);
    const name = page.getByRole('dialog', { name: 'Create Service Account' }).getByLabel('Name');
    await name.fill('half-typed');
    page.on('dialog', (asked) => void asked.dismiss());
    const begunAnew = page.waitForEvent('load');
    await page.evaluate(() => void navigator.serviceWorker.dispatchEvent(new Event('controllerchange')));
    await begunAnew;
    await expect(name).toHaveValue('');
  });

  test('a page of something else, served here later, is not kept waiting', async ({
    page,
    context,
    signInAs,
    quietConsole,
  }) => {
    quietConsole.expectStatus(404);
    await signInAs('owner', pages.roles);
    await page.close();
    const other = await context.newPage();
    await other.goto('/theme.js');
    const ask = () => other.evaluate(async (call) => (await fetch(call.path, call)).status, getSelf);
    await other.evaluate(() => {
      navigator.serviceWorker.addEventListener('message', () => (document.title += ' asked'));
      navigator.serviceWorker.startMessages();
    });
    expect(await Promise.all([ask(), ask()])).toEqual([404, 404]);
    expect(await ask()).toBe(404);
    expect(await other.title(), 'asked once, since that takes three seconds').toBe('asked');

    await other.reload();
    expect(await other.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
    expect(await ask()).toBe(404);
  });
});

test(
  'where it can’t be known what a person may do, no action is offered and the page can be tried again',
  { tag: '@mocks' },
  async ({ page, signInAs, quietConsole }) => {
    quietConsole.expectStatus(503);
    await signInAs('viewer', `${pages.serviceAccounts}?fault=GetOwnAccess:unavailable`);
    await expect(page.getByText('Service Accounts could not be loaded')).toBeVisible();
    await expect(page.getByRole('button', { name: /^(Create|Delete)/ })).toHaveCount(0);

    await page.goto(`${pages.serviceAccounts}?fault=`);
    await expect(page.getByRole('button', { name: 'Create Service Account' })).toBeDisabled();
  },
);
