import { pages, projects } from './fixtures/acme.ts';
import { refuseClipboard, selectedText } from './fixtures/clipboard.ts';
import { expectDenied } from './fixtures/denied.ts';
import { fillMigration, stepOf } from './fixtures/migration.ts';
import { expectRow, rowOf, rowsOf } from './fixtures/table.ts';
import { expect, test } from './fixtures/test.ts';
import { expectToast } from './fixtures/toast.ts';
import { copyToken, finishWithToken, pressCopy, shownToken, tokenSheet } from './fixtures/token-sheet.ts';

/** The page looks every five seconds. */
const soon = { timeout: 15_000 };

test('an owner migrates a legacy token’s client up to its first use, a colleague sees it, and it is abandoned', async ({
  page,
  signInAs,
  mine,
  machine,
}) => {
  const account = mine('ci');
  await signInAs('owner', pages.projectLegacyTokens(projects.playground));
  await page.getByRole('link', { name: /^Migrate its client/ }).click();
  await expect(page.getByText('laptop scraper', { exact: true })).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Debug info from CI' })).toHaveAccessibleDescription(
    /Debug Info Writer/,
  );
  const sheet = await fillMigration(page, 'Debug info from CI', account);
  await sheet.getByRole('button', { name: 'Create Token' }).click();
  const token = await copyToken(sheet);
  await finishWithToken(sheet);
  await expect(page).toHaveURL(/[?&]token=[0-9a-f-]{36}/);
  await expect(page).not.toHaveURL(/psc_v1_/);

  const configure = stepOf(page, /^Configure/);
  await expect(configure.getByRole('region', { name: /^After/ })).toContainText('vars.POLARSIGNALS_PROJECT_ID');
  await expect(configure.getByRole('region', { name: /^Before/ })).not.toContainText('PROJECT_ID');
  await expect(configure.getByText(`--body=${projects.playground}`)).toBeVisible();
  await expect(configure).not.toContainText(token);

  const watch = stepOf(page, /^Watch/);
  await expect(watch).toContainText('Waiting for the first use');
  await expect(stepOf(page, /^Revoke/)).toContainText('once the client uses its API token');
  expect(await machine.uploads({ token, projectId: projects.playground }, mine('binary'))).toBe(true);
  await expect(watch).toContainText('In project Playground.', soon);
  await expect(stepOf(page, /^Revoke/)).toContainText('nothing uses it for 7 days');
  await expect(page.getByRole('button', { name: 'Revoke anyway' })).toBeEnabled();

  const address = new URL(page.url());
  await page.goto(pages.migrations);
  const table = page.getByRole('table', { name: 'Migrations' });
  await expectRow(table, { 'Service account': account, 'Legacy token': 'laptop scraper', State: 'Under way' });
  await rowOf(table, account)
    .getByRole('link', { name: /^Debug info from CI/ })
    .click();
  await expect(page).toHaveURL(address.pathname + address.search);

  await page.getByRole('button', { name: 'Abandon' }).click();
  const dialog = page.getByRole('dialog', { name: /^Abandon migration/ });
  await expect(dialog).toContainText(`service account ${account}, with its role`);
  await dialog.getByRole('button', { name: 'Abandon' }).click();
  await expectToast(page, /^Abandoned migration/);
  await expect(page).not.toHaveURL(/token=/);
  await expect(page.getByRole('radio', { name: 'Debug info from CI' })).toBeChecked();
  await page.goto(`${pages.serviceAccounts}?q=${account}`);
  await expect(page.getByText(/^No .*match|0 of/).first()).toBeVisible();
});

