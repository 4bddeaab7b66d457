import { pages, projects } from './fixtures/acme.ts';
import { filterBy, filterChip } from './fixtures/filter.ts';
import { columnOf, expectNoRow, expectRow, rowAction } from './fixtures/table.ts';
import { expect, test } from './fixtures/test.ts';
import { expectToast, undoToast } from './fixtures/toast.ts';

test('a role that a wider one covers is found by its problem, mended at one press, and brought back', async ({
  page,
  signInAs,
  given,
  mine,
  calls,
}) => {
  const name = mine('agent');
  await signInAs('owner', pages.roleBindings);
  await given.serviceAccount(name);
  await given.roleBinding(`serviceaccount:${name}`, 'system:viewer');
  await given.roleBinding(`serviceaccount:${name}`, 'system:viewer', projects.staging);
  await given.roleBinding(`serviceaccount:${name}`, 'system:viewer', projects.production);
  await page.goto(`${pages.roleBindings}?q=${name}`);
  await filterBy(page, 'Problem', 'Covered by a wider one');
  const table = page.getByRole('table', { name: 'Role bindings' });
  await expect.poll(() => columnOf(table, 'Scope')).toEqual(['Project Production', 'Project Staging']);

  await rowAction(table, 'Staging', 'Mend: delete it, the wider one stays');
  await undoToast(page, `Deleted role binding of service account ${name}: Viewer in project Staging`);
  await expectToast(page, `Restored role binding of service account ${name}`);
  await expectRow(table, { Scope: 'Project Staging' });

  await page.getByRole('button', { name: 'Mend all 2' }).dblclick();
  await expectToast(page, 'Deleted 2 role bindings');
  await expect(page.getByText('No role binding matches')).toBeVisible();
  expect(await calls.count('DeleteRoleBinding')).toBe(3);
  await undoToast(page, 'Deleted 2 role bindings');
  await expectToast(page, 'Restored 2 role bindings');
  await expect.poll(() => columnOf(table, 'Scope')).toEqual(['Project Production', 'Project Staging']);
});

test('a person whom nobody can sign in as is found by the problem, and mended with Undo', async ({
  page,
  signInAs,
  given,
  mine,
}) => {
  const email = `${mine('eve')}@acme.example`;
  await signInAs('owner', pages.roleBindings);
  await given.roleBinding(`user:nowhere:${email}`, 'system:viewer', projects.staging);
  await page.goto(`${pages.roleBindings}?q=${email}&problem=no-sign-in`);
  const table = page.getByRole('table', { name: 'Role bindings' });
  await expectRow(table, { Subject: email });
  await page.getByRole('button', { name: 'Mend it' }).click();
  await undoToast(page, `Deleted role binding of ${email}`);
  await expectToast(page, `Restored role binding of ${email}`);
  await expectRow(table, { Subject: email });
});

test(
  'where a mend would take access from somebody, it asks first; a viewer is offered none',
  { tag: '@mocks' },
  async ({ page, signInAs }) => {
    await signInAs('owner', `${pages.roleBindings}?problem=no-sign-in`);
    const table = page.getByRole('table', { name: 'Role bindings' });
    // Its subject has an older form, so it can't be created again.
    await rowAction(table, '12345', 'Mend: delete it, nobody can sign in as this');
    const dialog = page.getByRole('dialog', { name: 'Delete role binding of 12345' });
    await expect(dialog).toContainText('This can’t be undone.');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expectRow(table, { Subject: '12345' });

    await signInAs('viewer', `${pages.roleBindings}?problem=any`);
    await expectRow(table, { Subject: 'legacy-exporter' });
    await expect(page.getByRole('button', { name: /^Mend/ })).toHaveCount(0);
  },
);

test(
  'what has no effect at all is mended at one press: a duplicate and a deleted project',
  { tag: '@mocks' },
  async ({ page, signInAs }) => {
    await signInAs('owner', `${pages.roleBindings}?problem=duplicate&problem=project-gone`);
    const table = page.getByRole('table', { name: 'Role bindings' });
    await expectRow(table, { Subject: 'legacy-exporter' });
    await page.getByRole('button', { name: 'Mend all 2' }).click();
    await expectToast(page, 'Deleted 2 role bindings');
    await expect(page.getByText('No role binding matches')).toBeVisible();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expectRow(table, { Subject: 'scraper-edge', Scope: 'Development' });
  },
);

test('the list is shown by scope, and a project shows who is in it through the whole organization', async ({
  page,
  signInAs,
  given,
  mine,
}) => {
  const [inStaging, everywhere] = [mine('inside'), mine('everywhere')];
  await signInAs('owner', pages.roleBindings);
  for (const [name, projectId] of [
    [inStaging, projects.staging],
    [everywhere, ''],
  ] as const) {
    await given.serviceAccount(name);
    await given.roleBinding(`serviceaccount:${name}`, 'system:viewer', projectId);
  }
  await page.reload();
  const table = page.getByRole('table', { name: 'Role bindings' });
  await page.getByRole('button', { name: 'View: By subject' }).click();
  await page.getByRole('menuitemradio', { name: 'By scope' }).click();
  await expect(page).toHaveURL(/view=scope/);
  const headings = table.getByRole('cell').filter({ hasText: /more through the whole organization$/ });
  await expect(headings).toHaveText([/^Project Development/, /^Project Production/, /^Project Staging/]);

  await headings.nth(2).getByRole('link').click();
  await expect(filterChip(page, 'Scope')).toContainText('Scope: Staging');
  await expectRow(table, { Subject: inStaging, Scope: 'Staging' });
  await expect(table.getByRole('cell', { name: 'Through the whole organization' })).toBeVisible();
  await expectRow(table, { Subject: everywhere, Scope: 'Whole organization' });
  await expectNoRow(table, { Scope: 'Production' });

  await page.reload();
  await expectRow(table, { Subject: everywhere, Scope: 'Whole organization' });
  await page.getByRole('button', { name: 'View: By scope' }).click();
  await page.getByRole('menuitemradio', { name: 'By subject' }).click();
  await expectNoRow(table, { Subject: everywhere });
  await expectRow(table, { Subject: inStaging });
});

test('a project’s page leads to everybody who is in it', { tag: '@mocks' }, async ({ page, signInAs }) => {
  await signInAs('owner', pages.project(projects.staging));
  await page.getByRole('link', { name: 'Role bindings that apply to this project' }).click();
  const table = page.getByRole('table', { name: 'Role bindings' });
  await expectRow(table, { Subject: 'agent-staging', Scope: 'Staging' });
  await expectRow(table, { Subject: 'dashboards', Scope: 'Whole organization' });
});
