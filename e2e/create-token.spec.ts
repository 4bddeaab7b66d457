import { pages, projects } from './fixtures/acme.ts';
import { readClipboard } from './fixtures/clipboard.ts';
import { columnOf, expectNoRow, expectRow, expectToast, rowAction, rowsOf } from './fixtures/table.ts';
import { expect, test } from './fixtures/test.ts';
import {
  copyToken,
  createToken,
  fillNewAccount,
  finishWithToken,
  shownToken,
  tokenSheet,
} from './fixtures/token-sheet.ts';

test('an owner makes an account, its role in two projects and its token in one go', async ({
  page,
  signInAs,
  mine,
}) => {
  const account = mine('ci');
  await signInAs('owner', pages.serviceAccounts);
  const { sheet, token } = await createToken(page, {
    account,
    role: 'Debug Info Writer',
    projects: ['Production', 'Staging'],
    token: 'main',
  });
  expect(await copyToken(sheet)).toBe(token);
  await finishWithToken(sheet);
  await expectToast(page, `Created API token main for ${account}`);

  await page.getByRole('searchbox', { name: 'Search service accounts' }).fill(account);
  const table = page.getByRole('table', { name: 'Service accounts' });
  await expectRow(table, { Name: account, Tokens: '1', 'Last used': 'Never' });
  await table.getByRole('link', { name: account }).click();
  await expectRow(page.getByRole('table', { name: 'API tokens' }), { Name: 'main', 'Last used': 'Never' });
  const bindings = page.getByRole('table', { name: 'Role bindings' });
  await expectRow(bindings, { Role: 'Debug Info Writer', Scope: 'Production' });
  await expectRow(bindings, { Role: 'Debug Info Writer', Scope: 'Staging' });
  await expect.poll(() => rowsOf(bindings)).toHaveLength(2);
});

test('a token for an existing account is suggested a name, and can be limited to a project', async ({
  page,
  signInAs,
  given,
  mine,
}) => {
  const name = mine('agent');
  await signInAs('owner');
  await given.serviceAccount(name);
  await given.roleBinding(`serviceaccount:${name}`, 'system:writer');
  await page.goto(`${pages.serviceAccounts}?q=${name}`);
  await rowAction(page.getByRole('table', { name: 'Service accounts' }), name, 'Create API Token');
  const sheet = tokenSheet(page);
  await expect(sheet.getByRole('combobox', { name: 'Which service account' })).toHaveValue(name);
  await expect(sheet.getByText('Still to choose')).toBeHidden();
  await sheet.getByRole('radio', { name: 'Create new' }).check();
  await expect(sheet.getByText('Still to choose: the account’s name, the role, and the projects.')).toBeVisible();
  await sheet.getByRole('radio', { name: 'Use existing' }).check();
  await expect(sheet.getByLabel('Token name')).toHaveValue(/^token-\d{4}-\d\d-\d\d$/);
  await sheet.getByRole('combobox', { name: 'Limit to one project' }).selectOption('Only Staging');
  await sheet.getByRole('button', { name: 'Create Token' }).click();
  await shownToken(sheet);
  await finishWithToken(sheet);

  await page.getByRole('link', { name }).click();
  await expectRow(page.getByRole('table', { name: 'API tokens' }), { Name: 'token-', 'Limited to': 'Project Staging' });
});

test(
  'the configuration for each kind of client names the project and never holds the token',
  { tag: '@mocks' },
  async ({ page, signInAs, mine }) => {
    await signInAs('owner', pages.serviceAccounts);
    const { sheet, token } = await createToken(page, {
      account: mine('ci'),
      role: 'Debug Info Writer',
      projects: ['Development'],
    });
    const kinds = sheet.getByRole('tablist', { name: 'Kind of client' });
    await expect(kinds.getByRole('tab', { name: 'Debug info upload' })).toHaveAttribute('aria-selected', 'true');

    for (const kind of await kinds.getByRole('tab').allInnerTexts()) {
      await kinds.getByRole('tab', { name: kind }).click();
      const panel = sheet.getByRole('tabpanel', { name: kind });
      await expect(panel).toContainText(projects.development);
      await expect(panel).not.toContainText(token);
    }
    await kinds.getByRole('tab', { name: 'Scraper' }).click();
    const scraper = sheet.getByRole('tabpanel', { name: 'Scraper' });
    await expect(scraper).toContainText('This client needs profile.write in the project');
    await scraper.getByRole('button', { name: 'Copy' }).last().click();
    expect(await readClipboard(page)).toContain(`--grpc-headers=projectID=${projects.development}`);
  },
);

