import type { Page } from '@playwright/test';
import { pages, people, type Person } from './fixtures/acme.ts';
import { expectAccessible } from './fixtures/axe.ts';
import { endSession } from './fixtures/end-session.ts';
import { chooseAccount } from './fixtures/sign-in.ts';
import { expectRow } from './fixtures/table.ts';
import { expect, test } from './fixtures/test.ts';
import { expectToast } from './fixtures/toast.ts';

const table = (page: Page) => page.getByRole('table', { name: 'Invites' });
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const accept = (page: Page) => page.getByRole('main').getByRole('button', { name: 'Accept Invite' });

/** The link of one of the demo's invites, counted as in domain/seed.ts; on mocks only. */
const seededLink = (number: number) => `/invites/${String(number).padStart(64, '0')}`;

test('whoever is signed out signs in and comes back; another account keeps the link', async ({
  page,
  signInAs,
  given,
  calls,
  quietConsole,
  mine,
}) => {
  quietConsole.expectStatus(401); // nobody is signed in
  await signInAs('owner', pages.invites);
  const path = await given.invite(await given.role(mine('guest'), ['project.list']));
  await endSession(page);
  await page.goto(path);
  await expect(heading(page, 'You are invited')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Sign in', exact: true }).click();
  await chooseAccount(page, 'newcomer');
  await expect(page).toHaveURL(path);
  await expect(heading(page, 'Join Acme')).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Use another account' }).click();
  await chooseAccount(page, 'viewer');
  await expect(page).toHaveURL(path);
  await expect(page.getByRole('main')).toContainText(people.viewer);
  await expect(page.getByRole('main')).toContainText('You can already do all of this in Acme.');
  expect(await calls.count('AcceptInvite')).toBe(0);
  await signInAs('owner', pages.invites);
});

test('a lost answer says so, and trying again opens the organization', async ({
  page,
  signInAs,
  given,
  calls,
  quietConsole,
  mine,
}) => {
  const role = mine('guest');
  await signInAs('owner', pages.invites);
  const path = await given.invite(await given.role(role, ['project.list']));
  await signInAs('newcomer', path);
  quietConsole.expectStatus(409); // accepted already
  await calls.loseNextAnswer('AcceptInvite');
  await accept(page).click();
  await expect(page.getByRole('alert')).toContainText('may have been accepted anyway');
  await accept(page).click();
  await expectToast(page, 'You have accepted this invite to Acme already');
  await expect(page.getByRole('button', { name: 'Organization: Acme' })).toBeVisible();
  await signInAs('owner', pages.invites);
});

test(
  'an invite whose creator lost the right to give its role says so',
  { tag: '@mocks' },
  async ({ page, signInAs, given }) => {
    await signInAs('owner', pages.invites);
    const lent = await given.roleBinding(`user:dev:${people.viewer}`, 'system:owner');
    await signInAs('viewer', pages.invites);
    const path = await given.invite('system:writer');
    await signInAs('owner', pages.invites);
    await given.deletedRoleBinding(lent);
    await signInAs('owner', pages.invites);
    await expectRow(table(page), { Role: 'Writer', Status: 'Not valid', 'Created by': people.viewer });

    await signInAs('newcomer', path);
    await expect(heading(page, 'This invite is not valid any more')).toBeVisible();
    await expect(page.getByRole('main')).toContainText(`${people.viewer} can no longer give its role in Acme.`);
  },
);

test.describe('an invite’s page says', { tag: '@mocks' }, () => {
  const cases: readonly [string, Person, string, RegExp, string][] = [
    ['that a member has the role', 'viewer', seededLink(1), /You already have Viewer in Acme/, 'Open Acme'],
    ['that a member who can do more keeps it', 'writer', seededLink(1), /You keep Writer; Viewer comes on/, ''],
    ['what a member with less gets', 'billing', seededLink(5), /You keep Billing Admin and get Release/, ''],
    ['that it is one’s own', 'owner', seededLink(5), /You created this invite/, 'See the invites'],
    ['that it has expired', 'newcomer', seededLink(2), /This invite has expired/, 'Go to home'],
    ['that it was ended', 'newcomer', seededLink(4), /This invite was ended/, 'Go to home'],
  ];
  for (const [what, person, path, words, next] of cases) {
    test(`${what}, and what to do`, async ({ page, signInAs, calls }) => {
      await signInAs(person, path);
      await expect(page.getByRole('main')).toContainText(words);
      if (next === '') await expect(accept(page)).toBeVisible();
      else await expect(page.getByRole('main').getByRole('link', { name: next })).toBeVisible();
      await expectAccessible(page);
      expect(await calls.count('AcceptInvite')).toBe(0);
    });
  }

  test('that the link is unknown, and what to do', async ({ page, signInAs, quietConsole }) => {
    quietConsole.expectStatus(404);
    await signInAs('newcomer', '/invites/cut-off');
    await expect(heading(page, 'This link leads to no invite')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Go to home' })).toBeVisible();
  });

  test('that a server has no invites, and so does the list', async ({ page, signInAs, quietConsole }) => {
    quietConsole.expectStatus(501);
    await signInAs('newcomer', seededLink(5), { fault: 'GetInviteDetails:unimplemented' });
    await expect(heading(page, 'This server has no invites')).toBeVisible();
    await signInAs('owner', pages.invites, { fault: 'ListInvites:unimplemented' });
    await expect(page.getByText('This server has no invites')).toBeVisible();
    await page.getByRole('link', { name: 'Create a role binding' }).click();
    await expect(page.getByRole('dialog', { name: 'Create Role Binding' })).toBeVisible();
  });

  test('that the server can’t be reached, and reads it once it can', async ({ page, signInAs, quietConsole }) => {
    quietConsole.expectStatus(500);
    await signInAs('newcomer', seededLink(5), { fault: 'GetInviteDetails:internal:1' });
    await expect(page.getByRole('alert')).toContainText('Nothing was accepted.');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(heading(page, 'Join Acme')).toBeVisible();
  });
});
