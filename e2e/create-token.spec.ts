import { pages, projects } from './fixtures/acme.ts';
import { readClipboard } from './fixtures/clipboard.ts';
import { columnOf, expectNoRow, expectRow, rowAction, rowsOf } from './fixtures/table.ts';
import { expect, test } from './fixtures/test.ts';
import { expectToast } from './fixtures/toast.ts';
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
  await expect(sheet.getByText('The token will have Writer in the whole organization.')).toBeVisible();
  await expect(sheet.getByText(/^Choose /)).toBeHidden();
  await sheet.getByRole('radio', { name: 'Create new' }).check();
  await expect(sheet.getByText('Choose an account name, a role, and at least one project.')).toBeVisible();
  await sheet.getByRole('radio', { name: 'Use existing' }).check();
  await expect(sheet.getByLabel('Token name')).toHaveValue(/^token-\d{4}-\d\d-\d\d$/);
  await sheet.getByRole('combobox', { name: 'Limit to one project' }).selectOption('Only Staging');
  await expect(sheet.getByText('The token will have Writer in project Staging.')).toBeVisible();
  await sheet.getByRole('button', { name: 'Create Token' }).click();
  await shownToken(sheet);
  await finishWithToken(sheet);

  await page.getByRole('link', { name }).click();
  await expectRow(page.getByRole('table', { name: 'API tokens' }), { Name: 'token-', 'Limited to': 'Project Staging' });
});

test(
  'what is typed replaces the suggested name, however the field is entered',
  { tag: '@mocks' },
  async ({ page, signInAs }) => {
    await signInAs('owner', `${pages.serviceAccounts}?create=token`);
    const name = tokenSheet(page).getByLabel('Token name');
    await expect(name).toHaveValue(/^token-/);
    await name.click();
    await page.keyboard.type('by-mouse');
    await expect(name).toHaveValue('by-mouse');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    await expect(name).toBeFocused();
    await page.keyboard.type('by-keyboard');
    await expect(name).toHaveValue('by-keyboard');
  },
);

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

    const fitting = ['Debug info upload', 'CI (debug info)', 'Source maps'];
    await expect(kinds.getByRole('tab')).toHaveText([...fitting, 'Other clients']);
    for (const kind of fitting) {
      await kinds.getByRole('tab', { name: kind }).click();
      const panel = sheet.getByRole('tabpanel', { name: kind });
      await expect(panel).toContainText(projects.development);
      await expect(panel).not.toContainText(token);
    }
    await kinds.getByRole('tab', { name: 'Other clients' }).click();
    const others = sheet.getByRole('tabpanel', { name: 'Other clients' });
    const client = others.getByRole('combobox', { name: 'Client' });
    const kindsOfOthers = await client.getByRole('option').allInnerTexts();
    expect(kindsOfOthers).toEqual(['Agent', 'Kubernetes', 'Scraper', 'parca-push', 'GitHub Action', 'Script']);
    for (const kind of kindsOfOthers) {
      await client.selectOption(kind);
      await expect(others).toContainText(projects.development);
      await expect(others).not.toContainText(token);
    }
    await client.selectOption('Scraper');
    await expect(others).toContainText('This client needs profile.write in the project');
    await others.getByRole('button', { name: 'Copy' }).last().click();
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
    await expect(sheet.getByText('Choose a role: without one, the token has no access.')).toBeVisible();
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
    await expect(sheet.getByRole('combobox', { name: 'What is it for?' })).toBeFocused();
    await sheet.getByRole('radio', { name: 'Use existing' }).check();
    await sheet.getByRole('combobox', { name: 'Which service account' }).click();
    await expect(page.getByText('There are no service accounts yet. Choose “Create new”.')).toBeVisible();
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
    for (const step of made)
      await expect(steps.getByRole('listitem').filter({ hasText: step })).toContainText('Created');
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
