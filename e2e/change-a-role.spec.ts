import type { Page } from '@playwright/test';
import type { Permission } from '#domain/rules/permissions.ts';
import { seedIds } from '#domain/seed-ids.ts';
import { pages, people } from './fixtures/acme.ts';
import { changeRoleElsewhere } from './fixtures/changed-role.ts';
import type { Given } from './fixtures/given.ts';
import { expectRow } from './fixtures/table.ts';
import { expect, test } from './fixtures/test.ts';
import { expectToast } from './fixtures/toast.ts';

const before: readonly Permission[] = ['project.read', 'debuginfo.write'];

/** A role with one holder and one open invite; its page. */
async function heldRole(given: Given, name: string, account: string): Promise<string> {
  const id = await given.role(name, before);
  await given.serviceAccount(account);
  await given.roleBinding(`serviceaccount:${account}`, `${seedIds.organization}:${name}`);
  await given.invite(id);
  return `${pages.roles}/${encodeURIComponent(`${seedIds.organization}:${name}`)}`;
}

/** Takes a permission out and puts another one in. */
async function editRole(page: Page) {
  const sheet = page.getByRole('dialog', { name: /^Change role / });
  await sheet.getByRole('checkbox', { name: 'Upload debug info' }).uncheck();
  const search = sheet.getByRole('searchbox', { name: 'Search permissions' });
  await search.fill('send');
  await sheet.getByRole('checkbox', { name: 'Send profiles' }).check();
  return sheet;
}

test('an owner changes a role and its name: who gains and loses what is said before, and everything follows', async ({
  page,
  signInAs,
  given,
  mine,
}) => {
  const [name, renamed, account] = [mine('builder'), mine('deployer'), mine('robot')];
  await signInAs('owner', pages.roles);
  await page.goto(await heldRole(given, name, account));
  await page.getByRole('button', { name: 'Change role' }).click();
  const sheet = await editRole(page);
  await sheet.getByLabel('Name').fill(renamed);
  const effects = sheet.getByRole('region', { name: 'Effects' });
  await expect(effects).toContainText(account);
  await expect(effects).toContainText(/Gains in the whole organization\s*Send profiles/);
  await expect(effects).toContainText(/Loses in the whole organization\s*Upload debug info/);
  await expect(sheet.getByText('1 of 1 holder gains or loses something, immediately.').last()).toBeVisible();
  await sheet.getByRole('button', { name: 'Change role' }).dblclick();

  await expectToast(page, `Changed role ${renamed}`);
  await expect(page.getByRole('heading', { level: 1, name: renamed })).toBeVisible();
  await expect(page.getByText('It lets its holders send profiles and open projects.')).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: account })).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'never ends' })).toBeVisible();
});

test('a role that somebody else changed meanwhile is not overwritten: both versions are shown', async ({
  page,
  signInAs,
  given,
  mine,
  quietConsole,
}) => {
  quietConsole.expectStatus(400);
  const name = mine('shared');
  await signInAs('owner', pages.roles);
  await page.goto(await heldRole(given, name, mine('robot')));
  await page.getByRole('button', { name: 'Change role' }).click();
  const sheet = await editRole(page);
  await changeRoleElsewhere(page, name, [...before, 'billing.read']);
  await sheet.getByRole('button', { name: 'Change role' }).click();

  await expect(sheet.getByText('Somebody else changed this role meanwhile')).toBeVisible();
  await expect(sheet.getByRole('region', { name: 'The role now' })).toContainText(/Added\s*See billing/);
  const own = sheet.getByRole('region', { name: 'Your version' });
  await expect(own).toContainText(/Added\s*Send profiles/);
  await expect(own).toContainText(/Removed\s*Upload debug info/);

  await sheet.getByRole('button', { name: 'Go on with my version' }).click();
  // Against the role as it is now, one's own version takes billing away, too.
  await expect(sheet.getByRole('region', { name: 'Effects' })).toContainText('See billing');
  await sheet.getByRole('button', { name: 'Change role' }).click();
  await expectToast(page, `Changed role ${name}`);
  await expect(page.getByText('It lets its holders send profiles and open projects.')).toBeVisible();
});

