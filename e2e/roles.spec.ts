import type { Page } from '@playwright/test';
import { seedIds } from '#domain/seed-ids.ts';
import { pages } from './fixtures/acme.ts';
import { expectDenied } from './fixtures/denied.ts';
import { expectNoRow, expectRow, rowAction, rowOf, selectRows } from './fixtures/table.ts';
import { expect, test } from './fixtures/test.ts';
import { expectToast, undoToast } from './fixtures/toast.ts';

/** The page of a custom role. */
function pageOf(role: string): string {
  return `${pages.roles}/${encodeURIComponent(`${seedIds.organization}:${role}`)}`;
}

function tableOf(page: Page) {
  return page.getByRole('table', { name: 'Roles' });
}

test('an owner reads what each role allows, how many have it and who created it', async ({ page, signInAs }) => {
  await signInAs('owner', pages.roles);
  await expectRow(tableOf(page), {
    Role: 'Billing Admin',
    Type: 'Custom',
    Permissions: 'See and change billing.',
    Holders: '1 person',
    'Created by': 'owner@acme.example',
  });
  await expectRow(tableOf(page), { Role: 'Owner', Type: 'System', Permissions: '38', Holders: '2 people, 1 account' });

  await page.getByRole('searchbox', { name: 'Search roles' }).fill('debuginfo.write');
  await expectNoRow(tableOf(page), { Role: 'Billing Admin' });
  await expectRow(tableOf(page), { Role: 'Release Engineer' });
});

