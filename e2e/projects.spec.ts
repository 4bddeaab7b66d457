import { execFileSync } from 'node:child_process';
import { seedIds } from '#domain/seed-ids.ts';
import { addressOf, pages, projects } from './fixtures/acme.ts';
import { expectAccessible } from './fixtures/axe.ts';
import { readClipboard } from './fixtures/clipboard.ts';
import { expectDenied } from './fixtures/denied.ts';
import { expectRow, rowOf, rowsOf } from './fixtures/table.ts';
import { expect, test } from './fixtures/test.ts';
import { expectToast } from './fixtures/toast.ts';

test('an owner sees who can send to each project, what is left of legacy tokens, and when data last came', async ({
  page,
  signInAs,
}) => {
  await signInAs('owner', pages.projects);
  const table = page.getByRole('table', { name: 'Projects' });
  await expectRow(table, { Name: 'Staging', 'Project ID': projects.staging, 'Can send data': 'accounts' });
  await expectRow(table, { Name: 'Playground', 'Legacy tokens': '1', 'Last data': 'hours ago' });
  await expectRow(table, { Name: 'Production', 'Can send data': '5 accounts', 'Legacy tokens': '2' });

  await rowOf(table, 'Playground')
    .getByRole('link', { name: /legacy token of Playground/ })
    .click();
  await expect(page).toHaveURL(/legacy-tokens\?project=/);
});

