import type { Locator, Page } from '@playwright/test';
import { seedIds } from '#domain/seed-ids.ts';
import { deletedProject, pages, projects } from './fixtures/acme.ts';
import { bindingSheet } from './fixtures/binding-sheet.ts';
import { choose } from './fixtures/choose.ts';
import { rowOf } from './fixtures/table.ts';
import { expect, test } from './fixtures/test.ts';
import { expectToast } from './fixtures/toast.ts';

const main = (page: Page): Locator => page.getByRole('main');

/** The answer's own sentence. */
const verdict = (page: Page): Locator => main(page).getByRole('heading', { level: 2 }).first();

function whyAddress(question: Record<string, string>): string {
  return `${pages.explain}?${new URLSearchParams({ ask: 'why', ...question }).toString()}`;
}

test('an owner finds out why an account can’t upload debug info, gives it the role, and comes back to a yes', async ({
  page,
  signInAs,
  given,
  mine,
}) => {
  const name = mine('uploader');
  await signInAs('owner', pages.roleBindings);
  await given.serviceAccount(name);
  await given.roleBinding(`serviceaccount:${name}`, 'system:profile-writer', projects.staging);
  await page.goto(pages.explain);

  await choose(page.getByRole('combobox', { name: 'Who' }), name);
  await choose(page.getByRole('combobox', { name: 'Permission' }), 'Upload debug info');
  await choose(page.getByRole('combobox', { name: 'Where' }), 'Staging');
  await expect(verdict(page)).toHaveText(
    `No: service account ${name} can’t upload debug info (debuginfo.write) in project Staging.`,
  );
  await expect(page.getByText('Its only role here, Profile Writer, doesn’t include it.')).toBeVisible();
  const first = page.getByRole('listitem').filter({ hasText: 'Give Debug Info Writer' }).first();
  await expect(first).toContainText('Gives nothing else.');

  await first.getByRole('link', { name: 'Create Role Binding' }).click();
  const sheet = bindingSheet(page);
  await expect(sheet.getByRole('list', { name: 'Who gets the role' })).toContainText(name);
  await expect(sheet.getByRole('radio', { name: 'Debug Info Writer', exact: true })).toBeChecked();
  await expect(sheet.getByRole('checkbox', { name: 'Staging' })).toBeChecked();
  await sheet.getByRole('button', { name: 'Create Role Binding' }).click();

  await expectToast(page, `${name} now has Debug Info Writer`);
  await expect(verdict(page)).toHaveText(
    `Yes: service account ${name} can upload debug info (debuginfo.write) in project Staging.`,
  );
  const chain = page.getByRole('list').filter({ hasText: 'Permission' }).filter({ hasText: 'Scope' });
  await expect(chain.getByRole('link', { name })).toBeVisible();
  await expect(chain.getByRole('link', { name: 'Debug Info Writer' })).toBeVisible();
  await expect(chain.getByRole('link', { name: 'Staging' })).toBeVisible();
});

test('a question in an address has the same answer for a colleague, who may not mend it', async ({
  page,
  signInAs,
}) => {
  await signInAs(
    'viewer',
    whyAddress({
      subject: 'serviceaccount:agent-staging',
      permission: 'debuginfo.write',
      scope: projects.production,
    }),
  );

  await expect(verdict(page)).toHaveText(/^No: service account agent-staging can’t upload debug info/);
  await expect(
    page.getByText('It has this permission in other projects only: Writer in project Staging.'),
  ).toBeVisible();
  const fix = page.getByRole('listitem').filter({ hasText: 'Give Debug Info Writer' }).first();
  const form = fix.getByRole('button', { name: 'Create Role Binding' });
  await expect(form).toBeDisabled();
  await expect(form).toHaveAccessibleDescription(/you lack .*rolebinding\.create/);
  await expect(page.getByText('Copy the link, and send it to Olivia Owner.')).toBeVisible();
});

