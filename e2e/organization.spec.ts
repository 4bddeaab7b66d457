import { addressOf, globex, pages, people, settingsOf } from './fixtures/acme.ts';
import { arrive } from './fixtures/arrive.ts';
import { expectDenied } from './fixtures/denied.ts';
import { expect, test } from './fixtures/test.ts';
import { expectToast } from './fixtures/toast.ts';

const overviewOf = (id: string) => `/organizations/${id}/overview`;

test('a new organization opens at its overview, is in the switcher, and belongs to whoever made it', async ({
  page,
  signInAs,
  mine,
}) => {
  const name = mine('labs');
  await signInAs('owner', pages.projects);
  await page.getByRole('button', { name: 'Organization: Acme' }).click();
  await page.getByRole('menuitem', { name: 'New organization' }).click();
  const sheet = page.getByRole('dialog', { name: 'New organization' });
  const create = sheet.getByRole('button', { name: 'Create organization' });
  await create.click();
  await expect(sheet.getByRole('textbox', { name: 'Name' })).toHaveAccessibleDescription(/Enter a name/);
  await sheet.getByRole('textbox', { name: 'Name' }).fill(` ${name} `);
  await create.click();

  await expectToast(page, `Created organization ${name}`);
  await expect(page).toHaveURL(/\/organizations\/[^/]+\/overview$/);
  await expect(page).not.toHaveURL(addressOf(pages.overview));
  await expect(page).toHaveTitle(new RegExp(`· ${name} ·`));
  await page.getByRole('button', { name: `Organization: ${name}` }).click();
  await expect(page.getByRole('menu').getByRole('menuitem')).toHaveText(['Acme', 'Globex', name, 'New organization']);
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Organization Settings' }).click();
  await expect(page.getByRole('main')).toContainText('Owner');
});

test('the command palette makes a new organization, too', async ({ page, signInAs }) => {
  await signInAs('owner', pages.roles);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search pages, people and actions' }).fill('new organization');
  await page.getByRole('option', { name: 'New organization' }).click();
  await expect(page.getByRole('dialog', { name: 'New organization' })).toBeVisible();
});

test('when the answer is lost, the console looks, and is in the organization that was made', async ({
  page,
  signInAs,
  given,
  mine,
  calls,
  quietConsole,
}) => {
  quietConsole.expectStatus(409);
  const name = mine('lost');
  await signInAs('owner', pages.projects);
  await page.getByRole('button', { name: 'Organization: Acme' }).click();
  await page.getByRole('menuitem', { name: 'New organization' }).click();
  const sheet = page.getByRole('dialog', { name: 'New organization' });
  await sheet.getByRole('textbox', { name: 'Name' }).fill(name);
  await calls.loseNextAnswer('CreateOrganization');
  await sheet.getByRole('button', { name: 'Create organization' }).click();
  await expect(page.getByRole('button', { name: `Organization: ${name}` })).toBeVisible();
  expect(await calls.count('CreateOrganization')).toBe(1);
  await expect(given.organization(name)).rejects.toThrow(/409/);
});

test('when it can’t look either, it says that it may have happened, and trying again makes no second one', async ({
  page,
  signInAs,
  mine,
  calls,
  quietConsole,
}) => {
  quietConsole.expectStatus(409);
  const name = mine('lost');
  await signInAs('owner', pages.projects);
  await page.getByRole('button', { name: 'Organization: Acme' }).click();
  await page.getByRole('menuitem', { name: 'New organization' }).click();
  const sheet = page.getByRole('dialog', { name: 'New organization' });
  const create = sheet.getByRole('button', { name: 'Create organization' });
  await sheet.getByRole('textbox', { name: 'Name' }).fill(name);
  await calls.loseNextAnswer('CreateOrganization');
  for (let reads = 0; reads < 4; reads += 1) await calls.loseNextAnswer('GetProjects');
  await create.click();
  await expect(sheet.getByRole('alert')).toContainText('The organization may have been created anyway');
  await create.click();
  await expect(page.getByRole('button', { name: `Organization: ${name}` })).toBeVisible();
  await page.getByRole('button', { name: `Organization: ${name}` }).click();
  await expect(page.getByRole('menuitem', { name })).toHaveCount(1);
});

