import { deletedProject, pages } from './fixtures/acme.ts';
import { filterBy, filterChip } from './fixtures/filter.ts';
import { columnOf, expectNoRow, expectRow, rowAction, rowOf, rowsOf, selectRows } from './fixtures/table.ts';
import { expect, test } from './fixtures/test.ts';
import { expectToast } from './fixtures/toast.ts';

test(
  'an owner narrows the list by subject, role and scope, and a reload keeps it',
  { tag: '@mocks' },
  async ({ page, signInAs }) => {
    await signInAs('owner', pages.roleBindings);
    const table = page.getByRole('table', { name: 'Role bindings' });
    await filterBy(page, 'Subject', 'Service accounts');
    await filterBy(page, 'Role', 'Profile Writer');
    await filterBy(page, 'Scope', 'Staging');

    await expectRow(table, { Subject: 'scraper-kubernetes', Role: 'Profile Writer', Scope: 'Staging' });
    await expectNoRow(table, { Scope: 'Production' });
    await expectNoRow(table, { Role: 'Owner' });
    await expectNoRow(table, { Subject: 'User' });

    await page.reload();
    await expectRow(table, { Subject: 'scraper-kubernetes', Role: 'Profile Writer', Scope: 'Staging' });
    await expectNoRow(table, { Scope: 'Production' });

    await page.getByRole('button', { name: 'Remove filter Scope: Staging' }).click();
    await expect(filterChip(page, 'Scope')).toBeFocused();
    await expectRow(table, { Subject: 'scraper-kubernetes', Scope: 'Production' });
    await page.getByRole('button', { name: 'Clear all' }).click();
    await expectRow(table, { Subject: 'owner@acme.example', Role: 'Owner', Scope: 'Whole organization' });

    await page.goBack();
    await expectRow(table, { Subject: 'scraper-kubernetes', Scope: 'Production' });
    await expectNoRow(table, { Role: 'Owner' });
  },
);

test(
  'an owner finds by search who somebody is, and sees only what they have',
  { tag: '@mocks' },
  async ({ page, signInAs }) => {
    await signInAs('owner', pages.roleBindings);
    const table = page.getByRole('table', { name: 'Role bindings' });
    await page.getByRole('searchbox', { name: 'Search role bindings' }).fill('ROSA');
    await expect.poll(() => columnOf(table, 'Subject')).toEqual(['User rosa@acme.example google']);
    await expect(page).toHaveURL(/[?&]q=ROSA/);

    await page.getByRole('searchbox', { name: 'Search role bindings' }).fill('agent-staging');
    await rowAction(table, 'agent-staging', 'Show only this subject');
    await expect(page).toHaveURL(/[?&]subject=serviceaccount/);

    await page.getByRole('searchbox', { name: 'Search role bindings' }).fill('nobody at all');
    await expect(page.getByText('No role binding matches')).toBeVisible();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await expectRow(table, { Subject: 'rosa@acme.example' });
  },
);

test(
  'a search is still there on coming back, even if the list was left at once',
  { tag: '@mocks' },
  async ({ page, signInAs }) => {
    await signInAs('owner', pages.roleBindings);
    const search = page.getByRole('searchbox', { name: 'Search role bindings' });
    await search.fill('agent-staging');
    await page.getByRole('table', { name: 'Role bindings' }).getByRole('link', { name: 'Writer' }).first().click();
    await expect(page.getByRole('heading', { level: 1, name: 'Writer' })).toBeVisible();
    await page.goBack();
    await expect(search).toHaveValue('agent-staging');
  },
);

test('a sort by role is announced, and stays after a reload', { tag: '@mocks' }, async ({ page, signInAs }) => {
  await signInAs('owner', pages.roleBindings);
  const table = page.getByRole('table', { name: 'Role bindings' });
  const header = table.getByRole('columnheader', { name: 'Role' });
  await header.getByRole('button').click();
  await expect(header).toHaveAttribute('aria-sort', 'ascending');
  await header.getByRole('button').click();
  await expect(header).toHaveAttribute('aria-sort', 'descending');

  await page.reload();
  await expect(header).toHaveAttribute('aria-sort', 'descending');
  const roles = await columnOf(table, 'Role');
  const writer = roles.findIndex((role) => role.includes('Writer'));
  const billing = roles.findIndex((role) => role.includes('Billing Admin'));
  expect(writer).toBeLessThan(billing);
});

