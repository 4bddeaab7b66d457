import { addressOf, pages, people, projects } from './fixtures/acme.ts';
import { expectDenied } from './fixtures/denied.ts';
import { filterBy } from './fixtures/filter.ts';
import { expectNoRow, expectRow, rowAction, rowOf } from './fixtures/table.ts';
import { expect, test } from './fixtures/test.ts';
import { expectToast } from './fixtures/toast.ts';

const newcomer = `user:dev:${people.newcomer}`;

test('an owner finds a person by name or e-mail, and who never signed in', async ({ page, signInAs, given, mine }) => {
  const email = `${mine('eve')}@acme.example`;
  await signInAs('owner', pages.roleBindings);
  await given.roleBinding(`user:dev:${email}`, 'system:viewer');
  await page.goto(pages.people);
  const table = page.getByRole('table', { name: 'People' });
  await expectRow(table, { Person: 'Wren Writer writer@acme.example', Roles: 'Writer', 'Joined via': 'Invite' });
  await expectRow(table, { Person: email, Roles: 'Viewer', 'Last sign-in': 'Never', 'Joined via': 'Role binding' });

  await filterBy(page, 'State', 'Never signed in');
  await expectNoRow(table, { Person: 'Wren Writer' });
  await expectRow(table, { Person: email });
  await page.reload();
  await expectRow(table, { Person: email });
  await page.getByRole('button', { name: 'Remove filter State: Never signed in' }).click();

  const search = page.getByRole('searchbox', { name: 'Search people' });
  await search.fill('wren');
  await expectNoRow(table, { Person: email });
  await expectRow(table, { Person: 'writer@acme.example' });
  await search.fill(email);
  await expectNoRow(table, { Person: 'Wren Writer' });
  await expectRow(table, { Person: email });
});

test('people as whom nobody can sign in are marked, and say why', async ({ page, signInAs }) => {
  await signInAs('owner', pages.people);
  const table = page.getByRole('table', { name: 'People' });
  await filterBy(page, 'State', 'Can’t sign in');
  await expectNoRow(table, { Person: 'Wren Writer' });
  await expect(
    rowOf(table, 'rosa@acme.example').getByRole('img', { name: 'Needs attention' }),
  ).toHaveAccessibleDescription(
    'Nobody can sign in as this person: people can’t sign in with google here. Their roles have no effect.',
  );
  await rowOf(table, 'rosa@acme.example').getByRole('link', { name: 'rosa@acme.example' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'rosa@acme.example' })).toBeFocused();
  await expect(page.getByText('Nothing in this organization.').first()).toBeVisible();
});

test('the name of a person leads to their page, which says what they can do and by which role', async ({
  page,
  signInAs,
  given,
}) => {
  await signInAs('owner', pages.roleBindings);
  await given.roleBinding(`user:dev:${people.viewer}`, 'system:writer', projects.staging);
  await page.goto(`${pages.roleBindings}?q=${people.viewer}`);
  await page.getByRole('table', { name: 'Role bindings' }).getByRole('link', { name: people.viewer }).first().click();

  await expect(page.getByRole('heading', { level: 1, name: 'Victor Viewer' })).toBeFocused();
  await expectRow(page.getByRole('table', { name: 'Role bindings' }), { Role: 'Writer', Scope: 'Staging' });
  const staging = page.getByRole('group').filter({ hasText: 'Staging' }).last();
  await expect(staging).toContainText('2 more');
  await staging.getByText('Staging').click();
  await expect(staging).toContainText('Upload debug info');
  await expect(staging.getByRole('link', { name: 'Writer' })).toBeVisible();
});

test('an owner removes somebody’s access, after reading what is lost', async ({
  page,
  signInAs,
  given,
  mine,
  calls,
}) => {
  const email = `${mine('leaver')}@acme.example`;
  await signInAs('owner', pages.roleBindings);
  await given.roleBinding(`user:dev:${email}`, 'system:viewer');
  await given.roleBinding(`user:dev:${email}`, 'system:writer', projects.staging);
  await page.goto(`${pages.people}?q=${email}`);
  const table = page.getByRole('table', { name: 'People' });
  await rowAction(table, email, 'Remove access');
  const dialog = page.getByRole('dialog', { name: `Remove access of ${email}` });
  await expect(dialog).toContainText('2 role bindings are deleted');
  await expect(dialog).toContainText('Writer in project Staging');
  await expect(dialog).toContainText('They will immediately lose in the whole organization');
  await expect(dialog).toContainText('They created no API token, open invite or service account.');
  await dialog.getByRole('button', { name: 'Remove access' }).dblclick();

  await expectToast(page, `Removed access of ${email}`);
  expect(await calls.count('RemovePerson')).toBe(1);
  await expect(page.getByText('No person matches')).toBeVisible();
  await page.goto(`${pages.roleBindings}?q=${email}`);
  await expect(page.getByText('No role binding matches')).toBeVisible();
});