test('a client without a legacy token gets one under an account that can do it already', async ({
  page,
  signInAs,
  given,
  mine,
}) => {
  const account = mine('reader');
  await signInAs('owner');
  const id = await given.serviceAccount(account);
  await given.roleBinding(`serviceaccount:${account}`, 'system:profile-writer', projects.playground);
  await page.goto(pages.project(projects.playground));
  await page.getByRole('link', { name: 'Set Up a Client' }).click();
  await page.getByRole('radio', { name: 'Scraper' }).check();
  await page.getByRole('radio', { name: account }).check();
  await expect(page.getByRole('radio', { name: account })).toHaveAccessibleDescription(/nothing else/);
  await expect(page).toHaveURL(new RegExp(`account=${id}`));
  await page.getByRole('button', { name: 'Create API Token' }).click();
  const sheet = tokenSheet(page);
  await sheet.getByRole('button', { name: 'Create Token' }).click();
  await shownToken(sheet);
  await finishWithToken(sheet);
  await expect(stepOf(page, /^Configure/).getByRole('region', { name: /^Before/ })).toHaveCount(0);
  await stepOf(page, /^Configure/)
    .getByRole('tab', { name: 'systemd' })
    .click();
  await expect(stepOf(page, /^Configure/)).toContainText(`projectID=${projects.playground}`);
  await page.getByRole('button', { name: 'Finish anyway' }).click();
  await expect(page.getByText('Migration finished')).toBeVisible();
});

test(
  'a legacy token that has been silent is revoked after the first use, and the migration is finished',
  { tag: '@mocks' },
  async ({ page, signInAs, mine, machine }) => {
    await signInAs('owner', pages.projectLegacyTokens(projects.production));
    await page.getByRole('link', { name: /jenkins debuginfo/ }).click();
    const sheet = await fillMigration(page, 'Debug info from CI', mine('ci'));
    await sheet.getByRole('button', { name: 'Create Token' }).click();
    const token = await shownToken(sheet);
    await finishWithToken(sheet);
    await expect(page.getByRole('button', { name: 'Revoke anyway' })).toBeVisible();
    expect(await machine.uploads({ token, projectId: projects.production }, mine('binary'))).toBe(true);
    await page.getByRole('button', { name: 'Revoke legacy token' }).click(soon);
    const dialog = page.getByRole('dialog', { name: 'Revoke legacy token jenkins debuginfo' });
    await expect(dialog).toContainText('can’t be created again');
    await dialog.getByRole('button', { name: 'Revoke legacy token' }).click();
    await expectToast(page, 'Revoked legacy token jenkins debuginfo');
    await expect(page.getByText('Migration finished')).toBeVisible();
    await expect(stepOf(page, /^Revoke/)).toContainText('The legacy token is revoked');
    await expect(page.getByRole('button', { name: 'Abandon' })).toHaveCount(0);
  },
);

test(
  'a legacy token whose client’s habit says that it is gone is revoked without a warning of its use this week',
  { tag: '@mocks' },
  async ({ page, signInAs, mine, machine }) => {
    await signInAs('owner', pages.projectLegacyTokens(projects.playground));
    await page.getByRole('link', { name: /laptop scraper/ }).click();
    const sheet = await fillMigration(page, 'Agent', mine('agent'));
    await sheet.getByRole('button', { name: 'Create Token' }).click();
    const token = await shownToken(sheet);
    await finishWithToken(sheet);
    await page.getByRole('button', { name: 'Revoke anyway' }).click();
    const dialog = page.getByRole('dialog', { name: 'Revoke legacy token laptop scraper' });
    await expect(dialog).toContainText('It was used this week');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    expect(await machine.uploads({ token, projectId: projects.playground }, mine('binary'))).toBe(true);
    await page.getByRole('button', { name: 'Revoke legacy token' }).click(soon);
    await expect(dialog).toContainText('nothing uses the legacy token any more');
    await expect(dialog).not.toContainText('It was used this week');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  },
);