test('an owner creates a project, and is on its page, where nothing was received yet', async ({
  page,
  signInAs,
  mine,
  quietConsole,
}) => {
  quietConsole.expectStatus(409);
  const name = mine('shop');
  await signInAs('owner', pages.projects);
  await page.getByRole('button', { name: 'Create Project' }).click();
  const sheet = page.getByRole('dialog', { name: 'Create Project' });
  const field = sheet.getByRole('textbox', { name: 'Name' });
  const create = sheet.getByRole('button', { name: 'Create Project' });
  await create.click();
  await expect(field).toBeFocused();
  await expect(field).toHaveAccessibleDescription(/Enter a name\./);
  await field.fill('  Staging ');
  await create.click();
  await expect(field).toHaveAccessibleDescription(/A project named “Staging” exists already/);
  await field.fill(`  ${name}  `);
  await create.click();

  await expectToast(page, `Created project ${name}`);
  await expect(page.getByRole('heading', { level: 1, name })).toBeFocused();
  await expect(page.getByRole('button', { name: `Project: ${name}` })).toBeVisible();
  await expect(page.getByRole('definition').filter({ hasText: 'Never' })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(addressOf(pages.projects));
  await expectRow(page.getByRole('table', { name: 'Projects' }), { Name: name, 'Legacy tokens': 'None' });
});

test('when the answer is lost after the write, trying again makes one project and not two', async ({
  page,
  signInAs,
  mine,
  calls,
  quietConsole,
}) => {
  quietConsole.expectStatus(409);
  const name = mine('lost');
  await signInAs('owner', `${pages.projects}?create=project`);
  const sheet = page.getByRole('dialog', { name: 'Create Project' });
  const create = sheet.getByRole('button', { name: 'Create Project' });
  await sheet.getByRole('textbox', { name: 'Name' }).fill(name);
  await calls.loseNextAnswer('CreateProject');
  await create.click();
  await expect(sheet.getByRole('alert')).toContainText('The project may have been created anyway');
  await create.click();
  await expect(sheet.getByRole('textbox', { name: 'Name' })).toHaveAccessibleDescription(/exists already/);
});

test('a refused quota is said in the sheet, and what was typed stays', async ({
  page,
  signInAs,
  mine,
  calls,
  quietConsole,
}) => {
  quietConsole.ignoreRefusals();
  await signInAs('owner', `${pages.projects}?create=project`);
  const sheet = page.getByRole('dialog', { name: 'Create Project' });
  await sheet.getByRole('textbox', { name: 'Name' }).fill(mine('much'));
  await calls.refuseNext('CreateProject');
  await sheet.getByRole('button', { name: 'Create Project' }).click();
  await expect(sheet.getByRole('alert')).toContainText('The project was not created');
  await expect(sheet.getByRole('textbox', { name: 'Name' })).toHaveValue(mine('much'));
  await sheet.getByRole('button', { name: 'Create Project' }).click();
  await expectToast(page, `Created project ${mine('much')}`);
});

test(
  'a machine whose role may create projects does it by the command of the sheet, which holds no token',
  { tag: '@live' },
  async ({ page, signInAs, given, mine }) => {
    const name = `${mine('machine')} 'quoted' $(id)`;
    await signInAs('owner', pages.projects);
    await given.role(mine('provisioner'), ['project.create', 'project.list']);
    const account = await given.serviceAccount(mine('terraform'));
    const role = `${seedIds.organization}:${mine('provisioner')}`;
    await given.roleBinding(`serviceaccount:${mine('terraform')}`, role);
    const secret = await given.secret(account, 'first');

    await page.getByRole('button', { name: 'Create Project' }).click();
    const sheet = page.getByRole('dialog', { name: 'Create Project' });
    await sheet.getByRole('textbox', { name: 'Name' }).fill(name);
    await sheet.getByText('By API token').click();
    await sheet.getByRole('button', { name: 'Copy command' }).click();
    await expect(sheet.getByRole('button', { name: 'Copied' })).toBeVisible();
    const command = await readClipboard(page);
    expect(command).not.toContain('psc_v1_');

    const env = { PATH: process.env['PATH'] ?? '', POLARSIGNALS_TOKEN: secret };
    const answer: unknown = JSON.parse(execFileSync('sh', ['-c', command], { env, encoding: 'utf8' }));
    expect(answer).toEqual({ id: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    await page.goto(`${pages.projects}?q=${mine('machine')}`);
    await expectRow(page.getByRole('table', { name: 'Projects' }), { Name: name });
  },
);

test('a project’s page tells who can do what in it, and which accounts send to it, with their last use there', async ({
  page,
  signInAs,
}) => {
  await signInAs('owner', pages.project(projects.staging));
  const senders = page.getByRole('table', { name: 'Service accounts that can send data here' });
  await expectRow(senders, {
    'Service account': 'agent-staging',
    'Can send': 'Profiles, Debug info',
    Role: 'Writer',
    'Last use here': 'ago',
  });
  await expectRow(senders, { 'Service account': 'terraform', 'Last use here': 'Never' });
  expect((await rowsOf(senders)).map((row) => row['Service account'])).not.toContain(
    'Service account agent-production',
  );

  await page.getByText('Send profiles').click();
  const group = page.getByRole('group').filter({ hasText: 'Send profiles' });
  await expect(group).toContainText('Olivia Owner');
  await expect(group).toContainText('scraper-kubernetes');
  await expect(page.getByText('There may be more')).toBeHidden();
  await group.getByRole('link', { name: /^Explain/ }).click();
  await expect(page.getByRole('heading', { name: /can send profiles/ })).toBeVisible();
});

test('where the backend has only the public API, the console says that it can’t tell when data came', async ({
  page,
  signInAs,
  calls,
  quietConsole,
}) => {
  quietConsole.ignoreRefusals();
  await signInAs('owner', pages.projects);
  await calls.unserve('GetCapabilities');
  await page.goto(pages.projects);
  await expectRow(page.getByRole('table', { name: 'Projects' }), {
    Name: 'Production',
    'Legacy tokens': '2',
    'Last data': 'This server can’t tell',
  });
  await page.goto(pages.project(projects.production));
  await expectRow(page.getByRole('table', { name: 'Service accounts that can send data here' }), {
    'Service account': 'agent-production',
    'Last use here': 'This server can’t tell',
  });
});

test('a viewer reads a project, and learns why they can create, rename and delete none', async ({ page, signInAs }) => {
  await signInAs('viewer', `${pages.projects}?create=project`);
  await expect(page.getByText('You can’t create a project here')).toBeVisible();
  await expectDenied(page.getByRole('main').getByRole('button', { name: 'Create Project' }), 'project.create');
  await page.getByRole('table', { name: 'Projects' }).getByRole('link', { name: 'Staging', exact: true }).click();
  await expectRow(page.getByRole('table', { name: 'Service accounts that can send data here' }), {
    'Service account': 'agent-staging',
    'Last use here': 'ago',
  });
  await page.getByRole('navigation', { name: 'Project' }).getByRole('link', { name: 'Settings' }).click();
  await expectDenied(page.getByRole('button', { name: 'Rename project' }), 'project.update');
  await expectDenied(page.getByRole('button', { name: 'Delete project' }), 'project.delete');
});

test('somebody with billing rights only is told what they need, and who can help', async ({
  page,
  signInAs,
  quietConsole,
}) => {
  quietConsole.ignoreRefusals();
  await signInAs('billing', pages.projects);
  const main = page.getByRole('main');
  await expect(main).toContainText('You can’t see this page');
  await expect(main).toContainText('project.list');
  await expect(main).toContainText('Olivia Owner can give it to you.');
  await page.goto(pages.project(projects.staging));
  await expect(main).toContainText('project.read');
  await expect(main).toContainText('Olivia Owner can give it to you.');
});

test('the pages of a project pass axe, with their dialogs', { tag: '@mocks' }, async ({ page, signInAs }) => {
  await signInAs('owner', pages.project(projects.production));
  await page.getByText('Delete projects').click();
  await expectAccessible(page);
  await signInAs('owner', pages.projectSettings(projects.production));
  await page.getByRole('button', { name: 'Delete project' }).click();
  await expect(page.getByRole('dialog')).toContainText('No migrations');
  await expectAccessible(page);
});