test(
  'everything wrong with the form is said at once, and the first wrong field has the focus',
  { tag: '@mocks' },
  async ({ page, signInAs, calls }) => {
    await signInAs('owner', `${pages.serviceAccounts}?create=token`);
    const sheet = tokenSheet(page);
    await sheet.getByRole('radio', { name: 'Create new' }).check();
    await sheet.getByRole('button', { name: 'Create Token' }).click();

    const name = sheet.getByLabel('Name of the new service account');
    await expect(name).toBeFocused();
    await expect(name).toHaveAccessibleDescription(/Enter a name\./);
    await expect(sheet.getByText('Choose a role: without one, the token can do nothing.')).toBeVisible();
    await expect(sheet.getByText('Choose at least one project.')).toBeVisible();

    await name.fill('dashboards');
    await sheet.getByRole('button', { name: 'Create Token' }).click();
    await expect(name).toHaveAccessibleDescription(/A service account named “dashboards” exists already\./);
    await expect(name).toBeFocused();
    expect(await calls.count('CreateServiceAccount')).toBe(0);
  },
);

test(
  'in an organization without service accounts the form begins with a new one',
  { tag: '@mocks' },
  async ({ page, signInAs }) => {
    await signInAs('owner', `${pages.serviceAccounts}?create=token&scenario=empty`);
    const sheet = tokenSheet(page);
    await expect(sheet.getByRole('radio', { name: 'Create new' })).toBeChecked();
    await expect(sheet.getByRole('radio', { name: 'Create new' })).toBeFocused();
    await sheet.getByRole('radio', { name: 'Use existing' }).check();
    await sheet.getByRole('combobox', { name: 'Which service account' }).click();
    await expect(page.getByText('There is no service account yet. Choose “Create new”.')).toBeVisible();
  },
);

test('a double click on Create Token makes one account, one role binding and one token', async ({
  page,
  signInAs,
  mine,
  calls,
}) => {
  const account = mine('twice');
  await signInAs('owner', pages.serviceAccounts);
  const sheet = await fillNewAccount(page, { account, role: 'Profile Writer', projects: ['Staging'] });
  await sheet.getByRole('button', { name: 'Create Token' }).dblclick();
  await shownToken(sheet);
  await finishWithToken(sheet);

  for (const rpc of ['CreateServiceAccount', 'CreateRoleBinding', 'CreateServiceAccountToken']) {
    expect(await calls.count(rpc), rpc).toBe(1);
  }
  await page.getByRole('searchbox', { name: 'Search service accounts' }).fill(account);
  await expectRow(page.getByRole('table', { name: 'Service accounts' }), { Name: account, Tokens: '1' });
});

for (const [rpc, made, failed] of [
  ['CreateRoleBinding', ['Service account'], 'Role Writer in'],
  ['CreateServiceAccountToken', ['Service account', 'Role Writer in'], 'API token'],
] as const) {
  test(`when ${rpc} is refused, what was made is said, and Retry finishes without duplicates`, async ({
    page,
    signInAs,
    mine,
    calls,
  }) => {
    const account = mine('retried');
    await signInAs('owner', pages.serviceAccounts);
    const sheet = await fillNewAccount(page, { account, role: 'Writer', projects: ['Staging'], token: 'first' });
    await calls.refuseNext(rpc);
    await sheet.getByRole('button', { name: 'Create Token' }).dblclick();

    await expect(sheet.getByRole('alert')).toContainText('Wait a moment, then try again.');
    const steps = sheet.getByRole('list', { name: 'Steps' });
    for (const step of made) await expect(steps.getByRole('listitem').filter({ hasText: step })).toContainText('Made');
    await expect(steps.getByRole('listitem').filter({ hasText: failed })).toContainText('Failed');
    await sheet.getByRole('button', { name: 'Retry' }).click();
    await shownToken(sheet);
    await finishWithToken(sheet);

    expect(await calls.count('CreateServiceAccount')).toBe(1);
    await page.goto(`${pages.roleBindings}?q=${account}`);
    const bindings = page.getByRole('table', { name: 'Role bindings' });
    await expect.poll(() => columnOf(bindings, 'Scope')).toEqual(['Project Staging']);
  });
}

