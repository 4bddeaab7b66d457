import { addressOf, pages } from './fixtures/acme.ts';
import { expectNoRow } from './fixtures/table.ts';
import { expect, test } from './fixtures/test.ts';
import { expectToast } from './fixtures/toast.ts';

test('a new name is everywhere at once: switcher, path, title and scopes', async ({ page, signInAs, given, mine }) => {
  const [before, after] = [mine('old'), mine('new')];
  await signInAs('owner');
  const id = await given.project(before);
  await given.roleBinding(`user:dev:${mine('ada')}@acme.example`, 'system:viewer', id);
  await page.goto(pages.projectSettings(id));
  await page.getByRole('button', { name: 'Rename project' }).click();
  const sheet = page.getByRole('dialog', { name: 'Rename project' });
  await sheet.getByRole('textbox', { name: 'Name' }).fill(` ${after} `);
  await sheet.getByRole('button', { name: 'Rename project' }).click();

  await expectToast(page, `Renamed the project to ${after}`);
  await expect(sheet).toBeHidden();
  await expect(page.getByRole('button', { name: `Project: ${after}` })).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Breadcrumb' })).toContainText(after);
  await page.getByRole('navigation', { name: 'Project' }).getByRole('link', { name: 'Overview' }).click();
  await expect(page.getByRole('heading', { level: 1, name: after })).toBeFocused();
  await expect(page).toHaveTitle(new RegExp(`^${after} · Acme`));
  await page.getByRole('link', { name: 'Role bindings that apply to this project' }).click();
  await expect(page.getByRole('table', { name: 'Role bindings' })).toContainText(after);
  await expect(page.getByRole('table', { name: 'Role bindings' })).not.toContainText(before);
});

test(
  'another tab shows the new name when the person comes back to it',
  { tag: '@live' },
  async ({ signInAs, another, given, mine, quietConsole }) => {
    quietConsole.expectStatus(404);
    const [before, after] = [mine('old'), mine('new')];
    await signInAs('owner');
    const id = await given.project(before);
    const other = await another('owner', pages.project(id));
    await given.renamedProject(id, after);
    await other.evaluate(() => dispatchEvent(new Event('visibilitychange')));
    await expect(other.getByRole('heading', { level: 1, name: after })).toBeVisible();
    await expect(other.getByRole('button', { name: `Project: ${after}` })).toBeVisible();
    await expect(other).toHaveTitle(new RegExp(`^${after} · Acme`));

    await given.deletedProject(id);
    await other.evaluate(() => dispatchEvent(new Event('visibilitychange')));
    await expect(other.getByText('This project is gone')).toBeVisible();
  },
);

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
  const id = await given.project(mine('old'));
  await page.goto(`${pages.projectSettings(id)}?change=name`);
  const sheet = page.getByRole('dialog', { name: 'Rename project' });
  await sheet.getByRole('textbox', { name: 'Name' }).fill(wanted);
  await given.renamedProject(id, theirs);
  await sheet.getByRole('button', { name: 'Rename project' }).click();
  await expect(sheet.getByRole('alert')).toContainText(`The project is called “${theirs}” now`);
  await expect(sheet).toContainText(`It is called ${theirs} now`);
  await expect(sheet.getByRole('textbox', { name: 'Name' })).toHaveValue(wanted);
  await sheet.getByRole('button', { name: 'Rename project' }).click();
  await expectToast(page, `Renamed the project to ${wanted}`);
});

test('after a lost answer, trying again says that the project has its new name', async ({
  page,
  signInAs,
  given,
  mine,
  calls,
}) => {
  await signInAs('owner');
  const id = await given.project(mine('old'));
  await page.goto(`${pages.projectSettings(id)}?change=name`);
  const sheet = page.getByRole('dialog', { name: 'Rename project' });
  await sheet.getByRole('textbox', { name: 'Name' }).fill(mine('new'));
  await calls.loseNextAnswer('UpdateProject');
  await sheet.getByRole('button', { name: 'Rename project' }).click();
  await expect(sheet.getByRole('alert')).toContainText('may have been changed anyway');
  await expect(sheet).toContainText(`It is called ${mine('new')} now`);
  await sheet.getByRole('button', { name: 'Rename project' }).click();
  await expectToast(page, `Renamed the project to ${mine('new')}`);
});

