import { addressOf, pages } from './fixtures/acme.ts';
import { filterBy } from './fixtures/filter.ts';
import { columnOf, expectNoRow, expectRow, rowAction } from './fixtures/table.ts';
import { expect, test } from './fixtures/test.ts';
import { expectToast } from './fixtures/toast.ts';

test(
  'an owner searches, and finds the same after a reload and after Back',
  { tag: '@mocks' },
  async ({ page, signInAs }) => {
    await signInAs('owner', pages.serviceAccounts);
    const table = page.getByRole('table', { name: 'Service accounts' });
    const search = page.getByRole('searchbox', { name: 'Search service accounts' });
    await search.fill('scraper profile');
    await expectNoRow(table, { Name: 'agent-production' });
    await expectRow(table, { Name: 'scraper-kubernetes', Roles: 'Profile Writer', Tokens: '1' });
    await expect(page).toHaveURL(/[?&]q=scraper/);

    await page.reload();
    await expect(search).toHaveValue('scraper profile');
    await expectNoRow(table, { Name: 'agent-production' });

    await table.getByRole('link', { name: 'scraper-edge' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'scraper-edge' })).toBeVisible();
    await page.goBack();
    await expect(search).toHaveValue('scraper profile');
    await expectRow(table, { Name: 'scraper-edge' });
    await expectNoRow(table, { Name: 'agent-production' });
  },
);

test('filters by role and state narrow the list, and go one by one', { tag: '@mocks' }, async ({ page, signInAs }) => {
  await signInAs('owner', pages.serviceAccounts);
  const table = page.getByRole('table', { name: 'Service accounts' });
  await filterBy(page, 'State', 'Not used for 30 days');
  await filterBy(page, 'Role', 'Owner');
  await expect(page.getByText('No service account matches')).toBeVisible();
  await expect(page).toHaveURL(/state=idle/);

  await page.getByRole('button', { name: 'Remove filter State: Not used for 30 days' }).click();
  await expectRow(table, { Name: 'terraform', Roles: 'Owner' });
  await expectNoRow(table, { Name: 'dashboards' });
  await filterBy(page, 'State', 'No token');
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expectRow(table, { Name: 'dashboards' });

  await filterBy(page, 'State', 'Never used');
  await expectRow(table, { Name: 'incident-bot', 'Last used': 'Never' });
  await expectNoRow(table, { Name: 'agent-production' });
});

test('a sort by creation is announced, and stays after a reload', { tag: '@mocks' }, async ({ page, signInAs }) => {
  await signInAs('owner', pages.serviceAccounts);
  const table = page.getByRole('table', { name: 'Service accounts' });
  await expect(table.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'ascending');
  const names = await columnOf(table, 'Name');
  expect(names.indexOf('agent-production')).toBeLessThan(names.indexOf('web-source-maps'));

  const created = table.getByRole('columnheader', { name: 'Created', exact: true });
  await created.getByRole('button').click();
  await page.reload();
  await expect(created).toHaveAttribute('aria-sort', 'ascending');
  await expect
    .poll(async () => (await columnOf(table, 'Name')).slice(0, 2))
    .toEqual(['legacy-exporter', 'agent-production']);
});

test('an owner creates a service account, and arrives where its next steps are', async ({ page, signInAs, mine }) => {
  const name = mine('web');
  await signInAs('owner', pages.serviceAccounts);
  await page.getByRole('button', { name: 'Create Service Account' }).click();
  const sheet = page.getByRole('dialog', { name: 'Create Service Account' });
  await expect(sheet.getByLabel('Name')).toBeFocused();
  await sheet.getByLabel('Name').fill(`  ${name} `);
  await sheet.getByRole('button', { name: 'Create Service Account' }).dblclick();

  await expectToast(page, `Created service account ${name}`);
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(page.getByText('No API token yet')).toBeVisible();
  await page.getByRole('link', { name: 'Create Role Binding' }).click();
  const binding = page.getByRole('dialog', { name: 'Create Role Binding' });
  await expect(binding.getByRole('list', { name: 'Who gets the role' })).toContainText(name);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
});

