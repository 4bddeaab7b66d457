import { addressOf, pages, projects } from './fixtures/acme.ts';
import { expectAccessible } from './fixtures/axe.ts';
import { expect, test } from './fixtures/test.ts';

test(
  'a chosen theme stays after a reload, and is there before anything is painted',
  { tag: '@mocks' },
  async ({ page, signInAs }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await signInAs('owner');
    await page.getByRole('button', { name: 'Theme: System theme' }).click();
    await page.getByRole('menuitemradio', { name: 'Dark theme' }).click();
    await expect(page.locator('html')).toHaveCSS('color-scheme', 'dark');

    await page.addInitScript(() => {
      new MutationObserver((_, observer) => {
        if (!document.body) return;
        observer.disconnect();
        document.body.dataset['themeAtFirst'] = document.documentElement.dataset['theme'] ?? 'none';
      }).observe(document, { childList: true, subtree: true });
    });
    await page.reload();

    await expect(page.locator('body')).toHaveAttribute('data-theme-at-first', 'dark');
    await expect(page.getByRole('button', { name: 'Theme: Dark theme' })).toBeVisible();
    await expect(page.locator('html')).toHaveCSS('color-scheme', 'dark');
  },
);

test(
  'the tabs lead to every page, say which one is open, and focus its heading',
  { tag: '@mocks' },
  async ({ page, signInAs }) => {
    await signInAs('owner', pages.roleBindings);
    await expect(page.getByRole('table', { name: 'Role bindings' })).toBeVisible();
    const organization = page.getByRole('navigation', { name: 'Organization' });
    const iam = page.getByRole('navigation', { name: 'Identity & Access Management' });
    const places = [
      [iam, 'Roles', pages.roles],
      [iam, 'Service Accounts', pages.serviceAccounts],
      [iam, 'People', pages.people],
      [iam, 'Role Bindings', pages.roleBindings],
      [organization, 'Overview', pages.overview],
      [organization, 'Projects', pages.projects],
      [organization, 'Organization Settings', pages.settings],
    ] as const;

    for (const [tabs, name, address] of places) {
      const tab = tabs.getByRole('link', { name, exact: true });
      await tab.click();
      await expect(page).toHaveURL(addressOf(address));
      await expect(page.getByRole('heading', { level: 1, name })).toBeFocused();
      await expect(tab).toHaveAttribute('aria-current', 'page');
      await expect(page).toHaveTitle(new RegExp(`^${name} · Acme`));
    }
  },
);

test(
  'the project switcher goes to a project and back to all of them',
  { tag: '@mocks' },
  async ({ page, signInAs }) => {
    await signInAs('owner');
    await page.getByRole('button', { name: 'Project: All projects' }).click();
    await page
      .getByRole('menuitemradio', { name: 'Staging' })
      .or(page.getByRole('menuitem', { name: 'Staging' }))
      .click();

    await expect(page).toHaveURL(addressOf(pages.project(projects.staging)));
    await expect(page.getByRole('heading', { level: 1, name: 'Staging' })).toBeVisible();
    await page.getByRole('button', { name: 'Project: Staging' }).click();
    await page.getByRole('menuitem', { name: 'All projects' }).click();

    await expect(page).toHaveURL(addressOf(pages.projects));
  },
);

test(
  'of hundreds of projects the switcher finds one by its name, and Escape leads back to its button',
  { tag: '@mocks' },
  async ({ page, signInAs }) => {
    await signInAs('owner', `${pages.roles}?scenario=huge`);
    const switcher = page.getByRole('button', { name: 'Project: All projects' });
    const search = page.getByRole('combobox', { name: 'Search projects' });
    await switcher.click();
    await expect(search).toBeFocused();
    await expect(page.getByRole('option', { name: 'All projects' })).toHaveAttribute('aria-selected', 'true');
    await expectAccessible(page);
    await search.press('Escape');
    await expect(switcher).toBeFocused();

    await switcher.click();
    await expect(search).toBeFocused();
    await switcher.click();
    await expect(search).toBeHidden();
    await switcher.press('Enter');
    await search.fill('web-292');
    await expect(page.getByRole('listbox').getByRole('option')).toHaveText(['web-292']);
    await search.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'web-292' })).toBeFocused();
  },
);

test('the organization switcher shows where one is', { tag: '@mocks' }, async ({ page, signInAs }) => {
  await signInAs('owner', pages.serviceAccounts);
  await page.getByRole('button', { name: 'Organization: Acme' }).click();
  await page.getByRole('menuitem', { name: 'Acme' }).click();

  await expect(page).toHaveURL(addressOf(pages.overview));
});

test('an address that leads nowhere says so and leads on', { tag: '@mocks' }, async ({ page, signInAs }) => {
  await signInAs('owner', '/organizations/nowhere/iam/roles-of-old');

  await expect(page.getByRole('heading', { level: 1, name: 'Page not found' })).toBeVisible();
  await page.getByRole('link', { name: 'Go to home' }).click();
  await expect(page).toHaveURL(addressOf(pages.overview));
});

test(
  'on a phone one row of tabs leads to every page, and the open one is in view',
  { tag: '@mocks' },
  async ({ page, signInAs }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await signInAs('owner', pages.serviceAccounts);
    const tabs = page.getByRole('navigation', { name: 'Organization' });
    await expect(tabs.getByRole('link', { name: 'Service Accounts' })).toBeInViewport({ ratio: 1 });
    await tabs.getByRole('link', { name: 'Roles', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Roles' })).toBeFocused();
    await tabs.getByRole('link', { name: 'Overview' }).click();
    await expect(page).toHaveURL(addressOf(pages.overview));
    await expect(tabs.getByRole('link', { name: 'Identity & Access Management' })).toBeVisible();
  },
);

test(
  'the key / goes to the search of the page, and is a letter where somebody types',
  { tag: '@mocks' },
  async ({ page, signInAs }) => {
    await signInAs('owner', pages.roles);
    const search = page.getByRole('searchbox', { name: 'Search roles' });
    await page.keyboard.press('/');
    await expect(search).toBeFocused();
    await expect(search).toHaveValue('');
    await page.keyboard.type('a/b?');
    await expect(search).toHaveValue('a/b?');
    await expect(page.getByRole('dialog')).toBeHidden();
  },
);

test(
  'the key ? lists the shortcuts, as the account menu does, and they can be switched off',
  { tag: '@mocks' },
  async ({ page, signInAs }) => {
    await signInAs('owner', pages.roles);
    const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await page.keyboard.press('?');
    await expect(dialog.getByText('Search this page')).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();

    const account = page.getByRole('button', { name: /^Account: / });
    await account.click();
    await page.getByRole('menuitem', { name: 'Keyboard shortcuts' }).click();
    await dialog.getByRole('checkbox', { name: 'Use keyboard shortcuts' }).uncheck();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await expect(account).toBeFocused();
    await page.keyboard.press('/');
    await expect(page.getByRole('searchbox', { name: 'Search roles' })).not.toBeFocused();
    await page.keyboard.press('?');
    await expect(dialog).toBeHidden();
  },
);

test(
  'the help beside a title explains the page, and Escape leads back to its button',
  { tag: '@mocks' },
  async ({ page, signInAs }) => {
    await signInAs('owner', pages.roles);
    const button = page.getByRole('button', { name: 'About roles' });
    const help = page.getByRole('dialog', { name: 'About roles' });
    await button.press('Enter');
    await expect(help).toContainText('A role is a set of permissions.');
    await expect(help.getByRole('link', { name: 'Read the guide' })).toHaveAttribute('target', '_blank');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(help).toBeHidden();
    await expect(button).toBeFocused();
  },
);
