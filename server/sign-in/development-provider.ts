import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { type Configuration, type JWK, Provider } from 'oidc-provider';
import { people, type Person } from '#domain/seed.ts';
import { createProviderMemory } from '#server/sign-in/development-provider-memory.ts';

export const developmentPath = '/dev-oidc';
export const interactionPath = `${developmentPath}/interaction/`;

/** The cookie of the provider's own session. */
export const providerSession = 'dev_oidc_session';

export interface DevelopmentClient {
  readonly id: string;
  readonly secret: string;
  readonly redirectUri: string;
}

/** The people of the demo. They have no passwords, so this provider is for demos only. */
export const demoPeople: readonly Person[] = Object.values(people);

/**
 * An OpenID provider for the demo, with one client and no passwords. Keys and codes live as long as the process. Its one
 * page (development-sign-in.ts) asks at every sign-in who to be.
 */
export function createDevelopmentProvider(issuer: string, client: DevelopmentClient): Provider {
  const configuration: Configuration = {
    adapter: createProviderMemory(),
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [client.redirectUri],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [signingKey()] },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    cookies: {
      keys: [randomBytes(32).toString('hex')],
      names: { session: providerSession },
      long: { httpOnly: true, sameSite: 'lax', path: developmentPath },
    },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    pkce: { required: () => true },
    interactions: { url: (_context, interaction) => interactionPath + interaction.uid },
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 600, IdToken: 60, Interaction: 600, Session: 600 },
    async findAccount(_context, id) {
      const person = demoPeople.find(({ email }) => email === id);
      if (!person) return undefined;
      const claims = { sub: id, email: person.email, email_verified: true, name: person.name };
      return { accountId: id, claims: () => claims };
    },
    // No consent page: the client is the console itself.
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({ clientId: client.id, accountId: oidc.session?.accountId });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
    renderError(context, { error }) {
      context.type = 'text/plain; charset=utf-8';
      context.body = `The sign-in can't go on (${error}). Open the console and sign in again.\n`;
    },
  };
  return new Provider(issuer, configuration);
}

function signingKey(): JWK {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { ...privateKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig' };
}