test('when a later step is refused, Undo removes what was made', async ({
  page,
  signInAs,
  mine,
  calls,
  quietConsole,
}) => {
  // The list behind the sheet may be asking for the account's tokens just as the account goes.
  quietConsole.ignoreRefusals();
  const account = mine('undone');
  await signInAs('owner', pages.serviceAccounts);
  const sheet = await fillNewAccount(page, { account, role: 'Writer', projects: ['Staging', 'Development'] });
  await calls.refuseNext('CreateServiceAccountToken');
  await sheet.getByRole('button', { name: 'Create Token' }).click();
  await sheet.getByRole('button', { name: 'Undo' }).click();

  await expect(sheet.getByLabel('Name of the new service account')).toHaveValue(account);
  await sheet.getByRole('button', { name: 'Cancel' }).click();
  await expectNoRow(page.getByRole('table', { name: 'Service accounts' }), { Name: account });
  await page.goto(`${pages.roleBindings}?q=${account}`);
  await expect(page.getByText('No role binding matches')).toBeVisible();
});

test('when the answer with the token is lost, it is said that nobody has it, and another one replaces it', async ({
  page,
  signInAs,
  mine,
  calls,
}) => {
  const account = mine('lost');
  await signInAs('owner', pages.serviceAccounts);
  const sheet = await fillNewAccount(page, { account, role: 'Writer', projects: ['Staging'], token: 'only' });
  await calls.loseNextAnswer('CreateServiceAccountToken');
  await sheet.getByRole('button', { name: 'Create Token' }).click();
  await expect(sheet.getByRole('alert')).toContainText('The token was made, but its value never arrived');
  const step = sheet.getByRole('list', { name: 'Steps' }).getByRole('listitem').filter({ hasText: 'API token only' });
  await expect(step).toContainText('Made, value lost');
  await page.keyboard.press('Escape');
  await expect(sheet.getByText('and so was its token, whose value nobody has')).toBeVisible();
  await sheet.getByRole('button', { name: 'Stay' }).click();
  await sheet.getByRole('button', { name: 'Delete it and create a new one' }).click();
  await shownToken(sheet);
  await finishWithToken(sheet);

  await page.getByRole('link', { name: account }).click();
  await expect.poll(() => columnOf(page.getByRole('table', { name: 'API tokens' }), 'Name')).toEqual(['only']);
});

test('when the answer with the account is lost, Retry goes on with the account that was made', async ({
  page,
  signInAs,
  mine,
  calls,
}) => {
  const account = mine('unclear');
  await signInAs('owner', pages.serviceAccounts);
  const sheet = await fillNewAccount(page, { account, role: 'Writer', projects: ['Staging'] });
  await calls.loseNextAnswer('CreateServiceAccount');
  await sheet.getByRole('button', { name: 'Create Token' }).click();
  await sheet.getByRole('button', { name: 'Retry' }).click();

  await shownToken(sheet);
  expect(await calls.count('CreateServiceAccount')).toBe(1);
});

test('when the answer is lost that a name is taken, the token that has the name is not taken for the lost one', async ({
  page,
  signInAs,
  given,
  mine,
  calls,
  quietConsole,
}) => {
  quietConsole.expectStatus(409);
  await signInAs('owner', pages.serviceAccounts);
  const account = await given.serviceAccount(mine('pager'));
  await given.token(account, 'in use');
  await page.goto(pages.serviceAccount(account));
  const tokens = page.getByRole('table', { name: 'API tokens' });
  await expectRow(tokens, { Name: 'in use' });
  await page.getByRole('button', { name: 'Create API Token' }).click();
  const sheet = tokenSheet(page);
  await sheet.getByLabel('Token name').fill('in use');
  await calls.loseNextAnswer('CreateServiceAccountToken');
  await sheet.getByRole('button', { name: 'Create Token' }).click();
  await expect(sheet.getByText('Not known')).toBeVisible();
  await sheet.getByRole('button', { name: 'Retry' }).click();

  await expect(sheet.getByLabel('Token name')).toHaveAccessibleDescription(/already/);
  await sheet.getByLabel('Token name').fill('another');
  await sheet.getByRole('button', { name: 'Create Token' }).click();
  await shownToken(sheet);
  await finishWithToken(sheet);
  await expect.poll(() => columnOf(tokens, 'Name')).toEqual(['another', 'in use']);
});
