import type * as OpenidClient from 'openid-client';
import type { ClientAuth, Configuration } from 'openid-client';
import { isLoopback } from '#domain/rules/loopback.ts';

const patience = 10; // seconds that the provider has for each answer

export interface OidcClientOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string | undefined;
  readonly redirectUri: string;
}

/** What must be remembered during a sign-in, in the browser that started it. */
export interface PendingSignIn {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** What the provider says about a person. */
export interface Identity {
  readonly email: string | undefined;
  readonly emailVerified: boolean;
  readonly name: string | undefined;
}

/** The provider's answer doesn't match the question, or is a refusal. The message is for the log. */
export class SignInRefused extends Error {}

export interface OidcClient {
  /**
   * Where to send the browser. Throws when the provider can't be reached.
   * @param wish `asAnother`: the provider must ask for the account, even if it knows the person
   */
  start(wish?: { readonly asAnother: boolean }): Promise<{ readonly url: URL; readonly pending: PendingSignIn }>;
  /** Returns who came back. Throws SignInRefused; any other error means that the provider can't be reached. */
  finish(callback: URL, pending: PendingSignIn): Promise<Identity>;
}

/** Signs people in by the code flow, with PKCE, state and nonce. Reads the provider's metadata at first use. */
export function createOidcClient(options: OidcClientOptions): OidcClient {
  let known: Promise<Configuration> | undefined;
  const configuration = () => {
    known ??= discover(options).catch((error: unknown) => {
      known = undefined; // a provider that was away may be back at the next try
      throw error;
    });
    return known;
  };

  return {
    async start({ asAnother } = { asAnother: false }) {
      const oidc = await import('openid-client');
      const config = await configuration();
      const pending = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() };
      const url = oidc.buildAuthorizationUrl(config, {
        redirect_uri: options.redirectUri,
        scope: 'openid email profile',
        state: pending.state,
        nonce: pending.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(pending.verifier),
        code_challenge_method: 'S256',
        ...(asAnother && { prompt: promptForAccount(config) }),
      });
      return { url, pending };
    },

    async finish(callback, { state, nonce, verifier }) {
      const oidc = await import('openid-client');
      const config = await configuration();
      try {
        const tokens = await oidc.authorizationCodeGrant(config, callback, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (!claims) throw new SignInRefused('the provider sent no ID token');
        if (claims.email !== undefined || !config.serverMetadata().userinfo_endpoint) return identityOf(claims);
        // Some providers keep the e-mail out of the ID token.
        return identityOf(await oidc.fetchUserInfo(config, tokens.access_token, claims.sub));
      } catch (error) {
        const refusals = [oidc.AuthorizationResponseError, oidc.ResponseBodyError, oidc.ClientError];
        if (refusals.some((kind) => error instanceof kind)) throw new SignInRefused(reasonOf(error), { cause: error });
        throw error;
      }
    },
  };
}

/** The word for "ask for the account". A provider that lists its words without this one has the person sign in anew. */
function promptForAccount(config: Configuration): string {
  const { prompt_values_supported: known } = config.serverMetadata();
  return Array.isArray(known) && !known.includes('select_account') ? 'login' : 'select_account';
}

async function discover({ issuer, clientId, clientSecret }: OidcClientOptions): Promise<Configuration> {
  const oidc = await import('openid-client');
  const server = new URL(issuer);
  const authentication = clientSecret === undefined ? oidc.None() : bySecret(oidc, clientSecret);
  const plain = server.protocol === 'http:' && isLoopback(server.hostname);
  return oidc.discovery(server, clientId, undefined, authentication, {
    timeout: patience,
    // Also checks the signature, not only that the token came from the provider's own address.
    execute: [oidc.enableNonRepudiationChecks, ...(plain ? [oidc.allowInsecureRequests] : [])],
  });
}

/** Sends the secret in the header, as the standard prefers, unless the provider accepts it only in the body. */
function bySecret(oidc: typeof OpenidClient, secret: string): ClientAuth {
  const [basic, post] = [oidc.ClientSecretBasic(secret), oidc.ClientSecretPost(secret)];
  return (server, client, body, headers) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    (methods.includes('client_secret_basic') ? basic : post)(server, client, body, headers);
  };
}

function identityOf(claims: Readonly<Record<string, unknown>>): Identity {
  return {
    email: typeof claims.email === 'string' ? claims.email : undefined,
    emailVerified: claims.email_verified === true,
    name: typeof claims.name === 'string' && claims.name.trim() !== '' ? claims.name.trim() : undefined,
  };
}

/** The kinds of error, innermost last; without their parameters, which hold codes. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = 'error' in error && typeof error.error === 'string' ? ` (${error.error})` : '';
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : '';
  return error.message + code + cause;
}