test(
  'what is wrong with role bindings is said, and can be shown alone',
  { tag: '@mocks' },
  async ({ page, signInAs }) => {
    await signInAs('owner', pages.roleBindings);
    const table = page.getByRole('table', { name: 'Role bindings' });
    const signOf = (subject: string) => rowOf(table, subject).getByRole('img', { name: 'Needs attention' });
    await expect(filterChip(page, 'Problem')).toContainText('5 need attention');
    await filterBy(page, 'Problem', 'Any problem');

    await expectNoRow(table, { Subject: 'agent-production' });
    await expectRow(table, { Subject: 'legacy-exporter', Scope: `Deleted project ${deletedProject}` });
    await expect(signOf('legacy-exporter')).toHaveAccessibleDescription(
      /^This project was deleted, so the role has no effect\./,
    );
    // As many as need attention: of two that say the same, the first must stay.
    const rows = await rowsOf(table);
    expect(rows).toHaveLength(5);
    await expectRow(table, { Subject: 'scraper-edge', Scope: 'Project Development' });
    await expect(signOf('scraper-edge')).toHaveAccessibleDescription(/^Duplicate of another role binding\./);
  },
);

test('deleting a role binding says what its subject loses, and what stays', async ({ page, signInAs, given, mine }) => {
  const name = mine('robot');
  await signInAs('owner', pages.roleBindings);
  await given.token(await given.serviceAccount(name), 'eu');
  await given.roleBinding(`serviceaccount:${name}`, 'system:debuginfo-writer');
  await given.roleBinding(`serviceaccount:${name}`, 'system:profile-writer');
  await page.goto(`${pages.roleBindings}?q=${name}`);
  const table = page.getByRole('table', { name: 'Role bindings' });
  await rowAction(table, 'Debug Info Writer', 'Delete role binding');

  const dialog = page.getByRole('dialog', { name: `Delete role binding of service account ${name}` });
  await expect(dialog).toContainText(`${name} will immediately lose in the whole organization:`);
  await expect(dialog.getByRole('group')).toContainText('Upload debug info');
  await expect(dialog.getByRole('definition').filter({ hasText: 'debuginfo.write' })).toBeVisible();
  await expect(dialog).toContainText('1 other role binding stays.');
  await expect(dialog).toContainText('1 API token loses this access');
  await expect(dialog.getByRole('listitem').filter({ hasText: 'eu' })).toContainText('Never used');
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await dialog.getByRole('button', { name: 'Delete role binding' }).click();

  await expectToast(
    page,
    `Deleted role binding of service account ${name}: Debug Info Writer in the whole organization`,
  );
  await expect.poll(() => columnOf(table, 'Role')).toEqual(['Profile Writer']);
});

test(
  'deleting role bindings of accounts in use says how many of their API tokens lose access, and when they were last used',
  { tag: '@mocks' },
  async ({ page, signInAs }) => {
    await signInAs('owner', `${pages.roleBindings}?q=agent`);
    const table = page.getByRole('table', { name: 'Role bindings' });
    await expect.poll(() => columnOf(table, 'Subject')).toHaveLength(2);
    await selectRows(table, 0, 1);
    await page.getByRole('region', { name: 'Selected role bindings' }).getByRole('button', { name: 'Delete' }).click();
    const dialog = page.getByRole('dialog', { name: 'Delete 2 role bindings' });
    await expect(dialog.getByRole('heading', { name: '3 API tokens lose access' })).toBeVisible();
    await expect(dialog.getByRole('listitem').filter({ hasText: 'agent-production: 2 API tokens' })).toContainText(
      'last used',
    );
    await expect(dialog).toContainText('3 API tokens used this week');
  },
);

test('deleting a duplicate says that nothing is lost', async ({ page, signInAs }) => {
  await signInAs('owner', `${pages.roleBindings}?problem=duplicate`);
  const table = page.getByRole('table', { name: 'Role bindings' });
  await table
    .getByRole('button', { name: 'Actions for the role binding of service account scraper-edge' })
    .first()
    .click();
  await page.getByRole('menuitem', { name: 'Delete role binding' }).click();

  const dialog = page.getByRole('dialog', { name: 'Delete role binding of service account scraper-edge' });
  await expect(dialog).toContainText(
    'Nothing changes: this is a duplicate. Another role binding, created by owner@acme.example,',
  );
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  expect(await columnOf(table, 'Scope')).toEqual(['Project Development']);
});

test('the last owner who has signed in cannot be removed, and is told at once what to do', async ({
  page,
  signInAs,
  calls,
}) => {
  await signInAs('owner', `${pages.roleBindings}?subject=user:dev:owner@acme.example`);
  const table = page.getByRole('table', { name: 'Role bindings' });
  await rowAction(table, 'owner@acme.example', 'Delete role binding');
  // The other owner, rosa, has never signed in.
  const dialog = page.getByRole('dialog', { name: 'Can’t delete role binding of owner@acme.example: Owner' });
  await expect(dialog).toContainText('An organization needs at least one owner who has signed in.');
  await expect(dialog).toContainText('Make someone else an owner first.');
  await expect(dialog.getByRole('button', { name: 'Delete role binding' })).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(dialog).toBeHidden();
  await expectRow(table, { Subject: 'owner@acme.example', Role: 'Owner' });
  expect(await calls.count('DeleteRoleBinding')).toBe(0);
});

