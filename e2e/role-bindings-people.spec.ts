import type { Locator } from '@playwright/test';
import { pages, projects } from './fixtures/acme.ts';
import { bindingSheet, chooseRole, chooseSubject } from './fixtures/binding-sheet.ts';
import { expect, test } from './fixtures/test.ts';
import { expectToast, undoToast } from './fixtures/toast.ts';

test('an e-mail address that is known from another provider is asked about, and nobody new gets the role by mistake', async ({
  page,
  signInAs,
  calls,
}) => {
  await signInAs('owner', `${pages.roleBindings}?create=binding`);
  const sheet = bindingSheet(page);
  await sheet.getByRole('combobox', { name: 'Who gets the role' }).fill('rosa@acme.example');
  await page.getByRole('option', { name: 'Someone new: rosa@acme.example' }).click();
  await chooseRole(sheet, { role: 'Viewer', projects: ['Staging'] });
  const question = sheet.getByRole('group', { name: 'Which rosa@acme.example do you mean?' });
  await expect(question.getByRole('radio', { name: 'rosa@acme.example, who signs in with google' })).toBeVisible();
  await sheet.getByRole('button', { name: 'Create Role Binding' }).click();
  await expect(sheet.getByText('rosa@acme.example: Choose which one you mean.')).toBeVisible();
  expect(await calls.count('CreateRoleBinding')).toBe(0);

  await question.getByRole('radio', { name: 'Somebody new, who signs in with dev' }).check();
  await question.getByRole('radio', { name: 'rosa@acme.example, who signs in with google' }).check();
  await sheet.getByRole('button', { name: 'Create Role Binding' }).click();
  await expectToast(page, 'rosa@acme.example (google) now has Viewer in project Staging');
  await undoToast(page, 'rosa@acme.example (google) now has Viewer');
  await expectToast(page, 'Took Viewer in project Staging back from rosa@acme.example (google)');
});

test('somebody new whose e-mail address is known from another provider is asked about while it is typed', async ({
  page,
  signInAs,
}) => {
  await signInAs('owner', `${pages.roleBindings}?create=binding`);
  const sheet = bindingSheet(page);
  await sheet.getByRole('combobox', { name: 'Who gets the role' }).fill('nobody');
  await page.getByRole('option', { name: 'Someone new' }).click();
  await expect(sheet.getByLabel('Provider')).toHaveValue('dev');
  await page.keyboard.type('rosa@acme.example');
  const question = sheet.getByRole('group', { name: 'Which rosa@acme.example do you mean?' });
  await expect(question.getByRole('radio', { checked: true })).toHaveCount(0);
  await question.getByRole('radio', { name: 'Somebody new, who signs in with dev' }).check();
  await chooseRole(sheet, { role: 'Viewer', projects: ['Staging'] });
  await expect(sheet.getByText('rosa@acme.example will have Viewer in project Staging.')).toBeVisible();
});

test('a role that adds nothing says so before it is given', async ({ page, signInAs }) => {
  await signInAs('owner', `${pages.roleBindings}?create=binding`);
  const sheet = bindingSheet(page);
  await chooseSubject(sheet, 'dashboards');
  await chooseRole(sheet, { role: 'Viewer', projects: ['Staging'] });
  await expect(sheet.getByText('Nothing changes for service account dashboards')).toBeVisible();
  await sheet.getByRole('radio', { name: 'Writer', exact: true }).check();
  await expect(sheet.getByText('Nothing changes for service account dashboards')).toBeHidden();
});

test('several people are pasted at once, each with a line of its own, and get a role in two projects', async ({
  page,
  signInAs,
  mine,
  calls,
}) => {
  const [ada, bob] = [`${mine('ada')}@acme.example`, `${mine('bob')}@acme.example`];
  await signInAs('owner', `${pages.roleBindings}?create=binding`);
  const sheet = bindingSheet(page);
  const who = sheet.getByRole('combobox', { name: 'Who gets the role' });
  await pasteInto(who, `${ada}, Bob <${bob}>; nobody`);
  const lines = sheet.getByRole('list', { name: 'Who gets the role' }).getByRole('listitem');
  await expect(lines).toHaveCount(3);
  await expect(lines.nth(0)).toContainText('new here, signs in with dev · has never signed in');
  await expect(lines.nth(2)).toContainText('Enter an e-mail address, such as');
  await sheet.getByRole('button', { name: 'Remove nobody' }).click();
  await expect(who).toBeFocused();
  await chooseRole(sheet, { role: 'Profile Writer', projects: ['Production', 'Staging'] });
  await expect(sheet.getByText(`${ada} and ${bob} will have Profile Writer in`)).toBeVisible();
  await calls.refuseNext('CreateRoleBinding');
  await sheet.getByRole('button', { name: 'Create 4 Role Bindings' }).click();

  await expect(sheet.getByText('3 of 4 role bindings created, 1 failed')).toBeVisible();
  await expect(sheet.getByRole('listitem').filter({ hasText: 'Failed' })).toContainText(ada);
  await sheet.getByRole('button', { name: 'Try again' }).click();
  await expectToast(page, `${ada} and ${bob} now have Profile Writer in 2 projects`);
  // The four, and once more the one that was refused.
  expect(await calls.count('CreateRoleBinding')).toBe(5);
});

