import type { Locator, Page } from '@playwright/test';
import { pages, people } from './fixtures/acme.ts';
import { readClipboard } from './fixtures/clipboard.ts';
import { expectDenied } from './fixtures/denied.ts';
import { filterBy } from './fixtures/filter.ts';
import { expectNoRow, expectRow, rowAction, rowOf } from './fixtures/table.ts';
import { expect, test } from './fixtures/test.ts';
import { expectToast } from './fixtures/toast.ts';

const table = (page: Page) => page.getByRole('table', { name: 'Invites' });
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const accept = (page: Page) => page.getByRole('main').getByRole('button', { name: 'Accept Invite' });

async function openSheet(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Create Invite' }).click();
  return page.getByRole('dialog', { name: /^(Create Invite|Invite created)$/ });
}

/** The link of one of the demo's invites, counted as in domain/seed.ts; on mocks only. */
const seededLink = (number: number) => `/invites/${String(number).padStart(64, '0')}`;

test('an owner sends a link, a newcomer joins with it, and keeps the role when it is ended', async ({
  page,
  signInAs,
  given,
  calls,
  mine,
}) => {
  const role = mine('guest');
  await signInAs('owner', pages.invites);
  await given.role(role, ['project.list', 'rolebinding.list']);
  await page.goto(pages.invites);
  const sheet = await openSheet(page);
  await sheet.getByRole('radio', { name: role }).check();
  await sheet.getByRole('button', { name: 'Create Invite' }).dblclick();
  const shown = sheet.getByRole('region', { name: 'Invite link' });
  const link = await shown.locator('code').innerText();
  await shown.getByRole('button', { name: 'Copy' }).click();
  await expect(shown.getByText('Copied to the clipboard.')).toBeVisible();
  expect(await readClipboard(page)).toBe(link);
  expect(await calls.count('CreateInvite')).toBe(1);
  await sheet.getByRole('button', { name: 'Done' }).click();
  await expectRow(table(page), { Role: role, Status: 'Open', 'Accepted by': 'Nobody yet', Expires: 'days' });

  await signInAs('newcomer', new URL(link).pathname);
  await expect(heading(page, 'Join Acme')).toBeVisible();
  const main = page.getByRole('main');
  await expect(main).toContainText(`${people.owner} invites you to Acme with the role ${role}.`);
  await expect(main).toContainText('See projects and see role bindings.');
  await expect(main).toContainText(`Noah Newcomer ${people.newcomer} via dev`);
  expect(await calls.count('AcceptInvite')).toBe(0);
  await accept(page).dblclick();
  await expectToast(page, `You joined Acme as ${role}`);
  await expect(page.getByRole('button', { name: 'Organization: Acme' })).toBeVisible();
  expect(await calls.count('AcceptInvite'), 'without a reload, and once').toBe(1);

  await signInAs('owner', pages.invites);
  await rowOf(table(page), role).getByRole('link', { name: '1 person' }).click();
  const details = page.getByRole('dialog', { name: `Invite for ${role}` });
  await expect(details.getByRole('list', { name: 'Accepted by' })).toContainText(people.newcomer);
  await details.getByRole('button', { name: 'Done' }).click();

  await rowAction(table(page), role, 'End invite');
  const ending = page.getByRole('dialog', { name: /^End invite for/ });
  await expect(ending).toContainText(`The person who accepted it keeps the role ${role}.`);
  await expect(ending.getByRole('list', { name: 'Accepted by' })).toContainText(people.newcomer);
  await ending.getByRole('button', { name: 'End invite' }).click();
  await expectToast(page, `Ended invite for ${role}`);
  await expectRow(table(page), { Role: role, Status: 'Ended', 'Accepted by': '1 person' });

  await signInAs('newcomer', new URL(link).pathname);
  await expect(heading(page, 'This invite was ended')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Open Acme' })).toBeVisible();
  await signInAs('owner', pages.invites);
});

test(
  'an invite for owners, or without an end, is created only after a second yes',
  { tag: '@mocks' },
  async ({ page, signInAs, calls }) => {
    await signInAs('owner', pages.invites);
    const sheet = await openSheet(page);
    await sheet.getByRole('radio', { name: 'Owner', exact: true }).check();
    await sheet.getByRole('radio', { name: 'Never' }).check();
    await sheet.getByRole('button', { name: 'Create Invite' }).click();
    await expect(sheet.getByText('Everyone who gets this link can become Owner')).toBeVisible();
    await expect(sheet.getByText('This link never expires')).toBeVisible();

    await sheet.getByRole('button', { name: 'Back' }).click();
    await expect(sheet.getByRole('radio', { name: 'Owner', exact: true })).toBeChecked();
    await sheet.getByRole('radio', { name: 'Viewer', exact: true }).check();
    await sheet.getByRole('button', { name: 'Create Invite' }).click();
    await expect(sheet.getByText('Everyone who gets this link')).toBeHidden();
    expect(await calls.count('CreateInvite')).toBe(0);
    await sheet.getByRole('button', { name: 'Create Invite Without End' }).click();
    await expect(sheet.getByText('until somebody ends it')).toBeVisible();
    expect(await calls.count('CreateInvite')).toBe(1);
  },
);

test(
  'an invite ends at the end of the chosen day, in the zone that is shown',
  { tag: '@mocks' },
  async ({ page, signInAs }) => {
    await signInAs('owner', pages.invites);
    const sheet = await openSheet(page);
    await sheet.getByRole('radio', { name: 'Viewer', exact: true }).check();
    await sheet.getByRole('radio', { name: 'At the end of a day' }).check();
    await sheet.getByRole('button', { name: 'Create Invite' }).click();
    const day = sheet.getByLabel('Last day');
    await expect(day).toHaveAccessibleDescription('Choose the last day on which the link works.');
    await day.fill('2001-02-03');
    await sheet.getByRole('button', { name: 'Create Invite' }).click();
    await expect(day).toHaveAccessibleDescription(/This day is over/);
    await day.fill('2090-02-03');
    await expect(sheet.getByText(/^The link works until 3 Feb 2090, 23:59 (UTC|GMT)/)).toBeVisible();
    await sheet.getByRole('button', { name: 'Create Invite' }).click();
    await expect(page.getByRole('dialog', { name: 'Invite created' })).toContainText('until 3 Feb 2090, 23:59');
  },
);

test(
  'an invite expires while somebody looks at it, in the list and on its page',
  { tag: '@mocks' },
  async ({ page, signInAs, given, mine }) => {
    await page.clock.install();
    await signInAs('owner', pages.invites);
    const role = mine('guest');
    const path = await given.invite(await given.role(role, ['project.list']), new Date(Date.now() + 3_600_000));
    await page.goto(pages.invites);
    await expectRow(table(page), { Role: role, Status: 'Open' });
    await page.clock.fastForward('01:00:01');
    await expectRow(table(page), { Role: role, Status: 'Expired' });

    const later = await given.invite(
      await given.role(mine('other'), ['project.list']),
      new Date(Date.now() + 7_200_000),
    );
    await signInAs('newcomer', later);
    await expect(accept(page)).toBeVisible();
    await page.clock.fastForward('03:00:00');
    await expect(heading(page, 'This invite has expired')).toBeVisible();
    await expect(accept(page)).toBeHidden();
    expect(path).not.toBe(later);
  },
);

test('a viewer may not see invites, and reads why', async ({ page, signInAs, quietConsole }) => {
  quietConsole.expectStatus(403);
  await signInAs('viewer', pages.invites);
  await expect(page.getByText('You need the permission to see invites (invite.list).')).toBeVisible();
});

test(
  'who can invite, but not give everything, sees why a role can’t be chosen and a link not be copied',
  {
    tag: '@mocks',
  },
  async ({ page, signInAs, given, mine }) => {
    const role = mine('host');
    await signInAs('owner', pages.invites);
    await given.role(role, ['invite.list', 'invite.create', 'role.list', 'project.list', 'project.read']);
    await given.roleBinding(`user:dev:${people.newcomer}`, `07beb0f6-f700-4224-9a84-a9c3b4a77673:${role}`);
    await signInAs('newcomer', pages.invites);
    const sheet = await openSheet(page);
    const owner = sheet.getByRole('radio', { name: 'Owner', exact: true });
    await expect(owner).toBeDisabled();
    await expect(owner).toHaveAccessibleDescription(/^You can’t give this role: you lack /);
    await sheet.getByRole('radio', { name: role }).check();
    await sheet.getByRole('button', { name: 'Cancel' }).click();

    await filterBy(page, 'Status', 'Open');
    await rowOf(table(page), 'Release Engineer')
      .getByRole('button', { name: /^Actions for / })
      .click();
    await expectDenied(page.getByRole('menuitem', { name: 'Copy link' }), 'profile.read');
    await expectDenied(page.getByRole('menuitem', { name: 'End invite' }), 'invite.expire');
  },
);

test('an owner finds invites by status and role, and ends several', { tag: '@mocks' }, async ({ page, signInAs }) => {
  await signInAs('owner', pages.invites);
  await rowAction(table(page), 'Release Engineer', 'Copy link');
  await expectToast(page, 'Copied the link');
  expect(await readClipboard(page)).toContain(seededLink(5));
  await page.getByRole('checkbox', { name: /^Select the invite for Release Engineer/ }).check();
  await page.getByRole('checkbox', { name: /^Select the invite for Viewer/, disabled: false }).check();
  await page.getByRole('button', { name: 'End', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'End 2 invites' });
  await expect(dialog).toContainText('were accepted by 1 person in all, who keep their roles');
  await dialog.getByRole('button', { name: 'End 2 invites' }).click();
  await expectToast(page, 'Ended 2 invites');
  await filterBy(page, 'Status', 'Ended');
  await filterBy(page, 'Role', 'Release Engineer');
  await expectRow(table(page), { Role: 'Release Engineer', Status: 'Ended' });
  await expectNoRow(table(page), { Role: 'Viewer' });
});

test('a newcomer copies a message, and its link opens the form for an owner', async ({ page, signInAs }) => {
  await signInAs('newcomer');
  await page.getByRole('button', { name: 'Copy message' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  const message = await readClipboard(page);
  const [address = ''] = /https?:\/\/\S+/.exec(message) ?? [];
  expect(message).toContain(people.newcomer);
  expect(decodeURIComponent(address)).toContain(`user:dev:${people.newcomer}`);

  const { pathname, search } = new URL(address);
  await signInAs('owner', pathname + search);
  await page.getByRole('main').getByRole('link', { name: 'Acme' }).click();
  const sheet = page.getByRole('dialog', { name: 'Create Role Binding' });
  const who = sheet.getByRole('list', { name: 'Who gets the role' });
  await expect(who).toContainText(people.newcomer);
});
