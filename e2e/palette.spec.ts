import type { Page } from '@playwright/test';
import { addressOf, pages, people, projects } from './fixtures/acme.ts';
import { arrive } from './fixtures/arrive.ts';
import { expectAccessible } from './fixtures/axe.ts';
import { press } from './fixtures/keyboard.ts';
import { expect, test } from './fixtures/test.ts';

const keys = 'Control+k';

function paletteOf(page: Page) {
  const dialog = page.getByRole('dialog', { name: 'Command palette' });
  return { dialog, field: dialog.getByRole('combobox', { name: 'Search pages, people and actions' }) };
}

/** Opens the palette by its keys, and types. */
async function search(page: Page, text: string) {
  const palette = paletteOf(page);
  await page.keyboard.press(keys);
  await expect(palette.field).toBeFocused();
  await page.keyboard.type(text);
  return palette;
}

function line(page: Page, name: string | RegExp) {
  return paletteOf(page).dialog.getByRole('option', { name });
}

/** Opens a page by its address; the console hears its keys from then on. */
async function open(page: Page, address: string) {
  await page.goto(address);
  await arrive(page);
}

function title(page: Page, name: string) {
  return page.getByRole('heading', { level: 1, name });
}

test('who knows a service account’s name is on its page with a few keys, and the next time with fewer', async ({
  page,
  signInAs,
  given,
  mine,
}) => {
  const name = mine('scraper');
  await signInAs('owner', pages.projects);
  await given.serviceAccount(name);
  await open(page, pages.projects);
  const { dialog } = await search(page, name.toUpperCase());
  await expect(line(page, name)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(title(page, name)).toBeFocused();
  await expect(dialog).toBeHidden();

  await open(page, pages.settings);
  await search(page, '');
  await expect(dialog.getByRole('group', { name: 'Recent' }).getByRole('option').first()).toContainText(name);
  await page.keyboard.press('Enter');
  await expect(title(page, name)).toBeFocused();
});

test('a person is found by their e-mail, and their page opens', async ({ page, signInAs }) => {
  await signInAs('owner', pages.overview);
  await search(page, people.viewer);
  await line(page, people.viewer).click();
  await expect(page).toHaveURL(/\/iam\/people\/user/);
  await expect(page.getByRole('main')).toContainText(people.viewer);
});

test('a project, a role and a page are found by a part of their names', async ({ page, signInAs }) => {
  await signInAs('owner', pages.roles);
  await search(page, 'stag');
  await expect(line(page, /^Staging$/)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(addressOf(pages.project(projects.staging)));
  await expect(title(page, 'Staging')).toBeFocused();

  await search(page, 'debug info w');
  await expect(line(page, 'Debug Info Writer')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(title(page, 'Debug Info Writer')).toBeFocused();

  await search(page, 'settings');
  await expect(line(page, /^Organization Settings$/)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(title(page, 'Organization Settings')).toBeFocused();
});

test('an owner begins a role binding from anywhere, and gives up without a trace', async ({ page, signInAs }) => {
  await signInAs('owner', pages.projects);
  await search(page, 'create role b');
  await expect(line(page, 'Create Role Binding')).toBeVisible();
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog', { name: 'Create Role Binding' });
  await expect(sheet).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(title(page, 'Projects')).toBeVisible();
});

test('on the page of an account, a token is created for that account', async ({ page, signInAs, given, mine }) => {
  await signInAs('owner', pages.projects);
  const id = await given.serviceAccount(mine('scraper'));
  await open(page, pages.serviceAccount(id));
  await search(page, 'api token');
  await line(page, 'Create API Token').click();
  await expect(page.getByRole('dialog', { name: 'Create API Token' })).toBeVisible();
  await expect(page).toHaveURL(addressOf(pages.serviceAccount(id)));
});

test('a viewer reads why they may not create anything, and Enter leads to the explanation', async ({
  page,
  signInAs,
}) => {
  await signInAs('viewer', pages.roles);
  const { dialog } = await search(page, 'create role b');
  const act = line(page, /^Create Role Binding/);
  await expect(act).toContainText('You need the permission to create role bindings (rolebinding.create).');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL(addressOf(pages.explain));
  await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText(/^No: you can’t create role bindings/);
});

test('what a billing admin can’t see is not searched, and the palette says so', async ({
  page,
  signInAs,
  quietConsole,
}) => {
  quietConsole.expectStatus(403);
  await signInAs('billing', pages.settings);
  const { dialog } = await search(page, 'scraper');
  await expect(dialog).toContainText('Nothing matches “scraper”.');
  await expect(dialog).toContainText(/Not searched, because you can’t see them: .*Service accounts/);
});

test('the palette signs a person out', async ({ page, signInAs }) => {
  await signInAs('viewer', pages.roles);
  await search(page, 'sign out');
  await expect(line(page, 'Sign out')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/sign-in/);
});

test.describe('the palette', { tag: '@mocks' }, () => {
  test('opens by its button, passes axe, and gives the focus back', async ({ page, signInAs }) => {
    await signInAs('owner', pages.roles);
    const { dialog, field } = paletteOf(page);
    const button = page.getByRole('button', { name: 'Command palette' });
    await expect(button).toContainText('Ctrl K');
    await press(page, button);
    await expect(field).toBeFocused();
    await expect(dialog.getByText(/\d+ of \d+ shown/)).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(button).toBeFocused();
  });

  test('opens where somebody types, closes by the same keys, and the text is as it was', async ({ page, signInAs }) => {
    await signInAs('owner', pages.roles);
    const { dialog, field } = paletteOf(page);
    const own = page.getByRole('searchbox', { name: 'Search roles' });
    await own.fill('own');
    await page.keyboard.press(keys);
    await expect(field).toBeFocused();
    await page.keyboard.press(keys);
    await expect(dialog).toBeHidden();
    await expect(own).toBeFocused();
    await expect(own).toHaveValue('own');
  });

  test('has its button on a phone', async ({ page, signInAs }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await signInAs('owner', pages.roleBindings);
    const { dialog } = paletteOf(page);
    await page.getByRole('button', { name: 'Command palette' }).click();
    await expect(line(page, /^Export \d+ role bindings as CSV/)).toBeVisible();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect(dialog).toBeHidden();
  });

  test('switches the theme, and stays away where the shortcuts are switched off', async ({ page, signInAs }) => {
    await signInAs('owner', pages.roles);
    const { dialog } = await search(page, 'dark');
    await expect(line(page, 'Dark theme')).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await search(page, 'keyboard');
    await expect(line(page, 'Keyboard shortcuts')).toBeVisible();
    await page.keyboard.press('Enter');
    const shortcuts = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await shortcuts.getByRole('checkbox', { name: 'Use keyboard shortcuts' }).uncheck();
    await shortcuts.getByRole('button', { name: 'Done' }).click();
    await expect(shortcuts).toBeHidden();
    await page.keyboard.press(keys);
    await page.getByRole('button', { name: 'Command palette' }).click();
    await expect(dialog).toBeVisible();
  });

  test('lets a form with unsaved input ask first, and replaces one without', async ({ page, signInAs }) => {
    await signInAs('owner', `${pages.roleBindings}?create=binding`);
    const { dialog, field } = paletteOf(page);
    const sheet = page.getByRole('dialog', { name: 'Create Role Binding' });
    await sheet.getByRole('radio', { name: 'Viewer', exact: true }).check();
    await page.keyboard.press(keys);
    await expect(sheet.getByRole('alert')).toContainText('What you entered is not saved.');
    await expect(dialog).toBeHidden();
    await sheet.getByRole('button', { name: 'Stay' }).click();
    await expect(sheet.getByRole('radio', { name: 'Viewer', exact: true })).toBeChecked();
    await page.keyboard.press(keys);
    await sheet.getByRole('button', { name: 'Close anyway' }).click();
    await expect(sheet).toBeHidden();
    await expect(dialog).toBeHidden();

    await page.getByRole('button', { name: 'Create Role Binding' }).click();
    await expect(sheet).toBeVisible();
    await page.keyboard.press(keys);
    await expect(field).toBeFocused();
    await expect(sheet).toBeHidden();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(page).toHaveURL(pages.roleBindings);
  });

  test('finds one of 500 people, shows no more than fifty lines, and counts the rest', async ({ page, signInAs }) => {
    await signInAs('owner', pages.projects, { scenario: 'large' });
    const { dialog } = await search(page, 'example');
    await expect(dialog.getByText(/^50 of \d+ shown\. Type to narrow it down\.$/)).toBeVisible();
    expect(await dialog.getByRole('option').count()).toBe(50);
  });
});
