import type { Page } from '@playwright/test';
import { seedIds } from '#domain/seed-ids.ts';
import { pages } from './fixtures/acme.ts';
import { expectAccessible } from './fixtures/axe.ts';
import { choose } from './fixtures/choose.ts';
import { expect, test } from './fixtures/test.ts';
import { expectToast } from './fixtures/toast.ts';

const sheetOf = (page: Page) => page.getByRole('dialog', { name: /^(Set up|Change) single sign-on$/ });
const enable = (page: Page) => page.getByRole('button', { name: 'Enable single sign-on' });
const newOrganization = (page: Page) => page.getByRole('menuitem', { name: /^New organization/ });

async function save(page: Page, role?: string): Promise<void> {
  await page.getByRole('button', { name: 'Set up single sign-on' }).click();
  const sheet = sheetOf(page);
  await sheet.getByRole('textbox', { name: 'Identifier' }).fill('acme');
  await sheet.getByRole('textbox', { name: 'Issuer' }).fill('https://id.acme.example');
  await sheet.getByRole('textbox', { name: 'Client ID' }).fill('console');
  await sheet.getByLabel('Client secret').fill('hush');
  if (role !== undefined) await choose(sheet.getByRole('combobox', { name: 'Default role' }), role);
  await sheet.getByRole('button', { name: 'Save settings' }).click();
  await expectToast(page, 'Saved the settings of single sign-on');
}

/** Tries the settings in a window beside this one, and comes back to this one. */
async function tryThem(page: Page): Promise<void> {
  const opened = page.waitForEvent('popup');
  await page.getByRole('link', { name: 'Try it in another window' }).click();
  const window = await opened;
  await window.getByRole('button', { name: 'ada@acme.example', exact: true }).click();
  await expect(window.getByRole('heading', { name: 'Single sign-on was tried' })).toBeVisible();
  await window.close();
  await page.evaluate(() => dispatchEvent(new Event('focus')));
  await expect(page.getByText('It works')).toBeVisible();
}

// On mocks, where the provider is a page that lets everybody be anybody.
test.describe('through single sign-on', { tag: '@mocks' }, () => {
  test('the page says whether it is on, what comes next, and who has roles already', async ({
    page,
    signInAs,
    given,
  }) => {
    await signInAs('owner', pages.singleSignOn);
    await given.roleBinding('user:acme:ada@acme.example', 'system:owner');
    await expect(page.getByText('Single sign-on is off', { exact: true })).toBeVisible();
    await expect(page.getByRole('heading', { name: '4. Enable' })).toBeVisible();
    await save(page);
    await page.reload();
    await expect(page.getByText('1 person has roles here already')).toBeVisible();
    await expect(page.getByText(/ada@acme\.example.* \(Owner\)/)).toBeVisible();
    await tryThem(page);
    await expect(page.getByText('Not asked for')).toBeVisible();
    await expect(page.getByText('None arrived')).toBeVisible();
    await expect(page.getByRole('term').filter({ hasText: 'Tried' }).locator('..')).toContainText('just now');
    await enable(page).click();
    await expect(page.getByText('Single sign-on is on', { exact: true })).toBeVisible();
    await expectAccessible(page);
  });

  test('an owner who came through it makes no organization, and is warned before closing it behind themself', async ({
    page,
    signInAs,
    given,
  }) => {
    await signInAs('owner', pages.singleSignOn);
    await given.roleBinding('user:acme:ada@acme.example', 'system:owner');
    await save(page);
    await tryThem(page);
    await enable(page).click();
    await expect(page.getByText('Single sign-on is on', { exact: true })).toBeVisible();
    await page.goto('/sign-in');
    await page.getByText('Use single sign-on', { exact: true }).click();
    await page.getByRole('textbox', { name: 'Organization identifier' }).fill('Acme');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'ada@acme.example' }).click();
    await page.getByRole('button', { name: 'Organization: Acme' }).click();
    await expect(newOrganization(page)).toBeDisabled();
    await expect(newOrganization(page)).toContainText('counts in this organization only');
    await page.keyboard.press('Escape');
    await page.goto(pages.singleSignOn);
    await page.getByRole('button', { name: 'Disable single sign-on' }).click();
    const dialog = page.getByRole('dialog', { name: /^Disable/ });
    await expect(dialog).toContainText('This is the way that you came in yourself');
    await expect(dialog).toContainText('ada@acme.example (you)');
    await expect(dialog).not.toContainText('can’t be undone');
    await expectAccessible(page);
  });

  test('a lost answer leaves no two opposite messages', async ({ page, signInAs, calls }) => {
    await signInAs('owner', pages.singleSignOn);
    await calls.loseNextAnswer('SaveSetup');
    await save(page);
    await tryThem(page);
    await calls.loseNextAnswer('EnableSSO');
    await enable(page).click();
    await expect(page.getByText('Single sign-on is on', { exact: true })).toBeVisible();
    await expectToast(page, 'Enabled single sign-on');
    await expect(page.getByRole('alert')).toHaveCount(0);
  });

  test('what somebody else saved meanwhile is shown before the form saves over it', async ({
    page,
    signInAs,
    given,
    quietConsole,
  }) => {
    quietConsole.expectStatus(400);
    await signInAs('owner', pages.singleSignOn);
    await save(page);
    await page.getByRole('button', { name: 'Change settings' }).click();
    const sheet = sheetOf(page);
    await sheet.getByRole('textbox', { name: 'Client ID' }).fill('mine');
    await sheet.getByLabel('Client secret').fill('hush');
    await given.singleSignOn({ clientId: 'theirs', enableGroups: true, clientSecret: 'other' });
    await sheet.getByRole('button', { name: 'Save settings' }).click();
    await expect(sheet).toContainText('Client ID: they saved theirs');
    await expect(sheet.getByRole('textbox', { name: 'Client ID' })).toHaveValue('mine');
    await expect(sheet.getByRole('checkbox', { name: 'Ask for groups, too' })).toBeChecked();
    await expectAccessible(page);
    await sheet.getByRole('button', { name: 'Save settings' }).click();
    await expect(sheet).toBeHidden();
    await expect(page.getByText('mine', { exact: true })).toBeVisible();
    await expect(page.getByText('Asked for', { exact: true })).toBeVisible();
  });

  test('a role that single sign-on gives is named as that before it is deleted', async ({ page, signInAs, given }) => {
    await signInAs('owner', pages.singleSignOn);
    await given.role('Joiner', ['view.read']);
    await page.reload();
    await save(page, 'Joiner');
    const rolePage = `${pages.roles}/${encodeURIComponent(`${seedIds.organization}:Joiner`)}`;
    await page.goto(rolePage);
    await page.getByRole('button', { name: 'Delete role' }).click();
    const dialog = page.getByRole('dialog', { name: 'Delete role Joiner' });
    await expect(dialog).toContainText('Joiner is the default role of single sign-on');
    await expect(dialog).toContainText('can’t be enabled until you choose another default role');
    await expect(dialog).not.toContainText('nobody loses anything');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Delete role' }).click();
    await page.goto(pages.singleSignOn);
    await page.getByRole('button', { name: 'Change settings' }).click();
    const field = sheetOf(page).getByRole('combobox', { name: 'Default role' });
    await expect(field).toHaveValue('Joiner (deleted)');
    await choose(field, 'No role');
    await sheetOf(page).getByRole('button', { name: 'Save settings' }).click();
    await expect(page.getByText('None: people have no access', { exact: false })).toBeVisible();
  });
});
