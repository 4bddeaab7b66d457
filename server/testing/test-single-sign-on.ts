import type { MessageInitShape } from '@bufbuild/protobuf';
import { type Client, Code, ConnectError } from '@connectrpc/connect';
import { seedIds } from '#domain/seed-ids.ts';
import { AccessService } from '#proto/console/access/v1alpha1/access_pb.ts';
import { SingleSignOnService, type Setup } from '#proto/console/sso/v1alpha1/sso_pb.ts';
import {
  OrganizationService,
  type SSOSettingsSchema,
} from '#proto/polarsignals/organization/v1alpha1/organization_pb.ts';
import { apiClient } from '#server/testing/api-client.ts';
import { startTestBackend, type TestBackend } from '#server/testing/test-backend.ts';
import { TestBrowser } from '#server/testing/test-browser.ts';
import { TestProvider } from '#server/testing/test-provider.ts';

export const organizationId = seedIds.organization;
/** The secret of the client at the organization's own provider. */
export const clientSecret = 'aSecretThatNobodyMaySee';

/** The demo on this machine, whose organization has a provider of its own that is not the demo's. */
export interface TestSingleSignOn {
  readonly backend: TestBackend;
  readonly provider: TestProvider;
  /** The demo's owner, signed in at the demo's provider. */
  readonly owner: TestBrowser;
  readonly setups: Client<typeof SingleSignOnService>;
  readonly organizations: Client<typeof OrganizationService>;
  /** Saves settings over those that are there, and returns how they stand. */
  save(change?: Partial<SettingsToSave>): Promise<Setup>;
  /** Tries them as somebody at the provider; returns the text of the page. */
  try(email?: string): Promise<string>;
  /** Enables what is saved. */
  enable(): Promise<void>;
  /** The headers of a call by whoever is signed in there. */
  headersOf(browser: TestBrowser): { readonly cookie: string; readonly origin: string };
  /** The roles that they have in the organization, or the code of the refusal. */
  rolesOf(browser: TestBrowser): Promise<string[] | string>;
  remove(): Promise<void>;
}

export interface SettingsToSave {
  readonly identifier: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly secret: string;
  readonly groups: boolean;
  readonly defaultRole: string;
}

export async function startTestSingleSignOn(
  environment: Readonly<Record<string, string>> = { SSO_PRIVATE_ISSUERS: 'allow' },
): Promise<TestSingleSignOn> {
  const provider = await TestProvider.start({
    client: { id: 'console', secret: clientSecret, redirectUri: undefined },
  });
  const backend = await startTestBackend(environment);
  const owner = new TestBrowser(backend.origin);
  await owner.signIn('owner@acme.example');
  const headersOf = (browser: TestBrowser) => ({ cookie: browser.cookieHeader(), origin: backend.origin });
  const headers = headersOf(owner);
  const setups = apiClient(SingleSignOnService, backend.origin, headers);
  const organizations = apiClient(OrganizationService, backend.origin, headers);
  const setupNow = async () => (await setups.getSetup({ organizationId })).setup;
  return {
    backend,
    provider,
    owner,
    setups,
    organizations,
    async save(change = {}) {
      const { version = 0 } = (await setupNow()) ?? {};
      const settings = settingsOf({ ...standard(provider), ...change });
      const { setup } = await setups.saveSetup({ organizationId, settings, expectedVersion: version });
      if (!setup) throw new Error('there is no setup');
      return setup;
    },
    async try(email = 'ada@acme.example') {
      const { identifier } = { identifier: (await setupNow())?.settings?.organizationIdentifier ?? '' };
      const choice = await owner.open(`/sign-in/sso/${identifier}/trial`, { method: 'POST' });
      const text = await choice.text();
      if (!text.includes('Who are you?')) return text;
      return (await owner.choose(new Response(text), email)).text();
    },
    async enable() {
      const { settings } = (await setupNow()) ?? {};
      await organizations.enableSSO({ id: organizationId, ...(settings && { ssoSettings: settings }) });
    },
    headersOf,
    async rolesOf(browser) {
      const client = apiClient(AccessService, backend.origin, headersOf(browser));
      return client.getOwnAccess({ organizationId }).then(
        ({ roleBindings }) => roleBindings.map(({ role }) => role),
        (error: unknown) => Code[ConnectError.from(error).code] ?? '',
      );
    },
    async remove() {
      await backend.remove();
      await provider.close();
    },
  };
}

function standard({ issuer }: TestProvider): SettingsToSave {
  return { identifier: 'acme', issuer, clientId: 'console', secret: clientSecret, groups: false, defaultRole: '' };
}

function settingsOf(save: SettingsToSave): MessageInitShape<typeof SSOSettingsSchema> {
  const { identifier, issuer, clientId, secret, groups, defaultRole } = save;
  const value = { issuerUrl: issuer, clientId, clientSecret: secret, enableGroups: groups };
  return { organizationIdentifier: identifier, ssoType: 'oidc', ssoConfig: { case: 'oidcConfig', value }, defaultRole };
}

/** Signs in through single sign-on as somebody, in a browser; returns the last page. */
export async function signInThrough(browser: TestBrowser, email: string, identifier = 'acme'): Promise<Response> {
  const choice = await browser.open(`/sign-in/sso/${identifier}`);
  const text = await choice.text();
  if (!text.includes('Who are you?')) return new Response(text, { status: choice.status });
  return browser.choose(new Response(text), email);
}