test(
  'where it can’t be read who has signed in, the server refuses to delete the last owner, once',
  { tag: '@mocks' },
  async ({ page, signInAs, quietConsole }) => {
    quietConsole.ignoreRefusals();
    await signInAs('owner', `${pages.roleBindings}?subject=user:dev:owner@acme.example&fault=ListPeople:internal`);
    const table = page.getByRole('table', { name: 'Role bindings' });
    await expect(page.getByRole('alert')).toContainText('The people could not be loaded');
    await rowAction(table, 'owner@acme.example', 'Delete role binding');
    const dialog = page.getByRole('dialog', { name: 'Delete role binding of owner@acme.example' });
    await expect(dialog).toContainText('The other owner is rosa@acme.example (google).');
    await expect(dialog).toContainText('If they never signed in, this is refused.');
    await expect(dialog).toContainText('This is your own access');
    await dialog.getByRole('button', { name: 'Delete role binding' }).click();

    await expect(dialog.getByRole('alert')).toContainText('The organization would be left without an owner');
    await expect(dialog.getByRole('alert')).toContainText('Make another person an owner first.');
    await expect(dialog.getByRole('button', { name: 'Delete role binding' })).toHaveAttribute('aria-disabled', 'true');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await page.reload();
    await expectRow(table, { Subject: 'owner@acme.example', Role: 'Owner' });
  },
);

test('a role binding that was deleted in another tab is said to have been deleted already', async ({
  page,
  signInAs,
  given,
  mine,
  quietConsole,
}) => {
  quietConsole.expectStatus(404);
  const email = `${mine('gone')}@acme.example`;
  await signInAs('owner', pages.roleBindings);
  const id = await given.roleBinding(`user:dev:${email}`, 'system:viewer');
  await page.goto(`${pages.roleBindings}?q=${email}`);
  await rowAction(page.getByRole('table', { name: 'Role bindings' }), email, 'Delete role binding');
  await given.deletedRoleBinding(id);
  await page.getByRole('dialog').getByRole('button', { name: 'Delete role binding' }).click();

  await expectToast(page, `Role binding of ${email}: Viewer in the whole organization was already deleted`);
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0);
  await expect(page.getByText('No role binding matches')).toBeVisible();
});

test('Back leads to the place in the list where it was left', { tag: '@mocks' }, async ({ page, signInAs }) => {
  await signInAs('owner', `${pages.roleBindings}?scenario=messy`);
  const table = page.getByRole('table', { name: 'Role bindings' });
  await rowsOf(table);
  const subject = table.getByRole('row').last().getByRole('link').first();
  await subject.scrollIntoViewIfNeeded();
  const place = () => page.evaluate(() => Math.round(scrollY));
  const left = await place();
  expect(left).toBeGreaterThan(0);
  await subject.click();
  await expect(page).toHaveURL(/service-accounts/);
  await expect.poll(place).toBe(0);
  await page.goBack();
  await expect.poll(place).toBe(left);
});

test(
  'keys typed faster than a list of 100,000 follows leave no row behind',
  { tag: '@mocks' },
  async ({ page, signInAs }) => {
    await signInAs('owner', `${pages.roleBindings}?scenario=huge`);
    const table = page.getByRole('table', { name: 'Role bindings' });
    const search = page.getByRole('searchbox', { name: 'Search role bindings' });
    await expect.poll(() => columnOf(table, 'Subject')).toHaveLength(50);
    await search.pressSequentially('ada.adler');
    for (const _ of 'adler') await search.press('Backspace');
    await search.pressSequentially('brandt.1');
    const subjects = await columnOf(table, 'Subject');
    expect(subjects.filter((subject) => !subject.includes('ada.brandt.1'))).toEqual([]);
    const shown = Number.parseInt(await page.getByText(/^[\d,]+ of 100,000 role bindings$/).innerText(), 10);
    expect(subjects).toHaveLength(Math.min(shown, 50));
  },
);

test(
  'what stands in for the page has its shape: nothing moves when the data comes',
  { tag: '@mocks' },
  async ({ page, signInAs }) => {
    await signInAs('owner', pages.projects);
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(`${pages.roleBindings}?latency=2000`);
      const place = page.getByRole('status').filter({ hasText: 'Loading…' });
      const before = await place.boundingBox();
      const table = page.getByRole('table', { name: 'Role bindings' });
      await table.waitFor();
      const after = await table.locator('..').boundingBox();
      expect(before?.y, `${width} px`).toBe(after?.y);
    }
  },
);