test('a name that will not do is explained beside the field, which keeps the focus', async ({
  page,
  signInAs,
  given,
  mine,
  quietConsole,
}) => {
  quietConsole.expectStatus(409);
  const taken = mine('taken');
  await signInAs('owner', `${pages.serviceAccounts}?create=service-account`);
  await given.serviceAccount(taken);
  const sheet = page.getByRole('dialog', { name: 'Create Service Account' });
  const field = sheet.getByLabel('Name');
  for (const [text, words] of [
    ['   ', /Enter a name\./],
    ['x'.repeat(101), /Use at most 100 characters; this name has 101\./],
    ['bot\u202Etxt', /Remove the control or invisible characters/],
    [taken, /exists already/],
  ] as const) {
    await field.fill(text);
    await sheet.getByRole('button', { name: 'Create Service Account' }).click();
    await expect(field).toHaveAccessibleDescription(words);
    await expect(field).toBeFocused();
  }
});

test('a name is shown as it is, whatever it looks like', async ({ page, signInAs, given, mine }) => {
  const name = `<img src=x onerror=alert(1)> =cmd() ${mine('odd')}`;
  await signInAs('owner');
  await given.serviceAccount(name);
  await page.goto(pages.serviceAccounts);

  await expectRow(page.getByRole('table', { name: 'Service accounts' }), { Name: name });
});

test('the page of an account shows its tokens and where it may do what', async ({ page, signInAs }) => {
  await signInAs('owner', pages.serviceAccounts);
  await page.getByRole('link', { name: 'ci-debuginfo-upload' }).click();

  await expect(page.getByRole('heading', { level: 1, name: 'ci-debuginfo-upload' })).toBeVisible();
  await expect(page.getByText('serviceaccount:ci-debuginfo-upload')).toBeVisible();
  const tokens = page.getByRole('table', { name: 'API tokens' });
  await expectRow(tokens, { Name: 'github-actions', 'Last used': '5 hours ago', 'Created by': 'owner@acme.example' });
  await expectRow(tokens, { Name: 'old-jenkins', 'Last used': '7 months ago' });
  await expectRow(page.getByRole('table', { name: 'Role bindings' }), {
    Role: 'Debug Info Writer',
    Scope: 'Whole organization',
  });
});