test(
  'whoever may change roles and not who has them can only rename a role that is in use, and is told why',
  { tag: '@mocks' },
  async ({ page, signInAs, given, mine }) => {
    const [name, renamed, keeper] = [mine('builder'), mine('deployer'), mine('keeper')];
    await signInAs('owner', pages.roles);
    const address = await heldRole(given, name, mine('robot'));
    await given.role(keeper, [...before, 'role.list', 'role.create', 'role.delete', 'rolebinding.list', 'invite.list']);
    await given.roleBinding(`user:dev:${people.newcomer}`, `${seedIds.organization}:${keeper}`);
    await signInAs('newcomer', address);
    await page.getByRole('button', { name: 'Change role' }).click();
    const sheet = page.getByRole('dialog', { name: /^Change role / });
    await expect(sheet).toContainText('This role is in use: you can only rename it');
    for (const needed of ['rolebinding.create', 'rolebinding.delete', 'invite.create']) {
      await expect(sheet).toContainText(needed);
    }
    await expect(sheet.getByRole('checkbox', { name: 'Upload debug info' })).toBeDisabled();
    await sheet.getByLabel('Name').fill(renamed);
    await sheet.getByRole('button', { name: 'Change role' }).click();

    await expectToast(page, `Changed role ${renamed}`);
  },
);

test('where a role can’t be changed in place, another one takes its place, with its holders and invites', async ({
  page,
  signInAs,
  given,
  mine,
  calls,
}) => {
  const [name, renamed, account] = [mine('builder'), mine('deployer'), mine('robot')];
  await signInAs('owner', pages.roles);
  const address = await heldRole(given, name, account);
  await calls.unserve('GetCapabilities');
  await page.goto(address);
  await page.getByRole('button', { name: 'Change role' }).click();
  const sheet = await editRole(page);
  await expect(sheet).toContainText('This server can’t change a role in place.');
  await expect(sheet).toContainText('1 role binding and 1 open invite (with a new link to send)');
  await expect(sheet.getByLabel('Name')).toHaveValue(`${name} 2`);
  await sheet.getByLabel('Name').fill(renamed);
  await sheet.getByRole('button', { name: 'Change role' }).click();

  await expectToast(page, `Changed role ${name}: it is now ${renamed}`);
  await expect(page.getByRole('heading', { level: 1, name: renamed })).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: account })).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'never ends' })).toBeVisible();
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1, name: 'Page not found' })).toBeVisible();
});

test('a replacement that is refused on the way is undone, and says so', async ({
  page,
  signInAs,
  given,
  mine,
  calls,
}) => {
  const [name, account] = [mine('builder'), mine('robot')];
  await signInAs('owner', pages.roles);
  const address = await heldRole(given, name, account);
  await calls.unserve('GetCapabilities');
  await page.goto(address);
  await page.getByRole('button', { name: 'Change role' }).click();
  const sheet = await editRole(page);
  await calls.refuseNext('CreateInvite');
  await sheet.getByRole('button', { name: 'Change role' }).click();
  await expect(sheet.getByRole('alert')).toContainText('The role was not changed');
  await expect(sheet.getByText('Undone: all is as before.')).toBeVisible();
  await expect(sheet.getByLabel('Name')).toHaveValue(`${name} 2`);

  await page.goto(pages.roles);
  const table = page.getByRole('table', { name: 'Roles' });
  await expectRow(table, { Role: name, Holders: '1 account' });
  await expect(table.getByRole('link', { name: `${name} 2` })).toBeHidden();
});

test('a replacement that stops after something is gone says what stands, and goes on', async ({
  page,
  signInAs,
  given,
  mine,
  calls,
}) => {
  const [name, account] = [mine('builder'), mine('robot')];
  await signInAs('owner', pages.roles);
  const address = await heldRole(given, name, account);
  await calls.unserve('GetCapabilities');
  await page.goto(address);
  await page.getByRole('button', { name: 'Change role' }).click();
  const sheet = await editRole(page);
  await calls.refuseNext('DeleteRole');
  await sheet.getByRole('button', { name: 'Change role' }).click();
  await expect(sheet.getByRole('alert')).toContainText('The change is not complete');
  await expect(sheet).toContainText(`${name} exists, with 0 role bindings and 0 open invites.`);
  await expect(sheet).toContainText(`${name} 2 exists, with 1 role binding and 1 open invite.`);
  await page.keyboard.press('Escape');
  await expect(sheet.getByText('The change is not complete. Close anyway?')).toBeVisible();
  await sheet.getByRole('button', { name: 'Stay' }).click();

  await sheet.getByRole('button', { name: 'Try again' }).click();
  await expectToast(page, `Changed role ${name}: it is now ${name} 2`);
  await expect(page.getByRole('heading', { level: 1, name: `${name} 2` })).toBeVisible();
});