test('a limited API token is told apart from its account', async ({ page, signInAs }) => {
  await signInAs('owner', pages.explain);
  await choose(page.getByRole('combobox', { name: 'Who' }), 'frontend-release');
  await choose(page.getByRole('combobox', { name: 'Permission' }), 'debuginfo.write');
  await choose(page.getByRole('combobox', { name: 'Where' }), 'Staging');

  await expect(verdict(page)).toHaveText(/^No: API token frontend-release of web-source-maps can’t/);
  await expect(page.getByText('This token is limited to project Production.')).toBeVisible();
  const fix = page.getByRole('listitem').filter({ hasText: 'Create another API token' }).first();
  await expect(fix.getByRole('link', { name: 'Create API Token' })).toHaveAttribute(
    'href',
    new RegExp(`create=token&account=${seedIds.serviceAccounts.webSourceMaps}&limit=${projects.staging}`),
  );
});

for (const [what, question, cause] of [
  ['in a project that is gone', { subject: 'serviceaccount:legacy-exporter', scope: deletedProject }, 'it was deleted'],
  ['whose roles are for gone projects', { subject: 'serviceaccount:legacy-exporter' }, 'projects that were deleted'],
  ['with a provider that nobody can sign in with', { subject: 'user:google:rosa@acme.example' }, 'provider google'],
  ['in a spelling that nobody has', { subject: 'oidc_user:github:12345' }, 'user:<provider>:<e-mail>'],
  ['that doesn’t exist', { subject: 'serviceaccount:never-was' }, 'This service account doesn’t exist.'],
  ['without a role', { subject: 'serviceaccount:incident-bot' }, 'no role binding names it'],
] as const) {
  test(`says the one cause for somebody ${what}`, async ({ page, signInAs }) => {
    await signInAs('owner', whyAddress({ permission: 'profile.write', scope: 'organization', ...question }));
    await expect(verdict(page)).toHaveText(/^No: /);
    await expect(main(page).getByText(cause).first()).toBeVisible();
  });
}

test('the other forms that would help open filled in, too, and nothing changes until they are sent', async ({
  page,
  signInAs,
}) => {
  await signInAs(
    'owner',
    whyAddress({ subject: 'serviceaccount:legacy-exporter', permission: 'profile.write', scope: 'organization' }),
  );
  await page.getByRole('link', { name: 'Change Scope' }).click();
  const change = page.getByRole('dialog', { name: 'Change scope of service account legacy-exporter' });
  await expect(change.getByRole('radio', { name: 'Whole organization' })).toBeChecked();
  await change.getByRole('button', { name: 'Cancel' }).click();

  await page.getByRole('link', { name: 'Create Role', exact: true }).click();
  const create = page.getByRole('dialog', { name: 'Create Role' });
  await expect(create.getByRole('checkbox', { name: /^Send profiles/ })).toBeChecked();
  await expect(create.getByText('1 permission.')).toBeVisible();
  await create.getByRole('button', { name: 'Cancel' }).click();
  await expect(verdict(page)).toHaveText(/^No: service account legacy-exporter can’t send profiles/);
});

test('somebody who is in no list is asked about by their e-mail address', async ({ page, signInAs }) => {
  await signInAs('owner', pages.explain);
  await choose(page.getByRole('combobox', { name: 'Who' }), 'nobody@acme.example');
  await choose(page.getByRole('combobox', { name: 'Permission' }), 'See billing');
  await choose(page.getByRole('combobox', { name: 'Where' }), 'Whole organization');
  await expect(verdict(page)).toHaveText(/^No: nobody@acme\.example can’t see billing/);
  await expect(page.getByText('no role binding names them')).toBeVisible();
});

test('an owner sees who can delete the organization, and goes on to why', async ({ page, signInAs }) => {
  await signInAs('owner', pages.explain);
  await page.getByRole('link', { name: 'Who can delete the organization?' }).click();
  const table = page.getByRole('table', { name: 'Holders' });
  await expect(rowOf(table, 'terraform')).toContainText('1 API token');
  await expect(page.getByText('more would have it, but nobody can act as them')).toBeVisible();

  await rowOf(table, 'terraform').getByRole('link', { name: 'Why' }).click();
  await expect(verdict(page)).toHaveText(/^Yes: service account terraform can delete the organization/);
  await page.goBack();
  await expect(table).toBeVisible();
});

test('everybody sees what they can do themselves, also without the right to see role bindings', async ({
  page,
  signInAs,
}) => {
  await signInAs('billing', pages.explain);
  await expect(page.getByText('You can ask about yourself only', { exact: true })).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Who can do it?' })).toBeDisabled();
  await page.getByRole('link', { name: 'What can I do?' }).click();
  await expect(verdict(page)).toHaveText('You can do 2 things in the whole organization.');
  await expect(page.getByText('billing.modify')).toBeVisible();
  await expect(page.getByText('This answer is incomplete')).toBeVisible();
});

