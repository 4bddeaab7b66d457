import { randomBytes } from 'node:crypto';
import type { Handler } from '#server/browser/answer.ts';
import type { SignInConfig } from '#server/config.ts';
import { createOidcClient, type OidcClient } from '#server/sign-in/oidc-client.ts';
import { SignInMisconfigured, unanswered } from '#server/sign-in/oidc-failures.ts';

export interface PreparedSignIn {
  readonly client: OidcClient;
  readonly trustEmail: boolean;
  readonly acceptedSubs: ReadonlySet<string>;
  /** Reports a setting that the provider refuses, or that it can't be reached, before anybody signs in. */
  readonly check: (report: (words: string) => void) => Promise<void>;
  /** Answers requests under /dev-oidc; `undefined` when a real provider is configured. */
  readonly developmentProvider: Handler | undefined;
}

/** How people sign in: by a real provider, or by the demo's embedded one, loaded at its first request. */
export function prepareSignIn(config: SignInConfig, origin: string): PreparedSignIn {
  const redirectUri = `${origin}/auth/callback`;
  if (config.kind === 'oidc') {
    const { trustEmail, acceptedSubs } = config;
    const client = createOidcClient({ ...config, redirectUri });
    const check = (report: (words: string) => void) => checkSettings(client, report);
    return { client, trustEmail, acceptedSubs: new Set(acceptedSubs), check, developmentProvider: undefined };
  }
  const issuer = `${origin}/dev-oidc`;
  const [id, secret] = ['console', randomBytes(32).toString('hex')];
  const client = createOidcClient({ issuer, clientId: id, clientSecret: secret, redirectUri, trustEmail: false });
  let loading: Promise<Handler> | undefined;
  return {
    // Its client is this console: there is nothing to check.
    client: { ...client, start: (wish) => client.start({ ...wish, unchecked: true }) },
    trustEmail: false,
    acceptedSubs: new Set(),
    check: async () => undefined,
    developmentProvider: async (request, response) => {
      loading ??= load(issuer, { id, secret, redirectUri });
      const serve = await loading;
      return serve(request, response);
    },
  };
}

async function checkSettings(client: OidcClient, report: (words: string) => void): Promise<void> {
  try {
    await client.start();
  } catch (error) {
    const isWrong = error instanceof SignInMisconfigured;
    report(isWrong ? error.message : (unanswered(error) ?? 'The sign-in provider (OIDC_ISSUER) doesn’t answer now.'));
  }
}

async function load(
  issuer: string,
  client: { readonly id: string; readonly secret: string; readonly redirectUri: string },
): Promise<Handler> {
  const { createDevelopmentProvider } = await import('#server/sign-in/development-provider.ts');
  const { serveDevelopmentProvider } = await import('#server/sign-in/development-sign-in.ts');
  const provider = createDevelopmentProvider(issuer, client);
  return (request, response) => serveDevelopmentProvider(provider, request, response);
}