test('a project is deleted with all that goes along, counted and named, once its name was typed', async ({
  page,
  signInAs,
  given,
  mine,
}) => {
  const name = `${mine('shop')} café 2`;
  await signInAs('owner');
  const id = await given.project(name);
  const account = await given.serviceAccount(mine('agent'));
  await given.roleBinding(`serviceaccount:${mine('agent')}`, 'system:writer', id);
  await given.token(account, 'only here', id);
  await given.token(account, 'anywhere');
  await page.goto(pages.projectSettings(id));
  await page.getByRole('button', { name: 'Delete project' }).click();
  const dialog = page.getByRole('dialog', { name: `Delete project ${name}` });
  await expect(dialog).toContainText('1 role binding is deleted');
  await expect(dialog).toContainText(mine('agent'));
  await expect(dialog).toContainText('1 API token limited to it is revoked');
  await expect(dialog).toContainText('only here');
  await expect(dialog).not.toContainText('anywhere');
  await expect(dialog).toContainText('No legacy tokens');
  await expect(dialog).toContainText('This can’t be undone');

  const field = dialog.getByRole('textbox');
  const remove = dialog.getByRole('button', { name: 'Delete project' });
  await field.fill(mine('shop'));
  await remove.click();
  await expect(field).toHaveAccessibleDescription(/This is not the name/);
  await field.fill(`  ${name.normalize('NFD').replaceAll(' ', '  ')} `);
  await remove.click();
  await expectToast(page, `Deleted project ${name}`);
  await expect(page).toHaveURL(addressOf(pages.projects));
  await expectNoRow(page.getByRole('table', { name: 'Projects' }), { Name: name });
  await expect(page.getByRole('button', { name: 'Project: All projects' })).toBeVisible();
  await page.goto(pages.serviceAccount(account));
  await expect(page.getByRole('table', { name: 'API tokens' })).toContainText('anywhere');
  await expect(page.getByRole('table', { name: 'API tokens' })).not.toContainText('only here');
});

test('a project that was renamed while somebody deletes it stays until its new name is typed', async ({
  page,
  signInAs,
  given,
  mine,
  quietConsole,
}) => {
  quietConsole.expectStatus(400);
  const [before, after] = [mine('old'), mine('new')];
  await signInAs('owner');
  const id = await given.project(before);
  await page.goto(pages.projectSettings(id));
  await page.getByRole('button', { name: 'Delete project' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill(before);
  await given.renamedProject(id, after);
  await dialog.getByRole('button', { name: 'Delete project' }).click();
  await expect(dialog).toContainText(`The project is called “${after}” now`);
  await expect(dialog.getByRole('button', { name: 'Delete project' })).toBeDisabled();

  await dialog.getByRole('button', { name: 'Ask with the new name' }).click();
  await expect(page.getByRole('dialog', { name: `Delete project ${after}` })).toBeVisible();
  await dialog.getByRole('textbox').fill(after);
  await dialog.getByRole('button', { name: 'Delete project' }).click();
  await expectToast(page, `Deleted project ${after}`);
  await expect(page).toHaveURL(addressOf(pages.projects));
});

for (const [what, words] of [
  ['lost answer', 'Deleted project'],
  ['deletion by somebody else', 'was already deleted'],
] as const) {
  test(`after a ${what}, the dialog says what became of the project`, async ({
    page,
    signInAs,
    given,
    mine,
    calls,
    quietConsole,
  }) => {
    quietConsole.expectStatus(404);
    const name = mine('gone');
    await signInAs('owner');
    const id = await given.project(name);
    await page.goto(pages.projectSettings(id));
    await page.getByRole('button', { name: 'Delete project' }).click();
    const dialog = page.getByRole('dialog', { name: `Delete project ${name}` });
    await dialog.getByRole('textbox').fill(name);
    const remove = dialog.getByRole('button', { name: 'Delete project' });
    if (what === 'lost answer') {
      await calls.loseNextAnswer('DeleteProject');
      await remove.click();
      await expect(dialog).toContainText('The project may be deleted already; trying again does no harm.');
    } else await given.deletedProject(id);
    await remove.click();
    await expectToast(page, words);
    await expect(page).toHaveURL(addressOf(pages.projects));
  });
}