test('somebody who may not see role bindings gets no guess about others', async ({ page, signInAs }) => {
  await signInAs(
    'billing',
    whyAddress({ subject: 'user:dev:owner@acme.example', permission: 'billing.read', scope: 'organization' }),
  );
  await expect(page.getByText('You can ask about yourself only', { exact: true })).toBeVisible();
  await expect(page.getByText(/^(Yes|No): /)).toHaveCount(0);

  await page.getByRole('link', { name: 'Ask about me' }).click();
  await expect(verdict(page)).toHaveText(/^Yes: you can see billing/);
});

test('an error pasted from a log becomes the question, and nothing of it is sent', async ({
  page,
  signInAs,
  rpcLog,
}) => {
  await signInAs('owner', pages.explain);
  await page.waitForLoadState('networkidle');
  const before = rpcLog.methods.length;
  await page.getByText('Paste an error').click();
  await page
    .getByRole('textbox', { name: 'Error message or log line' })
    .fill(
      `level=error msg="upload failed" err="rpc error: code = PermissionDenied desc = This needs debuginfo.write in project ${projects.production}. An owner of the organization can give you a role that has it."`,
    );
  await expect(page.getByText('The caller needs the permission to upload debug info')).toBeVisible();
  expect(rpcLog.methods.length).toBe(before);
  await page.getByRole('button', { name: 'Ask why' }).click();

  await expect(page.getByRole('combobox', { name: 'Permission' })).toHaveValue('Upload debug info');
  await expect(page.getByRole('combobox', { name: 'Where' })).toHaveValue('Production');
  await expect(page.getByText('Choose who it is about.')).toBeVisible();
  await choose(page.getByRole('combobox', { name: 'Who' }), 'scraper-kubernetes');
  await expect(verdict(page)).toHaveText(/^No: service account scraper-kubernetes can’t upload debug info/);
});

test(
  'a pasted text that is no missing permission says what to do instead',
  { tag: '@mocks' },
  async ({ page, signInAs }) => {
    await signInAs('owner', pages.explain);
    await page.getByText('Paste an error').click();
    const area = page.getByRole('textbox', { name: 'Error message or log line' });
    await area.fill('rpc error: code = Unauthenticated desc = The API token was revoked.');
    await expect(page.getByText('Create a new one, and put it into the client.')).toBeVisible();
    await area.fill('everything is fine');
    await expect(page.getByText('No refusal found in this text.')).toBeVisible();
  },
);

test(
  'a backend that has the public API only is explained as far as it tells',
  { tag: '@mocks' },
  async ({ page, signInAs, quietConsole }) => {
    quietConsole.expectStatus(501);
    quietConsole.expectStatus(403);
    const unserved = { fault: 'GetCapabilities:unimplemented' };
    await signInAs(
      'owner',
      whyAddress({
        subject: 'serviceaccount:agent-staging',
        permission: 'debuginfo.write',
        scope: projects.production,
      }),
      unserved,
    );
    await expect(verdict(page)).toHaveText(/^No: service account agent-staging can’t upload debug info/);
    await expect(page.getByRole('link', { name: 'Create Role Binding' }).first()).toBeVisible();

    await signInAs('billing', `${pages.explain}?ask=what&subject=user:dev:billing@acme.example`, unserved);
    await expect(verdict(page)).toHaveText(/^You can do 2 things/);
  },
);

test(
  'where a list failed, the answer says that it is incomplete, and the list can be tried again',
  { tag: '@mocks' },
  async ({ page, signInAs, quietConsole }) => {
    quietConsole.expectStatus(500);
    await signInAs(
      'owner',
      whyAddress({ subject: 'user:dev:billing@acme.example', permission: 'billing.read', scope: 'organization' }),
      { fault: 'ListRoles:internal' },
    );
    await expect(page.getByText('The roles could not be loaded')).toBeVisible();
    await expect(verdict(page)).toHaveText(/^It isn’t known whether Bianca Billing/);
    await expect(page.getByText('They have Billing Admin here, and you can’t see what that allows.')).toBeVisible();
    await expect(page.getByText('What custom roles allow isn’t known.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  },
);
