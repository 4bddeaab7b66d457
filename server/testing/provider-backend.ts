import { startTestBackend, type TestBackend } from '#server/testing/test-backend.ts';
import { choosing, formAction, type TestBrowser } from '#server/testing/test-browser.ts';
import { type ProviderManners, TestProvider } from '#server/testing/test-provider.ts';

export const owner = 'owner@acme.example';

/** A server whose people sign in at a test provider. */
export interface ProviderBackend {
  readonly provider: TestProvider;
  readonly backend: TestBackend;
  remove(): Promise<void>;
}

/** Starts both, and an organization whose owner has not signed in yet. */
export async function startProviderBackend(
  manners: Partial<ProviderManners> = {},
  environment: Readonly<Record<string, string>> = {},
  surroundings: Parameters<typeof startTestBackend>[1] = {},
): Promise<ProviderBackend> {
  const provider = await TestProvider.start(manners);
  const backend = await startTestBackend({ ...settingsOf(provider), ...environment }, surroundings);
  return {
    provider,
    backend,
    async remove() {
      await backend.remove();
      await provider.close();
    },
  };
}

export function settingsOf(provider: TestProvider) {
  return {
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: 'console',
    OIDC_CLIENT_SECRET: 'secret',
    OIDC_PROVIDER_NAME: 'okta',
    OWNER_EMAIL: owner,
    ORGANIZATION_NAME: 'Acme',
  };
}

/** Opens the sign-in in one more tab, as far as the provider's question; returns where that tab's answer goes. */
export async function askedInTab(browser: TestBrowser, returnTo: string): Promise<string> {
  const question = await browser.open(`/auth/sign-in?return=${encodeURIComponent(returnTo)}`);
  return formAction(await question.text());
}

/** Answers the provider's question, and returns the address of the way back, without opening it. */
export async function callbackOf(browser: TestBrowser, question: string, email: string): Promise<string> {
  const chosen = await browser.request(question, choosing(email));
  return chosen.headers.get('location') ?? '';
}
