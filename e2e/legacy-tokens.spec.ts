import { pages, projects } from './fixtures/acme.ts';
import { expectDenied } from './fixtures/denied.ts';
import { filterBy } from './fixtures/filter.ts';
import { columnOf, expectNoRow, expectRow, rowAction, rowOf } from './fixtures/table.ts';
import { expect, test } from './fixtures/test.ts';
import { expectToast } from './fixtures/toast.ts';

test('an owner sees every legacy token, when it was last used, and what to do', async ({ page, signInAs }) => {
  await signInAs('owner', pages.projects);
  await page.getByRole('link', { name: 'All legacy tokens' }).click();
  const table = page.getByRole('table', { name: 'Legacy tokens' });
  await expectRow(table, { Name: 'laptop scraper', Project: 'Playground', 'What to do': 'Migrate its client' });
  await expectRow(table, {
    Name: 'jenkins debuginfo',
    'Last used': '7 months ago',
    'What to do': 'Migrate or revoke',
  });
  await expectRow(table, { Name: 'trial', 'Last used': 'Never used', 'What to do': 'Revoke: never used' });

  const create = page.getByRole('button', { name: 'Create Legacy Token' });
  await expect(create).toHaveAttribute('aria-disabled', 'true');
  await expect(create).toHaveAccessibleDescription(/can’t be created any more.*Create an API token/);
  await expect(page.getByRole('link', { name: 'Create API Token' })).toBeVisible();

  await filterBy(page, 'Use', 'Never used');
  await expectNoRow(table, { Name: 'laptop scraper' });
  await expectRow(table, { Name: 'trial' });
});

test('a project’s tab lists its own legacy tokens, and an API token that replaces one starts limited to it', async ({
  page,
  signInAs,
}) => {
  await signInAs('owner', pages.project(projects.playground));
  await page.getByRole('navigation', { name: 'Project' }).getByRole('link', { name: 'Legacy tokens' }).click();
  const table = page.getByRole('table', { name: 'Legacy tokens' });
  await expect.poll(() => columnOf(table, 'Name')).toEqual(['laptop scraper']);
  await expect(rowOf(table, 'laptop scraper').getByRole('link', { name: /^Migrate its client/ })).toHaveAttribute(
    'href',
    /\/projects\/[0-9a-f-]{36}\/migrate\?from=[0-9a-f-]{36}$/,
  );
  await page.getByRole('link', { name: 'Create API Token' }).click();
  await expect(page.getByRole('dialog', { name: 'Create API Token' })).toBeVisible();
});

test(
  'a legacy token that is in use is revoked anyway, after the person is told that it can’t be undone',
  { tag: '@mocks' },
  async ({ page, signInAs }) => {
    await signInAs('owner', pages.projectLegacyTokens(projects.production));
    const table = page.getByRole('table', { name: 'Legacy tokens' });
    await rowAction(table, 'agent before IAM', 'Revoke legacy token');
    const dialog = page.getByRole('dialog', { name: 'Revoke legacy token agent before IAM' });
    await expect(dialog).toContainText('last used 3 minutes ago');
    await expect(dialog).toContainText('It was used this week');
    await expect(dialog).toContainText('The client that uses it stops working immediately.');
    await expect(dialog).toContainText('This can’t be undone.');
    await expect(dialog.getByRole('link', { name: 'Migrate its client first' })).toBeVisible();
    await dialog.getByRole('button', { name: 'Revoke anyway' }).click();
    await expectToast(page, 'Revoked legacy token agent before IAM');
    await expectNoRow(table, { Name: 'agent before IAM' });
    await expectRow(table, { Name: 'jenkins debuginfo' });
  },
);

test(
  'many are revoked at once, also after a lost answer',
  { tag: '@mocks' },
  async ({ page, signInAs, quietConsole, calls }) => {
    quietConsole.ignoreRefusals();
    await signInAs('owner', pages.legacyTokens);
    const table = page.getByRole('table', { name: 'Legacy tokens' });
    for (const name of ['jenkins debuginfo', 'trial']) await rowOf(table, name).getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Revoke', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Revoke 2 legacy tokens' });
    await expect(dialog).toContainText('jenkins debuginfo in Production');
    await expect(dialog).toContainText('trial in Staging');
    await calls.loseNextAnswer('DeleteProjectToken');
    await dialog.getByRole('button', { name: 'Revoke 2 legacy tokens' }).click();
    await expect(dialog.getByRole('alert')).toContainText('1 of 2 legacy tokens revoked');
    await dialog.getByRole('button', { name: 'Revoke the other 1' }).click();
    await expectToast(page, 'Revoked 2 legacy tokens');
    await expectNoRow(table, { Name: 'trial' });
    await expectNoRow(table, { Name: 'jenkins debuginfo' });
  },
);

test(
  'a legacy token that somebody else revoked meanwhile counts as revoked',
  { tag: '@mocks' },
  async ({ page, signInAs, quietConsole, given }) => {
    quietConsole.expectStatus(404);
    await signInAs('owner', pages.projectLegacyTokens(projects.staging));
    await rowAction(page.getByRole('table', { name: 'Legacy tokens' }), 'trial', 'Revoke legacy token');
    const dialog = page.getByRole('dialog', { name: 'Revoke legacy token trial' });
    await expect(dialog).toContainText('Never used');
    await given.revokedLegacyToken(projects.staging, 'trial');
    await dialog.getByRole('button', { name: 'Revoke legacy token' }).click();
    await expectToast(page, 'Legacy token trial was already revoked');
    await expect(page.getByText('This project has no legacy tokens')).toBeVisible();
  },
);

test('a viewer sees legacy tokens, and why they can’t revoke one', async ({ page, signInAs }) => {
  await signInAs('viewer', pages.projectLegacyTokens(projects.playground));
  const table = page.getByRole('table', { name: 'Legacy tokens' });
  await expectRow(table, { Name: 'laptop scraper' });
  await rowOf(table, 'laptop scraper')
    .getByRole('button', { name: /^Actions/ })
    .click();
  await expectDenied(page.getByRole('menuitem', { name: 'Revoke legacy token' }), 'project.update');
});

test('a billing admin, who may open no project, is told so instead of that none are left', async ({
  page,
  signInAs,
  quietConsole,
}) => {
  quietConsole.ignoreRefusals();
  await signInAs('billing', pages.legacyTokens);
  await expect(page.getByText('You can’t see legacy tokens')).toBeVisible();
  await expect(page.getByText('(project.read)').first()).toBeVisible();
});

test('where the backend doesn’t tell the last use, the list says that it can’t be known', async ({
  page,
  signInAs,
  calls,
}) => {
  await signInAs('owner');
  await calls.unserve('GetCapabilities');
  await page.goto(pages.projectLegacyTokens(projects.playground));
  const table = page.getByRole('table', { name: 'Legacy tokens' });
  await expectRow(table, { Name: 'laptop scraper', 'Last used': 'Can’t know', 'What to do': 'Migrate its client' });
  await rowAction(table, 'laptop scraper', 'Revoke legacy token');
  const dialog = page.getByRole('dialog', { name: 'Revoke legacy token laptop scraper' });
  await expect(dialog).toContainText('Last use not known');
  await expect(dialog.getByRole('button', { name: 'Revoke legacy token' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
});

test(
  'without legacy tokens, a project says that nothing is left to migrate',
  { tag: '@mocks' },
  async ({ page, signInAs }) => {
    await signInAs('owner', pages.projectLegacyTokens(projects.development));
    await expect(page.getByText('This project has no legacy tokens')).toBeVisible();
  },
);
