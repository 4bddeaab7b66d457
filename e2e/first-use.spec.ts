import { pages, projects } from './fixtures/acme.ts';
import { bindingSheet } from './fixtures/binding-sheet.ts';
import { expect, test } from './fixtures/test.ts';
import { copyToken, finishWithToken, shownToken, tokenSheet } from './fixtures/token-sheet.ts';

/** The sheet looks every five seconds. */
const soon = { timeout: 15_000 };

test('an owner says what a token is for, gets the least role for it, and sees the first use', async ({
  page,
  signInAs,
  mine,
  machine,
}) => {
  await signInAs('owner', `${pages.serviceAccounts}?create=token`);
  const sheet = tokenSheet(page);
  await sheet.getByRole('radio', { name: 'Create new' }).check();
  await sheet.getByRole('combobox', { name: 'What is it for?' }).selectOption('Scraper');
  await expect(sheet.getByRole('radio', { name: 'Profile Writer', exact: true })).toBeChecked();
  await sheet.getByRole('combobox', { name: 'What is it for?' }).selectOption('Debug info from CI');
  await expect(sheet.getByText('so Debug Info Writer is enough')).toBeVisible();
  await expect(sheet.getByRole('radio', { name: 'Debug Info Writer', exact: true })).toBeChecked();
  await sheet.getByLabel('Name of the new service account').fill(mine('ci'));
  await sheet.getByRole('checkbox', { name: 'Production' }).check();
  await sheet.getByRole('button', { name: 'Create Token' }).click();
  const token = await copyToken(sheet);
  await expect(sheet.getByRole('tab', { name: 'CI (debug info)' })).toHaveAttribute('aria-selected', 'true');

  await sheet.getByRole('button', { name: 'Wait for the first use' }).click();
  const seen = sheet.getByRole('region', { name: 'First use' });
  await expect(seen).toContainText('Waiting for the first use');
  expect(await machine.uploads({ token, projectId: projects.production }, mine('binary'))).toBe(true);
  await expect(seen).toContainText('In project Production.', soon);
  await expect(seen).toContainText(/Used at \d+ \w+ \d{4}, \d\d:\d\d/);
  await expect(seen).not.toContainText('Waiting');
  await finishWithToken(sheet);
});

test('a client without the project’s ID, and then without the permission, is told apart, and led to the fix', async ({
  page,
  context,
  signInAs,
  given,
  mine,
  machine,
  quietConsole,
}) => {
  // On mocks, the page itself is the client that is refused.
  quietConsole.ignoreRefusals();
  const name = mine('scraper');
  await signInAs('owner');
  const id = await given.serviceAccount(name);
  await given.roleBinding(`serviceaccount:${name}`, 'system:profile-writer', projects.staging);
  await page.goto(`${pages.serviceAccount(id)}?create=token`);
  const sheet = tokenSheet(page);
  await sheet.getByRole('combobox', { name: 'What is it for?' }).selectOption('Debug info from CI');
  await expect(sheet.getByText('This account can’t upload debug info')).toBeVisible();
  await sheet.getByRole('button', { name: 'Create Token' }).click();
  const token = await shownToken(sheet);

  await sheet.getByRole('button', { name: 'Wait for the first use' }).click();
  const seen = sheet.getByRole('region', { name: 'First use' });
  expect(await machine.uploads({ token, projectId: '' }, mine('nowhere'))).toBe(false);
  await expect(seen).toContainText('Used, but without a projectID header', soon);
  await expect(seen).toContainText(`projectID=${projects.staging}`);
  expect(await machine.uploads({ token, projectId: projects.staging }, mine('refused'))).toBe(false);
  await expect(seen).toContainText('Refused: the role lacks debuginfo.write in project Staging', soon);
  await expect(seen).not.toContainText('without a projectID header');

  const opened = context.waitForEvent('page');
  await seen.getByRole('link', { name: /^Create Role Binding/ }).click();
  const fix = await opened;
  const binding = bindingSheet(fix);
  await expect(binding.getByRole('radio', { name: 'Debug Info Writer', exact: true })).toBeChecked();
  await expect(binding.getByRole('checkbox', { name: 'Staging' })).toBeChecked();
  await fix.close();

  await given.roleBinding(`serviceaccount:${name}`, 'system:debuginfo-writer', projects.staging);
  expect(await machine.uploads({ token, projectId: projects.staging }, mine('let'))).toBe(true);
  await expect(seen).toContainText('In project Staging.', soon);
  await expect(seen).not.toContainText('Refused');
  await finishWithToken(sheet);
});

test('a token that is deleted while the sheet waits is said to be gone', async ({
  page,
  signInAs,
  given,
  mine,
  quietConsole,
}) => {
  // The sheet finds it gone, and so do the lists behind it.
  quietConsole.ignoreRefusals();
  await signInAs('owner');
  const id = await given.serviceAccount(mine('short-lived'));
  await page.goto(`${pages.serviceAccount(id)}?create=token`);
  const sheet = tokenSheet(page);
  await sheet.getByRole('button', { name: 'Create Token' }).click();
  await shownToken(sheet);
  await sheet.getByRole('button', { name: 'Wait for the first use' }).click();
  const seen = sheet.getByRole('region', { name: 'First use' });
  await expect(seen).toContainText('Waiting for the first use');
  await given.deletedServiceAccount(id);
  await expect(seen).toContainText('This API token was deleted', soon);
  await finishWithToken(sheet);
});

test('where the backend doesn’t tell what it sees, the first use is told, and what can’t be known', async ({
  page,
  signInAs,
  calls,
  given,
  mine,
  machine,
}) => {
  await signInAs('owner');
  await calls.unserve('GetCapabilities');
  const name = mine('elsewhere');
  const id = await given.serviceAccount(name);
  await given.roleBinding(`serviceaccount:${name}`, 'system:debuginfo-writer', projects.staging);
  await page.goto(`${pages.serviceAccount(id)}?create=token`);
  const sheet = tokenSheet(page);
  await sheet.getByRole('button', { name: 'Create Token' }).click();
  const token = await shownToken(sheet);
  await sheet.getByRole('button', { name: 'Wait for the first use' }).click();
  const seen = sheet.getByRole('region', { name: 'First use' });
  await expect(seen).toContainText('Waiting for the first use');
  await expect(seen).toContainText('This backend doesn’t tell in which project a token is used');
  expect(await machine.uploads({ token, projectId: projects.staging }, mine('let'))).toBe(true);
  await expect(seen).toContainText(/Used at \d+ \w+ \d{4}/, soon);
  await finishWithToken(sheet);
});