test('deleting an account names the tokens and role bindings that go, and when they were last used', async ({
  page,
  signInAs,
}) => {
  await signInAs('owner', `${pages.serviceAccounts}?q=ci-debuginfo-upload`);
  await rowAction(
    page.getByRole('table', { name: 'Service accounts' }),
    'ci-debuginfo-upload',
    'Delete service account',
  );
  const dialog = page.getByRole('dialog', { name: 'Delete service account ci-debuginfo-upload' });

  await expect(dialog).toContainText('2 API tokens stop working');
  await expect(dialog.getByRole('listitem').filter({ hasText: 'github-actions' })).toContainText(
    'last used 5 hours ago',
  );
  await expect(dialog.getByRole('listitem').filter({ hasText: 'old-jenkins' })).toContainText('last used 7 months ago');
  await expect(dialog).toContainText('1 token was used this week');
  await expect(dialog).toContainText('1 role binding is deleted');
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Debug Info Writer' })).toContainText(
    'in the whole organization',
  );
  await expect(dialog).toContainText('It can no longer upload debug info in the whole organization.');
  // A client uses one of its tokens: its name must be typed.
  await expect(dialog.getByRole('textbox', { name: 'Type ci-debuginfo-upload to confirm' })).toBeFocused();
  await dialog.getByRole('button', { name: 'Delete service account' }).click();
  await expect(dialog).toContainText('This is not the name.');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test(
  'a name that was typed is not lost by Escape, nor by Back',
  { tag: '@mocks' },
  async ({ page, signInAs, mine }) => {
    const name = mine('typed');
    await signInAs('owner', pages.serviceAccounts);
    await page.getByRole('button', { name: 'Create Service Account' }).click();
    const sheet = page.getByRole('dialog', { name: 'Create Service Account' });
    await sheet.getByLabel('Name').fill(name);

    await page.keyboard.press('Escape');
    await expect(sheet.getByRole('alert')).toContainText('What you entered is not saved.');
    await sheet.getByRole('button', { name: 'Stay' }).click();
    await page.goBack();
    await expect(sheet.getByRole('alert')).toContainText('What you entered is not saved.');
    await expect(sheet.getByLabel('Name')).toHaveValue(name);
    await sheet.getByRole('button', { name: 'Close anyway' }).click();
    await expect(sheet).toBeHidden();
  },
);

test('an account that is deleted takes its tokens and role bindings along', async ({ page, signInAs, given, mine }) => {
  const name = mine('leaver');
  await signInAs('owner');
  const id = await given.serviceAccount(name);
  await given.token(id, 'first');
  await given.roleBinding(`serviceaccount:${name}`, 'system:viewer');
  await page.goto(pages.serviceAccount(id));
  await page.getByRole('button', { name: 'Delete service account' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete service account' }).click();

  await expectToast(page, `Deleted service account ${name}`);
  await expect(page).toHaveURL(addressOf(pages.serviceAccounts));
  await expectNoRow(page.getByRole('table', { name: 'Service accounts' }), { Name: name });
  await page.goto(`${pages.roleBindings}?q=${name}`);
  await expect(page.getByText('No role binding matches')).toBeVisible();
});

test('an owner takes a role away on the page of the account', async ({ page, signInAs, given, mine }) => {
  const name = mine('demoted');
  await signInAs('owner');
  const id = await given.serviceAccount(name);
  await given.roleBinding(`serviceaccount:${name}`, 'system:viewer');
  await page.goto(pages.serviceAccount(id));
  await rowAction(page.getByRole('table', { name: 'Role bindings' }), 'Viewer', 'Delete role binding');
  const dialog = page.getByRole('dialog', { name: `Delete role binding of service account ${name}` });
  await expect(dialog).toContainText('This is its only role. It will have no access.');
  await dialog.getByRole('button', { name: 'Delete role binding' }).click();

  await expectToast(page, `Deleted role binding of service account ${name}: Viewer`);
  await expect(page.getByText('No role, no access')).toBeVisible();
  await expect(page.getByRole('heading', { level: 2, name: 'Role bindings' })).toBeFocused();
});

test('deleting a token says when it was last used, and leaves the account', async ({ page, signInAs, given, mine }) => {
  const name = mine('rotated');
  await signInAs('owner');
  const id = await given.serviceAccount(name);
  await given.roleBinding(`serviceaccount:${name}`, 'system:debuginfo-writer');
  await given.token(id, 'old');
  await given.token(id, 'new');
  await page.goto(pages.serviceAccount(id));
  const tokens = page.getByRole('table', { name: 'API tokens' });
  await rowAction(tokens, 'old', 'Delete API token');
  const dialog = page.getByRole('dialog', { name: 'Delete API token old' });
  await expect(dialog).toContainText('Never used');
  await expect(dialog).toContainText('Clients can no longer use it to upload debug info in the whole organization.');
  await dialog.getByRole('button', { name: 'Delete API token' }).click();

  await expectToast(page, 'Deleted API token old');
  await expect.poll(() => columnOf(tokens, 'Name')).toEqual(['new']);
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
});

test('an account that was deleted in another tab is said to be gone already', async ({
  page,
  signInAs,
  given,
  mine,
  quietConsole,
}) => {
  quietConsole.expectStatus(404);
  const name = mine('gone');
  await signInAs('owner');
  const id = await given.serviceAccount(name);
  await page.goto(`${pages.serviceAccounts}?q=${name}`);
  const table = page.getByRole('table', { name: 'Service accounts' });
  // Its tokens are known: an account whose tokens may be in use asks for its name.
  await expectRow(table, { Name: name, 'Last used': 'No token' });
  await given.deletedServiceAccount(id);
  await rowAction(table, name, 'Delete service account');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete service account' }).click();

  await expectToast(page, `Service account ${name} was already deleted`);
  await expect(page.getByText('No service account matches')).toBeVisible();
});

test('the page of an account that is gone says so, and leads to the others', async ({
  page,
  signInAs,
  given,
  mine,
  quietConsole,
}) => {
  quietConsole.expectStatus(404);
  await signInAs('owner');
  const id = await given.serviceAccount(mine('gone'));
  await given.deletedServiceAccount(id);
  await page.goto(pages.serviceAccount(id));

  await expect(page.getByText('There is no such service account')).toBeVisible();
  await page.getByRole('link', { name: 'Go to all service accounts' }).click();
  await expect(page).toHaveURL(addressOf(pages.serviceAccounts));
});

test(
  'the tokens of every account are counted, of as many accounts as there may be',
  { tag: '@mocks' },
  async ({ page, signInAs }) => {
    await signInAs('owner', `${pages.serviceAccounts}?scenario=quota-full`);
    const table = page.getByRole('table', { name: 'Service accounts' });
    const counts = async () => (await columnOf(table, 'Tokens')).filter((count) => /^\d+$/.test(count));
    await expect.poll(counts, { timeout: 30_000 }).toHaveLength(50);
  },
);
