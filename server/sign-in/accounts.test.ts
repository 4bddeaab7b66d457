import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PeopleService } from '#proto/console/people/v1alpha1/people_pb.ts';
import { OrganizationService } from '#proto/polarsignals/organization/v1alpha1/organization_pb.ts';
import { RoleService } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { apiClient } from '#server/testing/api-client.ts';
import { type DataPlace, engines } from '#server/testing/engines.ts';
import {
  askedInTab,
  callbackOf,
  owner,
  type ProviderBackend,
  settingsOf,
  startProviderBackend,
} from '#server/testing/provider-backend.ts';
import { startTestBackend, type TestBackend } from '#server/testing/test-backend.ts';
import { TestBrowser } from '#server/testing/test-browser.ts';
import { TestProvider } from '#server/testing/test-provider.ts';

const bo = 'bo@acme.example';
describe.each(engines)('on $engine', ({ isMissing, open }) => {
  let place: DataPlace;
  let world: ProviderBackend;
  /** The account at the provider behind each e-mail. */
  let subs: Record<string, string>;

  beforeAll(async () => {
    if (!isMissing) place = await open('accounts');
  }, 60_000);
  afterAll(() => (isMissing ? undefined : place.drop()));
  beforeEach(async () => {
    await place.empty();
    subs = { [owner]: 'account-1', [bo]: 'account-2' };
    world = await startProviderBackend(
      { token: (email) => ({ email, email_verified: true, sub: subs[email] }) },
      place.settings,
    );
  });
  afterEach(() => world.remove());

  /** Signs in in a new browser; returns it, and the answer to the way back. */
  async function comeBack(email: string, { origin }: { origin: string } = world.backend) {
    const browser = new TestBrowser(origin);
    const answer = await browser.request(await callbackOf(browser, await askedInTab(browser, '/a'), email));
    return {
      browser,
      status: answer.status,
      text: await answer.text(),
      headers: { cookie: browser.cookieHeader(), origin },
    };
  }

  /** The owner, and what they do about Bo. */
  async function asOwner(backend: TestBackend = world.backend) {
    const { headers } = await comeBack(owner, backend);
    const { organizations } = await apiClient(OrganizationService, backend.origin, headers).getOrganizations({});
    const organizationId = organizations[0]?.id ?? '';
    const subject = `user:okta:${bo}`;
    return {
      give: () =>
        apiClient(RoleService, backend.origin, headers).createRoleBinding({
          organizationId,
          subject,
          role: 'system:viewer',
        }),
      remove: () => apiClient(PeopleService, backend.origin, headers).removePerson({ organizationId, subject }),
    };
  }

  /** Restarts the server with another provider or other settings, on the same data. */
  async function restarted(environment: Record<string, string>, provider = world.provider): Promise<TestBackend> {
    const { folder } = world.backend;
    await world.backend.close();
    const backend = await startTestBackend({ ...place.settings, ...settingsOf(provider), ...environment }, { folder });
    const { provider: first } = world;
    const remove = async () => {
      await backend.remove();
      await first.close();
    };
    world = { provider: first, backend, remove };
    return backend;
  }

  describe.skipIf(isMissing)('an e-mail that passed to another account at the provider', () => {
    beforeEach(async () => {
      await (await asOwner()).give();
      await comeBack(bo);
      subs[bo] = 'account-3';
    });

    it('is refused, with words for the person and for the operator', async () => {
      const refused = await comeBack(bo);
      expect(refused.status).toBe(403);
      expect(refused.text).toContain('ask an owner to remove you in People');
      expect(refused.text).toContain('href="/auth/sign-in?return=%2Fa"');
      expect(refused.text).not.toContain('account-');
      expect(refused.browser.cookies.has(`session-${world.backend.port}`)).toBe(false);
      expect(world.backend.lines.join('\n')).toContain(
        `${bo} came from the account “account-3” at the provider, and had “account-2” before: refused.`,
      );
    });

    it('may come in once an owner has removed the person and given access again, and the former account may not', async () => {
      const { remove, give } = await asOwner();
      await remove();
      await give();
      expect((await comeBack(bo)).status).toBe(303);
      subs[bo] = 'account-2';
      expect((await comeBack(bo)).status).toBe(403);
    });

    it('may come in where the operator names it', async () => {
      const backend = await restarted({ OIDC_ACCEPT_SUB: 'account-9, account-3' });
      expect((await comeBack(bo, backend)).status).toBe(303);
      subs[bo] = 'account-2';
      expect((await comeBack(bo, backend)).status).toBe(403);
    });
  });

  describe.skipIf(isMissing)('a provider that moved', () => {
    let moved: TestProvider;
    beforeEach(async () => {
      await (await asOwner()).give();
      moved = await TestProvider.start({ token: (email) => ({ email, email_verified: true, sub: `new-${email}` }) });
    });
    afterEach(() => moved.close());

    it('under another name is said at start, with the setting that mends it; then the owner is back', async () => {
      const { lines } = await restarted({ OIDC_PROVIDER_NAME: 'id.new.example' }, moved);
      expect(lines.join('\n')).toContain('No owner can sign in to 1 of 1 organizations');
      expect(lines.join('\n')).toContain(
        `If ${moved.issuer} is the same provider at another address, set OIDC_PROVIDER_NAME=okta.`,
      );
      const mended = await restarted({ OIDC_PROVIDER_NAME: 'okta' }, moved);
      expect(mended.lines.join('\n')).not.toContain('No owner can sign in');
      // Its accounts have other names, which are kept in place of those of the old issuer.
      await (await asOwner(mended)).remove();
    });

    it('is said where the demo has laid the database', async () => {
      const demo = await startTestBackend();
      await demo.close();
      const real = await startTestBackend(settingsOf(world.provider), { folder: demo.folder });
      expect(real.lines.join('\n')).toContain('They were made by the demo');
      await real.remove();
    });

    it('is said where the demo is started on a database of others', async () => {
      const { lines } = await restarted({
        OIDC_ISSUER: '',
        OIDC_CLIENT_ID: '',
        OIDC_CLIENT_SECRET: '',
        OIDC_PROVIDER_NAME: '',
        OWNER_EMAIL: '',
        ORGANIZATION_NAME: '',
      });
      expect(lines.join('\n')).toContain('Without OIDC_ISSUER people sign in to the demo only');
    });
  });
});