test('an answer that is lost at any step is no obstacle: there is one of each', async ({
  page,
  signInAs,
  mine,
  calls,
  quietConsole,
}) => {
  quietConsole.ignoreRefusals();
  const account = mine('lost');
  await signInAs('owner', pages.migrate(projects.playground));
  const sheet = await fillMigration(page, 'Scraper', account);
  const retry = sheet.getByRole('button', { name: 'Retry' });
  await calls.loseNextAnswer('CreateServiceAccount');
  await calls.loseNextAnswer('CreateRoleBinding');
  await calls.loseNextAnswer('CreateServiceAccountToken');
  await sheet.getByRole('button', { name: 'Create Token' }).click();
  await retry.click();
  await expect(sheet.getByText('Unconfirmed')).toBeVisible();
  await retry.click();
  await calls.loseNextAnswer('CreateMigration');
  await sheet.getByRole('button', { name: 'Delete it and create a new one' }).click();
  await shownToken(sheet);
  await finishWithToken(sheet);

  await page.getByRole('button', { name: 'Add to the list' }).click();
  await expect(page.getByText('This migration isn’t listed yet')).toBeHidden();
  await page.getByRole('link', { name: account }).click();
  await expect.poll(() => rowsOf(page.getByRole('table', { name: 'API tokens' }))).toHaveLength(1);
  await expect.poll(() => rowsOf(page.getByRole('table', { name: 'Role bindings' }))).toHaveLength(1);
  await page.goto(`${pages.migrations}?q=${account}`);
  await expect.poll(() => rowsOf(page.getByRole('table', { name: 'Migrations' }))).toHaveLength(1);
});

test('somebody else who begins with the same legacy token is led to the migration that is under way', async ({
  page,
  signInAs,
  mine,
}) => {
  await signInAs('owner', pages.projectLegacyTokens(projects.playground));
  await page.getByRole('link', { name: /^Migrate its client/ }).click();
  const sheet = await fillMigration(page, 'Scraper', mine('twice'));
  await sheet.getByRole('button', { name: 'Create Token' }).click();
  await shownToken(sheet);
  await finishWithToken(sheet);
  await expect(page.getByText('This migration isn’t listed yet')).toBeHidden();
  const address = page.url();

  await page.goto(pages.projectLegacyTokens(projects.playground));
  await page.getByRole('link', { name: /^Migrate its client/ }).click();
  await expect(page.getByText('Somebody is migrating this legacy token already').first()).toBeVisible();
  await page.getByRole('link', { name: 'Go on with it' }).first().click();
  await expect(page).toHaveURL(address);
  await page.getByRole('button', { name: 'Abandon' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Abandon' }).click();
  await expectToast(page, /^Abandoned migration/);
});

test('a browser that refuses to copy selects the token, which leaves the page only once it is stored', async ({
  page,
  signInAs,
  mine,
}) => {
  await refuseClipboard(page);
  await signInAs('owner', pages.migrate(projects.playground));
  const sheet = await fillMigration(page, 'Scraper', mine('refused'));
  await sheet.getByRole('button', { name: 'Create Token' }).click();
  const token = await shownToken(sheet);
  await pressCopy(sheet);
  await expect(sheet.getByText('The browser refused to copy')).toBeVisible();
  expect(await selectedText(page)).toBe(token);
  await page.keyboard.press('Escape');
  await expect(sheet.getByText(/not stored yet/)).toBeVisible();
  await sheet.getByRole('button', { name: 'Stay' }).click();
  await finishWithToken(sheet);
});

test('without the console’s own services the flow still works, and says what it can’t see', async ({
  page,
  signInAs,
  mine,
  calls,
  quietConsole,
}) => {
  quietConsole.ignoreRefusals();
  await signInAs('owner', pages.projects);
  await calls.unserve('GetCapabilities');
  await page.goto(pages.projectLegacyTokens(projects.playground));
  await page.getByRole('link', { name: /^Migrate its client/ }).click();
  await expect(page.getByText('This backend doesn’t tell when it was last used.')).toBeVisible();
  const sheet = await fillMigration(page, 'Scraper', mine('bare'));
  await sheet.getByRole('button', { name: 'Create Token' }).click();
  await shownToken(sheet);
  await finishWithToken(sheet);
  await expect(page.getByText('This backend keeps no list of migrations.')).toBeVisible();
  await expect(stepOf(page, /^Watch/)).toContainText('doesn’t tell in which project');
  await page.goto(pages.migrations);
  await expect(page.getByText('This backend keeps no list of migrations')).toBeVisible();
});

test('a viewer sees the steps, and what they would need', async ({ page, signInAs }) => {
  await signInAs('viewer', pages.projectLegacyTokens(projects.playground));
  await page.getByRole('link', { name: /^Migrate its client/ }).click();
  await page.getByRole('radio', { name: 'Scraper' }).check();
  await expectDenied(page.getByRole('radio', { name: 'A new one' }), 'serviceaccount.create');
});