test('a name that is taken among one’s own organizations is refused at its field', async ({
  page,
  signInAs,
  quietConsole,
}) => {
  quietConsole.expectStatus(409);
  await signInAs('owner', pages.projects);
  await page.getByRole('button', { name: 'Organization: Acme' }).click();
  await page.getByRole('menuitem', { name: 'New organization' }).click();
  const sheet = page.getByRole('dialog', { name: 'New organization' });
  await sheet.getByRole('textbox', { name: 'Name' }).fill('Globex');
  await sheet.getByRole('button', { name: 'Create organization' }).click();
  await expect(sheet.getByRole('textbox', { name: 'Name' })).toHaveAccessibleDescription(/named “Globex” already/);
});

test('a new name is everywhere at once: switcher, path and title', async ({ page, signInAs, given, mine }) => {
  const [before, after] = [mine('old'), mine('new')];
  await signInAs('owner');
  const id = await given.organization(before);
  await page.goto(settingsOf(id));
  await page.getByRole('button', { name: 'Rename organization' }).click();
  const sheet = page.getByRole('dialog', { name: 'Rename organization' });
  await sheet.getByRole('textbox', { name: 'Name' }).fill(` ${after} `);
  await sheet.getByRole('button', { name: 'Rename organization' }).click();

  await expectToast(page, `Renamed the organization to ${after}`);
  await expect(sheet).toBeHidden();
  await expect(page.getByRole('button', { name: `Organization: ${after}` })).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Breadcrumb' })).toContainText(after);
  await expect(page).toHaveTitle(new RegExp(`· ${after} ·`));
  await expect(page.getByRole('main')).not.toContainText(before);
});

test('somebody who renames what was renamed meanwhile is told the name of now, and can go on', async ({
  page,
  signInAs,
  given,
  mine,
  quietConsole,
}) => {
  quietConsole.expectStatus(400);
  const [theirs, wanted] = [mine('theirs'), mine('wanted')];
  await signInAs('owner');
  const id = await given.organization(mine('old'));
  await page.goto(`${settingsOf(id)}?change=name`);
  const sheet = page.getByRole('dialog', { name: 'Rename organization' });
  await sheet.getByRole('textbox', { name: 'Name' }).fill(wanted);
  await given.renamedOrganization(id, theirs);
  await sheet.getByRole('button', { name: 'Rename organization' }).click();
  await expect(sheet.getByRole('alert')).toContainText(`The organization is called “${theirs}” now`);
  await expect(sheet).toContainText(`It is called ${theirs} now`);
  await sheet.getByRole('button', { name: 'Rename organization' }).click();
  await expectToast(page, `Renamed the organization to ${wanted}`);
});

test(
  'another tab shows the new name when the person comes back to it, and says so when the organization is gone',
  { tag: '@live' },
  async ({ signInAs, another, given, mine, quietConsole }) => {
    quietConsole.expectStatus(404);
    const [before, after] = [mine('old'), mine('new')];
    await signInAs('owner');
    const id = await given.organization(before);
    const other = await another('owner', settingsOf(id));
    await given.renamedOrganization(id, after);
    await other.evaluate(() => dispatchEvent(new Event('visibilitychange')));
    await expect(other.getByRole('button', { name: `Organization: ${after}` })).toBeVisible();
    await expect(other).toHaveTitle(new RegExp(`· ${after} ·`));

    await given.deletedOrganization(id);
    await other.evaluate(() => dispatchEvent(new Event('visibilitychange')));
    await expect(other.getByRole('button', { name: `Organization: ${after}` })).toBeHidden();
    await expect(other.getByRole('heading', { level: 1, name: 'Page not found' })).toBeVisible();
  },
);

test('an organization is deleted with all that goes along, counted and named, once its name was typed', async ({
  page,
  signInAs,
  given,
  mine,
}) => {
  const name = mine('shop');
  await signInAs('owner');
  const id = await given.organization(name);
  await given.roleIn(id, `user:dev:${people.viewer}`, 'system:viewer');
  await page.goto(settingsOf(id));
  await page.getByRole('button', { name: 'Delete organization' }).click();
  const dialog = page.getByRole('dialog', { name: `Delete organization ${name}` });
  await expect(dialog).toContainText('2 people lose access');
  await expect(dialog).toContainText('2 role bindings are deleted');
  await expect(dialog).toContainText('No projects.');
  await expect(dialog).toContainText('This can’t be undone');
  const field = dialog.getByRole('textbox');
  const remove = dialog.getByRole('button', { name: 'Delete organization' });
  await field.fill('Acme');
  await remove.click();
  await expect(field).toHaveAccessibleDescription(/This is not the name/);
  await field.fill(name);
  await remove.click();

  await expectToast(page, `Deleted organization ${name}`);
  await expect(page).toHaveURL(addressOf(pages.overview));
  await page.getByRole('button', { name: 'Organization: Acme' }).click();
  await expect(page.getByRole('menuitem', { name })).toHaveCount(0);
});