test('a role’s page says what it allows, who has it and where, and which open invites give it', async ({
  page,
  signInAs,
}) => {
  await signInAs('owner', pages.roles);
  await tableOf(page).getByRole('link', { name: 'Release Engineer' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Release Engineer' })).toBeVisible();
  await expect(page.getByText('It lets its holders open projects, read profiles, and')).toBeVisible();
  const holder = page.getByRole('listitem').filter({ hasText: 'sam@acme.example' });
  await expect(holder).toContainText('Staging');
  await expect(page.getByRole('listitem').filter({ hasText: 'Invite by' })).toContainText(/ends in \d days/);

  await page.getByRole('link', { name: 'Show in Role Bindings' }).click();
  await expectRow(page.getByRole('table', { name: 'Role bindings' }), { Subject: 'sam@acme.example' });
});

test('an owner creates a role: what is ticked stays so through search and folding', async ({
  page,
  signInAs,
  mine,
}) => {
  const name = mine('deployer');
  await signInAs('owner', pages.roles);
  await page.getByRole('button', { name: 'Create Role' }).click();
  const sheet = page.getByRole('dialog', { name: 'Create Role' });
  await expect(sheet.getByLabel('Name')).toBeFocused();
  await sheet.getByLabel('Name').fill(name);

  const search = sheet.getByRole('searchbox', { name: 'Search permissions' });
  await search.fill('upload');
  await sheet.getByRole('checkbox', { name: 'Upload debug info' }).check();
  await search.fill('delete proj');
  await expect(sheet.getByRole('checkbox', { name: 'Upload debug info' })).toBeHidden();
  await expect(sheet.getByRole('checkbox', { name: /Delete projects.*sensitive/ })).not.toBeChecked();
  await search.fill('');
  await expect(sheet.getByText('1 of 38 selected')).toBeVisible();

  // One of four: neither ticked nor not. A press takes all, the next one none.
  const group = sheet.getByRole('checkbox', { name: 'Debug info', exact: true });
  await expect(group).toHaveJSProperty('indeterminate', true);
  const fold = sheet.getByRole('button', { name: '1 of 4: Debug info' });
  await fold.click();
  await expect(sheet.getByRole('checkbox', { name: 'Upload debug info' })).toBeChecked();
  await group.click();
  await expect(sheet.getByText('4 of 38 selected')).toBeVisible();
  await group.click();
  await expect(sheet.getByText('0 of 38 selected')).toBeVisible();
  await sheet.getByRole('checkbox', { name: 'Upload debug info' }).check();
  await sheet.getByRole('button', { name: '1 of 4: Debug info' }).click();
  await expect(sheet.getByRole('checkbox', { name: 'Upload debug info' })).toBeHidden();

  const only = sheet.getByRole('checkbox', { name: 'Only selected' });
  await only.check();
  await expect(sheet.getByRole('checkbox', { name: 'Upload debug info' })).toBeChecked();
  await expect(sheet.getByRole('checkbox', { name: 'Billing', exact: true })).toBeHidden();
  await only.uncheck();
  await expect(sheet.getByText('1 permission. It lets its holders upload debug info.')).toBeVisible();

  await sheet.getByRole('button', { name: 'Create Role' }).dblclick();
  await expectToast(page, `Created role ${name}`);
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(page.getByText('Nobody has this role.')).toBeVisible();
});

test('a form without a name or a permission says so where it is to be mended', async ({
  page,
  signInAs,
  quietConsole,
}) => {
  quietConsole.expectStatus(409);
  await signInAs('owner', `${pages.roles}?create=role`);
  const sheet = page.getByRole('dialog', { name: 'Create Role' });
  await sheet.getByRole('button', { name: 'Create Role' }).click();
  await expect(sheet.getByLabel('Name')).toBeFocused();
  await expect(sheet.getByLabel('Name')).toHaveAccessibleDescription(/Enter a name\./);
  await expect(sheet.getByRole('group', { name: 'Permissions' })).toHaveAccessibleDescription(
    'Choose at least one permission.',
  );

  await sheet.getByLabel('Name').fill('Billing Admin');
  await sheet.getByRole('checkbox', { name: 'Billing', exact: true }).check();
  await sheet.getByRole('button', { name: 'Create Role' }).click();
  await expect(sheet.getByLabel('Name')).toHaveAccessibleDescription(/exists already/);
  await page.keyboard.press('Escape');
  await expect(sheet.getByText('What you entered is not saved.')).toBeVisible();
});

test('who doesn’t have a permission can’t put it into a role, and reads why', async ({
  page,
  signInAs,
  given,
  mine,
  quietConsole,
}) => {
  quietConsole.expectStatus(403); // the role bindings
  const name = mine('role-maker');
  await signInAs('owner', pages.roles);
  await given.role(name, ['organization.read', 'role.list', 'role.create', 'profile.read']);
  await given.roleBinding('user:dev:newcomer@acme.example', `${seedIds.organization}:${name}`);
  await signInAs('newcomer', `${pages.roles}?create=role`);

  const sheet = page.getByRole('dialog', { name: 'Create Role' });
  await sheet.getByRole('button', { name: '0 of 2: Profile data' }).click();
  const lacking = sheet.getByRole('checkbox', { name: 'Send profiles' });
  await lacking.click({ force: true });
  await expect(lacking).not.toBeChecked();
  await expect(lacking).toHaveAccessibleDescription('You can’t give this permission because you don’t have it.');
  await sheet.getByRole('checkbox', { name: 'Profile data' }).click();
  await expect(sheet.getByText('1 of 38 selected')).toBeVisible();
  await expect(sheet.getByRole('checkbox', { name: /^Billing/ })).toHaveAccessibleDescription(
    'You have none of these permissions.',
  );
  // What was made is removed by an owner.
  await signInAs('owner', pages.roles);
});

test('any role can be cloned, a system role, too', async ({ page, signInAs, mine }) => {
  const name = mine('viewer');
  await signInAs('owner', pages.roles);
  await rowAction(tableOf(page), 'Reads profiles', 'Clone role');
  const sheet = page.getByRole('dialog', { name: 'Create Role' });
  await expect(sheet.getByLabel('Name')).toHaveValue('Copy of Viewer');
  await expect(sheet.getByText('13 of 38 selected')).toBeVisible();
  await sheet.getByLabel('Name').fill(name);
  await sheet.getByRole('button', { name: 'Create Role' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(page.getByRole('heading', { name: '13 permissions' })).toBeVisible();
});

test('two roles are compared, and the address says which', async ({ page, signInAs }) => {
  await signInAs('owner', pages.roles);
  await rowAction(tableOf(page), 'A Viewer that also', 'Compare with another role');
  await expect(page.getByText('Choose two roles to compare them.')).toBeVisible();
  await page.getByRole('combobox', { name: 'Role B' }).fill('view');
  await page.getByRole('option', { name: /^Viewer/ }).click();
  await expect(page.getByText('Writer allows everything that Viewer allows, and more.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Only Writer (2)' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Both (13)' })).toBeVisible();

  await page.getByRole('button', { name: 'Swap' }).click();
  await expect(page).toHaveURL(/a=system(:|%3A)viewer&b=system(:|%3A)writer/);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Only Viewer (0)' })).toBeVisible();
});

test('a role in use is not deleted: its holders and open invites are listed, an ended invite is not', async ({
  page,
  signInAs,
  given,
  mine,
}) => {
  const name = mine('kept');
  await signInAs('owner', pages.roles);
  const id = await given.role(name, ['view.read']);
  const account = mine('robot');
  await given.serviceAccount(account);
  const binding = await given.roleBinding(`serviceaccount:${account}`, `${seedIds.organization}:${name}`);
  await given.invite(id);
  await page.goto(pageOf(name));
  await page.getByRole('button', { name: 'Delete role' }).click();
  const kept = page.getByRole('dialog', { name: `Can’t delete role ${name}` });
  await expect(kept).toContainText('First delete 1 role binding and end 1 open invite.');
  await expect(kept.getByRole('list', { name: 'Holders' })).toContainText(account);
  await expect(kept.getByRole('list', { name: 'Open invites' })).toContainText('never ends');
  await kept.getByRole('button', { name: 'Close' }).last().click();

  await given.deletedRoleBinding(binding);
  await endInvites(page, id);
  await page.reload();
  await page.getByRole('button', { name: 'Delete role' }).click();
  const dialog = page.getByRole('dialog', { name: `Delete role ${name}` });
  await expect(dialog).toContainText('nobody loses anything');
  await dialog.getByRole('button', { name: 'Delete role' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Roles' })).toBeVisible();
  await expectNoRow(tableOf(page), { Role: name });

  await undoToast(page, `Deleted role ${name}`);
  await expectRow(tableOf(page), { Role: name, Permissions: '1 Open views.' });
});

test('several unused roles are deleted at once; one in use can’t be selected', async ({
  page,
  signInAs,
  given,
  mine,
}) => {
  await signInAs('owner', pages.roles);
  const names = [mine('old-a'), mine('old-b')];
  for (const name of names) await given.role(name, ['view.read']);
  await page.reload();
  await expect(rowOf(tableOf(page), 'Release Engineer').getByRole('checkbox')).toBeDisabled();
  await page.goto(`${pages.roles}?type=custom&q=old-`);
  await expect(tableOf(page).getByRole('row')).toHaveCount(3);
  await selectRows(tableOf(page), 0, 1);
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete 2 roles' });
  await dialog.getByRole('textbox').fill('2');
  await dialog.getByRole('button', { name: 'Delete 2 roles' }).click();
  await expectToast(page, 'Deleted 2 roles');
});

test('who may not change roles sees everything that they may read, and why the rest is off', async ({
  page,
  signInAs,
  quietConsole,
}) => {
  quietConsole.expectStatus(403); // the invites
  await signInAs('viewer', pages.roles);
  await expectDenied(page.getByRole('button', { name: 'Create Role' }), 'role.create');
  await tableOf(page).getByRole('link', { name: 'Release Engineer' }).click();
  await expectDenied(page.getByRole('button', { name: 'Change role' }), 'role.create');
  await expectDenied(page.getByRole('button', { name: 'Clone role' }), 'role.create');
  await expectDenied(page.getByRole('button', { name: 'Delete role' }), 'role.delete');
  await expect(page.getByText('You need the permission to see invites')).toBeVisible();
});

async function endInvites(page: Page, roleId: string): Promise<void> {
  await page.evaluate(
    async ([organizationId, role]) => {
      const call = async (rpc: string, input: object): Promise<{ invites?: { id: string; roleId: string }[] }> => {
        const headers = { 'content-type': 'application/json', 'connect-protocol-version': '1' };
        const body = JSON.stringify({ organizationId, ...input });
        const answer = await fetch(`/api/polarsignals.role.v1alpha1.RoleService/${rpc}`, {
          method: 'POST',
          headers,
          body,
        });
        return answer.json();
      };
      const { invites = [] } = await call('ListInvites', {});
      for (const { id } of invites.filter((invite) => invite.roleId === role)) await call('ExpireInvite', { id });
    },
    [seedIds.organization, roleId] as const,
  );
}
