import type { Page } from '@playwright/test';
import { pages } from './fixtures/acme.ts';
import { expectAccessible } from './fixtures/axe.ts';
import { choose } from './fixtures/choose.ts';
import { expectDenied } from './fixtures/denied.ts';
import { type Lie, type OwnProvider, signInAtOwnProvider, startOwnProvider } from './fixtures/own-provider.ts';
import { expect, test } from './fixtures/test.ts';
import { expectToast } from './fixtures/toast.ts';

test.use({ ownWorld: true });

interface Settings {
  readonly identifier: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly secret: string;
}

/** Fills the open form and saves. */
async function save(page: Page, settings: Settings, role?: string): Promise<void> {
  const sheet = page.getByRole('dialog', { name: /single sign-on$/ });
  await sheet.getByRole('textbox', { name: 'Identifier' }).fill(settings.identifier);
  await sheet.getByRole('textbox', { name: 'Issuer' }).fill(settings.issuer);
  await sheet.getByRole('textbox', { name: 'Client ID' }).fill(settings.clientId);
  await sheet.getByLabel('Client secret').fill(settings.secret);
  if (role !== undefined) await choose(sheet.getByRole('combobox', { name: 'Default role' }), role);
  await sheet.getByRole('button', { name: 'Save settings' }).click();
  await expectToast(page, 'Saved the settings of single sign-on');
  await expect(sheet).toBeHidden();
}

const enable = (page: Page) => page.getByRole('button', { name: 'Enable single sign-on' });

/** What is in the ID token of a provider that is hostile, or that somebody stands in front of. */
const lies: readonly Lie[] = [
  { byAnotherKey: true },
  { claims: { iss: 'https://accounts.example' } },
  { claims: { aud: 'the client of somebody else' } },
  { claims: { nonce: 'of another sign-in' } },
  { claims: { exp: 1_000_000_000 } },
];

/** Tries the saved settings in another window. */
async function tryAs(page: Page, email: string, heading: string): Promise<void> {
  const opened = page.waitForEvent('popup');
  await page.getByRole('link', { name: 'Try it in another window' }).click();
  const window = await opened;
  await window.getByRole('button', { name: 'Go on to' }).click();
  await signInAtOwnProvider(window, email);
  await expect(window.getByRole('heading', { name: heading })).toBeVisible();
  await window.close();
  await page.evaluate(() => dispatchEvent(new Event('visibilitychange')));
}

