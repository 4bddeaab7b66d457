import { pages, people } from './fixtures/acme.ts';
import { fillRoleBinding } from './fixtures/binding-sheet.ts';
import { nextDownload } from './fixtures/download.ts';
import { columnOf, rowAction } from './fixtures/table.ts';
import { expect, test } from './fixtures/test.ts';
import { expectToast, undoToast } from './fixtures/toast.ts';

test('who gave a role takes it back by the toast', async ({ page, signInAs, given, mine }) => {
  const account = mine('undone');
  await signInAs('owner', pages.roleBindings);
  await given.serviceAccount(account);
  const sheet = await fillRoleBinding(page, account, { role: 'Viewer' });
  await sheet.getByRole('button', { name: 'Create Role Binding' }).click();
  await undoToast(page, `${account} now has Viewer`);

  await expectToast(page, `back from service account ${account}`);
  await page.goto(`${pages.roleBindings}?q=${account}`);
  await expect(page.getByText('No role binding matches')).toBeVisible();
});

/** A toast as small as it can be: its Undo writes its name into the title. */
function toastOf(name: string): string {
  return `<div role="group"><p>Deleted ${name}</p><button onclick="document.title += ' ${name}'">Undo</button></div>`;
}

test('the Undo of one toast is not that of another', { tag: '@mocks' }, async ({ page }) => {
  const toasts = ['a', 'b', 'c'].map(toastOf).join('');
  await page.setContent(`<title>Undone:</title><section aria-label="Notifications">${toasts}</section>`);
  await undoToast(page, 'Deleted b');
  await undoToast(page, /Deleted a/);

  await expect(page).toHaveTitle('Undone: b a');
});

test('a file that a page hands out is read with its name and its text', async ({ page, signInAs }) => {
  await signInAs('owner', pages.roles);
  const file = nextDownload(page);
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['Name;Größe\n']));
    link.download = 'roles.csv';
    link.click();
  });
  expect(await file).toEqual({ name: 'roles.csv', text: 'Name;Größe\n' });
});

test.describe('two people on the live backend', { tag: '@live' }, () => {
  test('a second owner creates a service account, and the first one sees it', async ({
    page,
    signInAs,
    another,
    given,
    mine,
  }) => {
    const account = mine('theirs');
    await signInAs('owner', pages.serviceAccounts);
    await given.roleBinding(`user:dev:${people.newcomer}`, 'system:owner');
    const theirs = await another('newcomer', `${pages.serviceAccounts}?create=service-account`);
    const sheet = theirs.getByRole('dialog', { name: 'Create Service Account' });
    await sheet.getByLabel('Name').fill(account);
    await sheet.getByRole('button', { name: 'Create Service Account' }).click();
    await expectToast(theirs, `Created service account ${account}`);

    await page.goto(`${pages.serviceAccounts}?q=${account}`);
    const table = page.getByRole('table', { name: 'Service accounts' });
    await expect.poll(() => columnOf(table, 'Created by')).toEqual([expect.stringContaining(people.newcomer)]);
  });

  test('what a second person’s browser complains of belongs to the story, too', async ({ another, quietConsole }) => {
    quietConsole.expectStatus(403);
    const theirs = await another('billing', pages.roleBindings);

    await expect(theirs.getByText('You can’t see this page')).toBeVisible();
  });

  test('two owners delete the same role binding, and the second one learns that it is gone', async ({
    page,
    signInAs,
    another,
    given,
    mine,
    quietConsole,
  }) => {
    quietConsole.expectStatus(404);
    const robot = mine('robot');
    await signInAs('owner', pages.roleBindings);
    await given.roleBinding(`user:dev:${robot}@acme.example`, 'system:viewer');
    const theirs = await another('owner', `${pages.roleBindings}?q=${robot}`);
    await page.goto(`${pages.roleBindings}?q=${robot}`);
    for (const each of [page, theirs]) {
      await rowAction(each.getByRole('table', { name: 'Role bindings' }), robot, 'Delete role binding');
    }
    for (const each of [page, theirs]) {
      await each.getByRole('dialog').getByRole('button', { name: 'Delete role binding' }).click();
    }
    await expect(theirs.getByText(/already/).first()).toBeVisible();
  });

  test('a scenario is refused in words', async ({ signInAs }) => {
    await expect(signInAs('owner', pages.roles, { scenario: 'messy', latency: 300 })).rejects.toThrow(
      'Only the mocks have scenario, latency: tag the story @mocks. To be slow on both, call calls.slow(milliseconds).',
    );
  });
});

test.describe('what a story asks of the mocks', { tag: '@mocks' }, () => {
  test('a scenario, a clock and a latency are in force when the page is there', async ({ page, signInAs }) => {
    await signInAs('viewer', `${pages.roles}?q=a`, {
      scenario: 'messy',
      clock: '2026-03-01T12:00:00Z,fixed',
      latency: '1-20',
    });

    const inForce = 'Mocks: viewer, messy, 1-20 ms, 2026-03-01T12:00:00Z,fixed';
    await expect(page.getByRole('button', { name: inForce })).toBeVisible();
    expect(await page.evaluate(() => new Date().toISOString())).toBe('2026-03-01T12:00:00.000Z');
    await expect(page).toHaveURL(`${pages.roles}?q=a`);
  });

  test('a fault that the mocks don’t know is refused in their words', async ({ signInAs }) => {
    await expect(signInAs('owner', pages.roles, { fault: ['offline', 'ListRolls:unavailable'] })).rejects.toThrow(
      'there is no RPC “ListRolls”',
    );
  });

  test('a second person is refused in words, who would be in a world of their own', async ({ another }) => {
    await expect(another('viewer')).rejects.toThrow('tag the story @live');
  });
});
