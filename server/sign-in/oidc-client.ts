import { type AskPage, checkAnswers, checkClient } from '#server/sign-in/client-check.ts';
import { type Identity, identityOf, isIncomplete } from '#server/sign-in/identity.ts';
import { discover, type Discovered } from '#server/sign-in/oidc-discovery.ts';
import { environmentNames, meaningOf, type SettingNames, SignInRefused } from '#server/sign-in/oidc-failures.ts';
import type { CheckedMetadata } from '#server/sign-in/oidc-metadata.ts';
import { providerWords, type ProviderWords } from '#server/sign-in/provider-words.ts';
import { guardedFetch, type GuardOptions } from '#server/single-sign-on/guarded-fetch.ts';

export interface OidcClientOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string | undefined;
  readonly redirectUri: string;
  /** Whether an e-mail counts that the provider doesn't call verified. */
  readonly trustEmail: boolean;
  /** What the settings are called where they can be changed; by default as this server's own. */
  readonly names?: SettingNames;
  /** Whether groups are asked for. */
  readonly groups?: boolean;
  /** For an issuer that somebody typed: it must name itself exactly, and is asked by guarded-fetch.ts alone. */
  readonly guard?: GuardOptions;
}

/** What must be remembered during a sign-in, in the browser that started it. */
export interface PendingSignIn {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** How a sign-in is to begin. */
export interface SignInWish {
  /** The provider must ask for the account, even if it knows the person. */
  readonly asAnother?: boolean;
  /** The provider isn't asked first whether it takes this console's sign-ins. */
  readonly unchecked?: boolean;
}

export interface OidcClient {
  /**
   * Where to send the browser. Throws SignInMisconfigured, IssuerFault, or ProviderAway if the provider can't be reached.
   */
  start(wish?: SignInWish): Promise<{ readonly url: URL; readonly pending: PendingSignIn }>;
  /**
   * Returns who came back. Throws SignInRefused, SignInMisconfigured, IssuerFault, or ProviderAway if the provider can't be
   * reached.
   */
  finish(callback: URL, pending: PendingSignIn): Promise<Identity>;
}

/** Signs people in by the code flow, with PKCE, state and nonce. Reads the provider's metadata at first use. */
export function createOidcClient(options: OidcClientOptions): OidcClient {
  const { redirectUri, trustEmail, guard, groups = false, names = environmentNames } = options;
  const words = providerWords(options.clientId, options.clientSecret);
  const client = { clientId: options.clientId, redirectUri, names, words };
  const askPage = guard ? guardedFetch({ ...guard, showRedirects: true }) : openPage;
  let known: Promise<Discovered> | undefined;
  let isTaken = false; // once the provider has taken this console for its client
  const discovered = () => {
    known ??= import('openid-client')
      .then((oidc) => discover(oidc, options))
      .catch((error: unknown) => {
        known = undefined; // a provider that was away may be back at the next try
        throw error;
      });
    return known;
  };

  return {
    async start({ asAnother = false, unchecked = false } = {}) {
      const oidc = await import('openid-client');
      const { config, metadata } = await discovered().catch((error: unknown) => {
        throw meaningOf(oidc, error, client);
      });
      const pending = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() };
      const url = oidc.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: `openid email profile${groups ? ' groups' : ''}`,
        state: pending.state,
        nonce: pending.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(pending.verifier),
        code_challenge_method: 'S256',
        ...(asAnother && { prompt: promptForAccount(metadata) }),
      });
      if (guard && !unchecked) await checkAnswers(askPage, url, client);
      else if (!isTaken && !unchecked) await checkClient(askPage, url, client);
      isTaken ||= !unchecked;
      return { url, pending };
    },

    async finish(callback, { state, nonce, verifier }) {
      const oidc = await import('openid-client');
      try {
        const { config } = await discovered();
        const tokens = await oidc.authorizationCodeGrant(config, callback, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        isTaken = true;
        const claims = tokens.claims();
        if (!claims) throw new SignInRefused('the provider sent no ID token');
        const isWhole = !isIncomplete(claims, trustEmail) && (!groups || claims.groups !== undefined);
        if (isWhole || !config.serverMetadata().userinfo_endpoint) return checked(identityOf(claims), words);
        const userinfo = await oidc.fetchUserInfo(config, tokens.access_token, claims.sub).catch((error: unknown) => {
          if (!(error instanceof oidc.WWWAuthenticateChallengeError)) throw error;
          throw new SignInRefused('userinfo refuses the access token', { cause: error });
        });
        return checked(identityOf(claims, userinfo), words);
      } catch (error) {
        throw meaningOf(oidc, error, client);
      }
    },
  };
}

const patience = 5_000; // ms

const openPage: AskPage = (url) => fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(patience) });

/** Longest name of an account at its provider, in characters: the standard's. */
const longestSub = 255;

/** Throws SignInRefused for what nobody may keep or show. */
function checked(identity: Identity, words: ProviderWords): Identity {
  const { sub, email = '', name = '', groups } = identity;
  if (sub.length > longestSub) throw new SignInRefused(`its sub is longer than ${longestSub} characters`);
  if (words.repeatSecret([sub, email, name, ...groups]))
    throw new SignInRefused('its answer repeats the client secret');
  return identity;
}

/** The word for "ask for the account". A provider that lists its words without this one has the person sign in anew. */
function promptForAccount({ prompt_values_supported: known }: CheckedMetadata): string {
  return known && !known.includes('select_account') ? 'login' : 'select_account';
}