test.describe('at a provider of the organization’s own', { tag: '@live' }, () => {
  let provider: OwnProvider;
  test.beforeEach(async () => {
    provider = await startOwnProvider();
  });
  test.afterEach(() => provider.stop());

  test('an owner sets it up, tries it and enables it; people come in, and are out when it ends', async ({
    page,
    signInAs,
    browser,
    baseURL,
    quietConsole,
  }) => {
    quietConsole.expectStatus(400);
    // The other provider's page wants a font from elsewhere.
    await page
      .context()
      .route('https://fonts.googleapis.com/**', (route) => route.fulfill({ contentType: 'text/css' }));
    await signInAs('owner', pages.singleSignOn);
    const redirectUrl = await page.getByText(/\/auth\/callback\//).innerText();
    provider.register(redirectUrl);
    await page.getByRole('button', { name: 'Set up single sign-on' }).click();
    const sheet = page.getByRole('dialog', { name: 'Set up single sign-on' });
    await sheet.getByRole('textbox', { name: 'Issuer' }).fill(`${provider.issuer}/`);
    await sheet.getByRole('button', { name: 'Read the issuer' }).click();
    await expect(sheet.getByText('without the slash at its end')).toBeVisible();
    await sheet.getByRole('textbox', { name: 'Issuer' }).fill(provider.issuer);
    await sheet.getByRole('button', { name: 'Read the issuer' }).click();
    await expect(sheet.getByText(`${provider.issuer}/token`)).toBeVisible();
    await expectAccessible(page);
    const { issuer, clientId, clientSecret: secret } = provider;
    await save(page, { identifier: 'acme', issuer, clientId, secret }, 'Viewer');
    await expect(enable(page)).toHaveAttribute('aria-disabled', 'true');
    await expect(page.getByText('Set up by')).toBeVisible();

    provider.verifies(false);
    await tryAs(page, 'ada@acme.example', 'Single sign-on doesn’t work yet');
    await expect(page.getByText('It doesn’t work yet')).toBeVisible();
    await expect(enable(page)).toHaveAttribute('aria-disabled', 'true');
    provider.verifies(true);
    for (const lie of lies) {
      provider.lies(lie);
      await tryAs(page, 'ada@acme.example', 'Single sign-on doesn’t work yet');
    }
    await expect(enable(page)).toHaveAttribute('aria-disabled', 'true');
    provider.lies();
    await tryAs(page, 'ada@acme.example', 'Single sign-on works');
    await expect(page.getByText('It works')).toBeVisible();
    await expectAccessible(page);
    await enable(page).click();
    await expectToast(page, 'Enabled single sign-on');
    await expect(page.getByText('Single sign-on is on', { exact: true })).toBeVisible();

    const context = await browser.newContext({ ...(baseURL !== undefined && { baseURL }) });
    const ada = await context.newPage();
    await ada.goto('/sign-in');
    await ada.getByText('Use single sign-on', { exact: true }).click();
    await ada.getByRole('textbox', { name: 'Organization identifier' }).fill('acme');
    await ada.getByRole('button', { name: 'Continue' }).click();
    provider.lies({ byAnotherKey: true });
    await signInAtOwnProvider(ada, 'ada@acme.example');
    await expect(ada.getByRole('heading', { name: 'You are not signed in' })).toBeVisible();
    provider.lies();
    await ada.goto('/sign-in/sso/acme');
    await signInAtOwnProvider(ada, 'ada@acme.example');
    await expect(ada.getByRole('heading', { level: 1 })).toBeVisible();
    await ada.goto(pages.account);
    await expect(ada.getByText('acme', { exact: true }).first()).toBeVisible();

    const asked = await page.context().newPage();
    await asked.goto('/sign-in/sso/acme');
    await expect(asked.getByRole('heading', { name: 'Sign in to Acme?' })).toBeVisible();
    await expect(asked.getByText(new URL(provider.issuer).host)).toBeVisible();
    await expectAccessible(asked);
    await asked.getByRole('link', { name: 'Stay signed in' }).click();
    await expect(asked).toHaveURL(/\/organizations\//);
    await asked.close();

    await page.getByRole('button', { name: 'Disable single sign-on' }).click();
    const dialog = page.getByRole('dialog', { name: /^Disable/ });
    await expect(dialog).toContainText('ada@acme.example');
    await dialog.getByRole('button', { name: /^Disable/ }).click();
    await expect(enable(page)).toBeVisible();
    await ada.goto(pages.account);
    await expect(ada).toHaveURL(/\/sign-in/);
    await ada.goto('/sign-in/sso/acme');
    await expect(ada.getByRole('heading', { name: 'There is no single sign-on here' })).toBeVisible();
    await expect(ada.getByRole('link', { name: 'Sign in without single sign-on' })).toBeVisible();
    await context.close();
  });
});

test(
  'a trial that fails and one that works are shown, and only then it can be enabled',
  { tag: '@mocks' },
  async ({ page, signInAs, quietConsole }) => {
    quietConsole.expectStatus(400);
    await signInAs('owner', pages.singleSignOn);
    await page.getByRole('button', { name: 'Set up single sign-on' }).click();
    const sheet = page.getByRole('dialog', { name: 'Set up single sign-on' });
    await sheet.getByRole('button', { name: 'Save settings' }).click();
    await expect(sheet.getByRole('textbox', { name: 'Identifier' })).toBeFocused();
    await sheet.getByRole('textbox', { name: 'Issuer' }).fill('https://private.example');
    await sheet.getByRole('button', { name: 'Read the issuer' }).click();
    await expect(sheet.getByText('this name has no public address')).toBeVisible();
    await save(page, { identifier: 'acme', issuer: 'https://id.acme.example', clientId: 'console', secret: 'hush' });
    await expect(page.getByText('Set up by')).toBeVisible();
    for (const [button, words] of [
      ['ada@acme.example, not verified', 'It doesn’t work yet'],
      ['ada@acme.example', 'It works'],
    ] as const) {
      const opened = page.waitForEvent('popup');
      await page.getByRole('link', { name: 'Try it in another window' }).click();
      const window = await opened;
      await window.getByRole('button', { name: button, exact: true }).click();
      await expect(window.getByRole('heading', { name: 'Single sign-on was tried' })).toBeVisible();
      await window.close();
      await page.evaluate(() => dispatchEvent(new Event('visibilitychange')));
      await expect(page.getByText(words)).toBeVisible();
    }
    const kept = await page.evaluate(() =>
      JSON.stringify([Object.entries(sessionStorage), Object.entries(localStorage)]),
    );
    expect(kept).toContain('id.acme.example');
    expect(kept).not.toContain('hush');
    await enable(page).click();
    await expect(page.getByText('Single sign-on is on', { exact: true })).toBeVisible();
    await expectAccessible(page);
  },
);

test('a viewer sees how it stands and changes nothing', async ({ page, signInAs }) => {
  await signInAs('viewer', pages.singleSignOn);
  // On live, the first story may have left settings in this world: then the same button changes them.
  await expectDenied(
    page.getByRole('button', { name: /^(Set up single sign-on|Change settings)$/ }),
    'organization.update',
  );
});

test('a billing admin is told who can help', async ({ page, signInAs, quietConsole }) => {
  quietConsole.expectStatus(403);
  await signInAs('billing', pages.singleSignOn);
  await expect(page.getByText('You can’t see single sign-on')).toBeVisible();
  await expect(page.getByText('organization.read')).toBeVisible();
});

test('an identifier of no known form is refused before anybody is sent away', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByText('Use single sign-on', { exact: true }).click();
  await page.getByRole('textbox', { name: 'Organization identifier' }).fill('Acme Inc.');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('textbox', { name: 'Organization identifier' })).toBeFocused();
  await expect(page.getByText('Enter your organization’s identifier')).toBeVisible();
});