test('a powerful role weighs more: what it allows, who is new and from outside, and a button that names it', async ({
  page,
  signInAs,
}) => {
  await signInAs('owner', `${pages.roleBindings}?create=binding`);
  const sheet = bindingSheet(page);
  await chooseSubject(sheet, 'guest@other.example');
  await chooseRole(sheet, { role: 'Owner' });
  await expect(sheet).toContainText('Owner is a powerful role');
  await expect(sheet).toContainText('create API tokens');
  await expect(sheet).toContainText('guest@other.example: has never signed in, the first person outside acme.example');
  await expect(sheet.getByRole('button', { name: 'Give Owner' })).toBeVisible();
});

test('a role that has no effect in a project says so before it is given', async ({ page, signInAs }) => {
  await signInAs('owner', `${pages.roleBindings}?create=binding`);
  const sheet = bindingSheet(page);
  await chooseSubject(sheet, 'dashboards');
  await chooseRole(sheet, { role: 'Billing Admin', projects: ['Production'] });
  await expect(sheet.getByRole('alert')).toContainText('Billing Admin has no effect in a project');
  await expect(sheet.getByRole('alert')).toContainText('see billing and change billing');
  await sheet.getByRole('radio', { name: 'Whole organization' }).check();
  await expect(sheet.getByText('has no effect in a project')).toBeHidden();
});

test('a whole subject is taken as it is, says whom it matches, and is refused where the backend doesn’t know it', async ({
  page,
  signInAs,
  quietConsole,
}) => {
  quietConsole.expectStatus(400);
  await signInAs('owner', `${pages.roleBindings}?create=binding`);
  const sheet = bindingSheet(page);
  await sheet
    .getByRole('combobox', { name: 'Who gets the role' })
    .fill('oidc:github-actions:repo:acme/web:ref:refs/heads/main');
  await expect(page.getByRole('option', { name: 'Exactly this subject' })).toContainText(
    'GitHub Actions jobs of acme/web on the branch main.',
  );
  await page.keyboard.press('Enter');
  await expect(sheet.getByRole('list', { name: 'Who gets the role' })).toContainText(
    'GitHub Actions jobs of acme/web on the branch main.',
  );
  await chooseRole(sheet, { role: 'Debug Info Writer', projects: ['Staging'] });
  await sheet.getByRole('button', { name: 'Create Role Binding' }).click();
  await expect(sheet.getByRole('combobox', { name: 'Who gets the role' })).toHaveAccessibleDescription(
    /Use user:<provider>:<e-mail> or serviceaccount:<name>\./,
  );
});

test(
  'an address fills in subject, role and scope, for a link to send',
  { tag: '@mocks' },
  async ({ page, signInAs }) => {
    await signInAs(
      'owner',
      `${pages.roleBindings}?create=binding&subject=serviceaccount:dashboards&role=system:writer&scope=${projects.staging}`,
    );
    const sheet = bindingSheet(page);
    await expect(sheet.getByRole('list', { name: 'Who gets the role' })).toContainText('dashboards');
    await expect(sheet.getByRole('radio', { name: 'Writer', exact: true })).toBeChecked();
    await expect(sheet.getByRole('checkbox', { name: 'Staging' })).toBeChecked();
  },
);

test('an address that gives a powerful role to an account named like a person says so, and asks for a second look', async ({
  page,
  signInAs,
  given,
  mine,
}) => {
  const name = `${mine('ada')}@acme.example`;
  await signInAs('owner', pages.roleBindings);
  await given.token(await given.serviceAccount(name), 'eu');
  await page.goto(
    `${pages.roleBindings}?create=binding&subject=serviceaccount:${name}&role=system:owner&scope=organization`,
  );
  const sheet = bindingSheet(page);
  await expect(sheet.getByText(`Service account ${name} will have Owner in the whole organization.`)).toBeVisible();
  await expect(sheet.getByRole('list', { name: 'Who gets the role' })).toContainText('reads like an e-mail address');
  await expect(sheet).toContainText('1 API token gains the same');
  await sheet.getByRole('button', { name: 'Give Owner' }).click();
  const look = sheet.getByRole('checkbox', { name: `Give Owner to service account ${name}` });
  await expect(look).toBeFocused();
  await expect(sheet.getByText('Check who gets this role, then confirm it.')).toBeVisible();
  await look.check();
  await sheet.getByRole('button', { name: 'Give Owner' }).click();
  await undoToast(page, `Service account ${name} now has Owner`);
  await expectToast(page, 'Took Owner');
});

/** As by the keyboard's shortcut, whatever the browser may read of the clipboard. */
async function pasteInto(field: Locator, text: string): Promise<void> {
  await field.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}