test('when the answer is lost, trying again removes nothing twice, and says that the access is gone', async ({
  page,
  signInAs,
  given,
  mine,
  calls,
  quietConsole,
}) => {
  quietConsole.expectStatus(404);
  const email = `${mine('lost')}@acme.example`;
  await signInAs('owner', pages.roleBindings);
  await given.roleBinding(`user:dev:${email}`, 'system:viewer');
  await page.goto(pages.person(email));
  await page.getByRole('button', { name: 'Remove access' }).click();
  const dialog = page.getByRole('dialog', { name: `Remove access of ${email}` });
  await calls.loseNextAnswer('RemovePerson');
  await dialog.getByRole('button', { name: 'Remove access' }).click();
  await expect(dialog.getByRole('alert')).toContainText('may be removed already; trying again does no harm');
  await dialog.getByRole('button', { name: 'Remove access' }).click();

  await expectToast(page, `Removed access of ${email}`);
  await expect(page.getByText('No access to this organization')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Remove access' })).toBeDisabled();
});

test('what somebody created stays, and the dialog lists it for a decision', async ({ page, signInAs, given, mine }) => {
  const account = mine('left');
  await signInAs('owner', pages.roleBindings);
  await given.roleBinding(newcomer, 'system:owner');
  await signInAs('newcomer', pages.roleBindings);
  await given.token(await given.serviceAccount(account), 'kept');
  await given.roleBinding(`serviceaccount:${account}`, 'system:owner');

  await signInAs('owner', pages.person(people.newcomer));
  await expect(page.getByRole('heading', { name: 'What they created' })).toBeVisible();
  await expect(page.getByText('kept', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Remove access' }).click();
  const dialog = page.getByRole('dialog', { name: 'Remove access of Noah Newcomer (newcomer@acme.example)' });
  await expect(dialog).toContainText('1 API token that they created keeps working');
  await expect(dialog.getByText('With this token, they can let themselves back in')).toBeVisible();
  await expect(dialog).toContainText(`kept of ${account} can create role bindings or invites.`);
  await expect(dialog).toContainText('1 service account that they created stays');
  await expect(dialog).toContainText('others can let them back in');
  await dialog.getByRole('button', { name: 'Remove access' }).click();
  await expectToast(page, 'Removed access of Noah Newcomer (newcomer@acme.example)');

  await page.getByRole('link', { name: account }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: account })).toBeVisible();
});

test('the last owner can’t go: it is said before', async ({ page, signInAs, calls }) => {
  await signInAs('owner', pages.people);
  await rowAction(page.getByRole('table', { name: 'People' }), people.owner, 'Remove access');
  const dialog = page.getByRole('dialog', { name: /^Can’t remove access of Olivia Owner/ });
  await expect(dialog).toContainText('An organization needs at least one owner who has signed in.');
  await expect(dialog.getByRole('button', { name: 'Remove access' })).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  await expect(dialog).toHaveCount(0);
  expect(await calls.count('RemovePerson')).toBe(0);
});

test('the last owner can’t go: the backend refuses it where the list was old', async ({
  page,
  signInAs,
  given,
  quietConsole,
}) => {
  quietConsole.expectStatus(400);
  await signInAs('owner', pages.roleBindings);
  const second = await given.roleBinding(newcomer, 'system:owner');
  await page.goto(pages.person(people.owner));
  await page.getByRole('button', { name: 'Remove access' }).click();
  const dialog = page.getByRole('dialog', { name: /^Remove access of Olivia Owner/ });
  await expect(dialog).toContainText('This is your own access');
  await given.deletedRoleBinding(second);
  await dialog.getByRole('button', { name: 'Remove access' }).click();

  await expect(dialog.getByRole('alert')).toContainText('left without an owner');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Olivia Owner' })).toBeVisible();
});

test('who removes their own access is out at once', async ({ page, signInAs, given, quietConsole }) => {
  quietConsole.ignoreRefusals();
  await signInAs('owner', pages.roleBindings);
  await given.roleBinding(newcomer, 'system:owner');
  await signInAs('newcomer', pages.person(people.newcomer));
  await page.getByRole('button', { name: 'Remove access' }).click();
  const dialog = page.getByRole('dialog', { name: /^Remove access of Noah Newcomer/ });
  await expect(dialog).toContainText('If you have no role in another organization, you are signed out.');
  await dialog.getByRole('button', { name: 'Remove access' }).click();

  await expect(page.getByRole('heading', { level: 1, name: /^(You have no access yet|Sign in)$/ })).toBeVisible();
});

test('a viewer sees the people and learns why they can remove nobody', async ({ page, signInAs }) => {
  await signInAs('viewer', pages.people);
  const table = page.getByRole('table', { name: 'People' });
  await expectRow(table, { Person: 'Olivia Owner owner@acme.example', Roles: 'Owner' });
  await rowOf(table, people.writer)
    .getByRole('button', { name: /^Actions for / })
    .click();
  await expectDenied(page.getByRole('menuitem', { name: 'Remove access' }), 'rolebinding.delete');
  await page.keyboard.press('Escape');

  await table.getByRole('link', { name: 'Wren Writer' }).click();
  await expectDenied(page.getByRole('button', { name: 'Remove access' }), 'rolebinding.delete');
});

test('who may not list people is told so, and still sees their own page', async ({ page, signInAs, quietConsole }) => {
  quietConsole.ignoreRefusals();
  await signInAs('billing', pages.people);
  await expect(page.getByText('You can’t see this page')).toBeVisible();
  await expect(page.getByRole('main')).toContainText('rolebinding.list');

  await page.goto(pages.person(people.writer));
  await expect(page.getByText('You can’t see this page')).toBeVisible();

  await page.goto(pages.person(people.billing));
  await expect(page.getByRole('heading', { level: 1, name: 'Bianca Billing' })).toBeVisible();
  await expect(page.getByRole('group')).toContainText('Change billing');
});

test('a subject that is no person has no page', async ({ page, signInAs }) => {
  await signInAs('owner', `${pages.people}/serviceaccount:terraform`);
  await expect(page.getByText('There is no page at this address')).toBeVisible();
  await page.goto(pages.person('who@elsewhere.example'));
  await expect(page.getByText('No access to this organization')).toBeVisible();
  await expect(page).toHaveURL(addressOf(pages.person('who@elsewhere.example')));
});
