import { pages, people } from './fixtures/acme.ts';
import { bindingSheet } from './fixtures/binding-sheet.ts';
import { columnOf, rowAction, rowOf } from './fixtures/table.ts';
import { expect, test } from './fixtures/test.ts';
import { expectToast } from './fixtures/toast.ts';
import { Walk } from './fixtures/walk.ts';

/**
 * What an owner does in the first week of a colleague, from the first page on and with the screen alone. The counts are
 * written down to be seen when they grow.
 */
test('an owner invites a colleague, gives them Writer in a project, takes it back, and finds out why they can’t upload', async ({
  page,
  signInAs,
}, testInfo) => {
  const owner = new Walk();
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const openTab = async (name: string) => {
    await owner.press(page.getByRole('banner').getByRole('link', { name: 'Identity & Access Management' }));
    await owner.press(page.getByRole('link', { name, exact: true }));
  };

  await signInAs('owner');
  await openTab('Invites');
  await owner.press(button('Create Invite').first());
  const inviting = page.getByRole('dialog');
  await owner.press(inviting.getByRole('radio', { name: 'Viewer', exact: true }));
  await owner.press(inviting.getByRole('button', { name: 'Create Invite' }));
  const invite = inviting.getByRole('region', { name: 'Invite link' });
  const link = await invite.locator('code').innerText();
  await owner.press(invite.getByRole('button', { name: 'Copy' }));
  await owner.press(inviting.getByRole('button', { name: 'Done' }));

  const colleague = new Walk();
  await signInAs('newcomer', new URL(link).pathname);
  await colleague.press(button('Accept Invite'));
  await expectToast(page, 'You joined Acme as Viewer');

  await signInAs('owner');
  await openTab('People');
  await owner.press(page.getByRole('table').getByRole('link', { name: 'Noah Newcomer' }));
  // The list of people has a link of this name, too.
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Noah Newcomer');
  await owner.press(page.getByRole('link', { name: 'Create Role Binding' }));
  const giving = bindingSheet(page);
  await owner.press(giving.getByRole('radio', { name: 'Writer', exact: true }));
  await owner.press(giving.getByRole('checkbox', { name: 'Production' }));
  await owner.press(giving.getByRole('button', { name: 'Create Role Binding' }));
  await expectToast(page, 'now has Writer');

  const table = page.getByRole('table', { name: 'Role bindings' });
  const row = rowOf(table, 'Production');
  await owner.press(row.getByRole('button', { name: /^Actions/ }));
  await owner.press(page.getByRole('menuitem', { name: 'Change role' }));
  const changing = page.getByRole('dialog');
  await owner.press(changing.getByRole('radio', { name: 'Viewer', exact: true }));
  await owner.press(changing.getByRole('button', { name: 'Change role' }));
  await expectToast(page, 'now has Viewer instead of Writer');
  await expect.poll(() => columnOf(table, 'Role')).not.toContain('Writer');

  await owner.press(page.getByRole('link', { name: 'Explain Access', exact: true }));
  await owner.choose(page.getByRole('combobox', { name: 'Who' }), 'Noah');
  await owner.choose(page.getByRole('combobox', { name: 'Permission' }), 'Upload debug');
  await owner.choose(page.getByRole('combobox', { name: 'Where' }), 'Production');
  const answer = page.getByRole('main').getByRole('heading', { level: 2 }).first();
  await expect(answer).toContainText(`No: Noah Newcomer (${people.newcomer}) can’t upload debug info`);

  const told = `The owner: ${owner.clicks} clicks and ${owner.keys} keys, ${owner.seconds.toFixed(0)} s by the keystroke-level model. The colleague: ${colleague.clicks} click.`;
  testInfo.annotations.push({ type: 'clicks', description: told });
  expect(owner.clicks, told).toBeLessThanOrEqual(25);
  expect(colleague.clicks, told).toBe(1);
  expect(owner.seconds, told).toBeLessThan(180);

  // The day they leave; others rely on what the seed world's people have.
  await page.goto(pages.person(people.newcomer));
  await button('Remove access').click();
  const removing = page.getByRole('dialog', { name: /^Remove access of/ });
  await removing.getByRole('button', { name: 'Remove access' }).click();
  await expect(removing).toBeHidden();
  await page.goto(`${pages.invites}?status=active`);
  await rowAction(page.getByRole('table', { name: 'Invites' }), /in [67] days/, 'End invite');
  await page.getByRole('dialog').getByRole('button', { name: 'End invite' }).click();
  await expectToast(page, 'Ended invite for Viewer');
});