test('what goes along with Acme is named, with the clients that will stop', async ({ page, signInAs }) => {
  await signInAs('owner', pages.settings);
  await page.getByRole('button', { name: 'Delete organization' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete organization Acme' });
  await expect(dialog).toContainText(/projects are deleted/);
  await expect(dialog).toContainText('Production');
  await expect(dialog).toContainText(/API tokens are revoked/);
  await expect(dialog).toContainText(/of \d+ were used this week/);
  await expect(dialog).toContainText(/legacy tokens are revoked/);
  await expect(dialog).toContainText(/invoices can’t be opened here afterwards: download them first/);
});

test('the last owner can’t leave, and is told what to do first', async ({ page, signInAs }) => {
  await signInAs('owner', pages.settings);
  const leave = page.getByRole('button', { name: 'Leave organization' });
  await expect(leave).toBeDisabled();
  await expect(leave).toHaveAccessibleDescription(
    /You are the only owner who has signed in. Make someone else an owner/,
  );
});

test('a person leaves an organization, is told what is lost, and is where people without a role are', async ({
  page,
  signInAs,
  given,
  mine,
}) => {
  const name = mine('left');
  await signInAs('owner');
  const id = await given.organization(name);
  await given.roleIn(id, `user:dev:${people.newcomer}`, 'system:viewer');
  await signInAs('newcomer', settingsOf(id));
  await page.getByRole('button', { name: 'Leave organization' }).click();
  const dialog = page.getByRole('dialog', { name: `Leave organization ${name}` });
  await expect(dialog).toContainText('1 role binding is deleted');
  await expect(dialog).toContainText('You will immediately lose in the whole organization');
  await dialog.getByRole('button', { name: 'Leave organization' }).click();

  await expectToast(page, `Left organization ${name}`);
  await expect(page.getByRole('heading', { level: 1, name: 'You have no access yet' })).toBeVisible();
  await signInAs('owner', settingsOf(id));
  await expect(page.getByRole('main')).toContainText('Owner');
});

test('in the second organization the owner of the first can only see, and comes back to it', async ({
  page,
  signInAs,
}) => {
  await signInAs('owner');
  await expect(page).toHaveURL(addressOf(pages.overview));
  await page.getByRole('button', { name: 'Organization: Acme' }).click();
  await page.getByRole('menuitem', { name: 'Globex' }).click();
  await expect(page).toHaveURL(addressOf(overviewOf(globex.id)));
  await page.getByRole('link', { name: 'Organization Settings' }).click();
  await expectDenied(page.getByRole('button', { name: 'Rename organization' }), 'organization.update');
  await expectDenied(page.getByRole('button', { name: 'Delete organization' }), 'organization.delete');
  await expect(page.getByRole('button', { name: 'Leave organization' })).toBeEnabled();
  // Acme's owner may make organizations, wherever they are.
  await page.getByRole('button', { name: 'Organization: Globex' }).click();
  await expect(page.getByRole('menuitem', { name: 'New organization' })).toBeEnabled();
  await page.keyboard.press('Escape');

  await page.goto('/');
  await arrive(page);
  await expect(page).toHaveURL(addressOf(overviewOf(globex.id)));
});

for (const person of ['viewer', 'billing'] as const) {
  test(`a ${person} reads the settings, and each thing that they can’t do says why`, async ({ page, signInAs }) => {
    await signInAs(person, pages.settings);
    await expect(page.getByRole('main')).toContainText('Acme');
    await expectDenied(page.getByRole('button', { name: 'Rename organization' }), 'organization.update');
    await expectDenied(page.getByRole('button', { name: 'Delete organization' }), 'organization.delete');
    await expect(page.getByRole('button', { name: 'Leave organization' })).toBeEnabled();
    await page.getByRole('button', { name: 'Organization: Acme' }).click();
    await expectDenied(page.getByRole('menuitem', { name: 'New organization' }), 'organization.create');
    await page.keyboard.press('Escape');
    await page.goto(`${pages.settings}?change=name`);
    await expect(page.getByRole('main')).toContainText('You can’t rename the organization here');
  });
}
