import type * as OpenidClient from 'openid-client';
import { IssuerFault } from '#domain/single-sign-on/host.ts';
import type { ProviderWords } from '#server/sign-in/provider-words.ts';

/** The provider's answer doesn't match the question, or is a refusal. The message is for the log. */
export class SignInRefused extends Error {
  /** Whether the person chose not to sign in. */
  readonly isCancelled: boolean;
  constructor(message: string, { cause, isCancelled = false }: { cause?: unknown; isCancelled?: boolean } = {}) {
    super(message, { cause });
    this.isCancelled = isCancelled;
  }
}

/** A setting of this server, or of the client at the provider, is wrong. The message names it: for the page and the log. */
export class SignInMisconfigured extends Error {}

/** The provider doesn’t answer, or not as a provider does. The message is for the log. */
export class ProviderAway extends Error {}

type Oidc = typeof OpenidClient;

/** What the settings of a client are called where they can be changed. */
export interface SettingNames {
  /** The provider itself, at the beginning of a sentence. */
  readonly provider: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where the redirect address comes from, as a sentence after another one; empty if it can't be wrong. */
  readonly redirectFrom: string;
}

/** The names of this server's own settings. */
export const environmentNames: SettingNames = {
  provider: 'The sign-in provider (OIDC_ISSUER)',
  issuer: 'OIDC_ISSUER',
  clientId: 'OIDC_CLIENT_ID',
  clientSecret: 'OIDC_CLIENT_SECRET',
  redirectFrom: ' That address comes from PUBLIC_URL.',
};

/** What a message says of a client. */
export interface NamedClient {
  readonly words: ProviderWords;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly names: SettingNames;
}

/** The provider refuses the client, wherever it says so. */
export function clientRefused(reason: string, { clientId, clientSecret }: SettingNames): SignInMisconfigured {
  return new SignInMisconfigured(
    `The provider refuses this console as a client (${reason}): compare ${clientId} and ${clientSecret} with what is registered there.`,
  );
}

export function redirectRefused(reason: string, { clientId, redirectUri, names }: NamedClient): SignInMisconfigured {
  return new SignInMisconfigured(
    `The provider knows no client ${clientId}, or not its redirect address (${reason}): compare ${names.clientId}, and register ${redirectUri} there.${names.redirectFrom}`,
  );
}

/** Why an address that somebody typed can't be asked, wherever in the causes of an error it is. */
export function issuerFaultIn(error: unknown): IssuerFault | undefined {
  if (error instanceof IssuerFault) return error;
  return error instanceof Error ? issuerFaultIn(error.cause) : undefined;
}

/** Why the provider doesn’t answer, for the log; `undefined` for any other failure. */
export function unanswered(error: unknown): string | undefined {
  return error instanceof ProviderAway ? error.message : undefined;
}

/**
 * What a failure means, in words of which the provider’s own are cut and without the client’s secret. Errors that are neither
 * the provider’s nor a fault of settings stay as they are.
 */
export function meaningOf(oidc: Oidc, error: unknown, client: NamedClient): unknown {
  if (error instanceof SignInRefused || error instanceof SignInMisconfigured) return error;
  const { names, words } = client;
  const fault = issuerFaultIn(error);
  if (fault) return words.repeatSecret([fault.message]) ? repeatedIn(fault) : fault;
  const reason = reasonOf(error, words);
  if (error instanceof oidc.WWWAuthenticateChallengeError) return clientRefused(reason, names);
  if (error instanceof oidc.AuthorizationResponseError || error instanceof oidc.ResponseBodyError) {
    if (/^(invalid_client|unauthorized_client)$/.test(error.error)) return clientRefused(reason, names);
    if (/redirect/i.test(error.error_description ?? '')) return redirectRefused(reason, client);
    return new SignInRefused(reason, { cause: error, isCancelled: error.error === 'access_denied' });
  }
  const away = (why: string) => new ProviderAway(`${names.provider} doesn’t answer: ${why}.`, { cause: error });
  if (error instanceof oidc.ClientError)
    return isNoAnswer(error) ? away(reason) : new SignInRefused(reason, { cause: error });
  // `fetch` says why in its cause.
  if (error instanceof TypeError && error.cause instanceof Error) return away(words.quote(causeIn(error.cause)));
  return error;
}

function repeatedIn({ kind }: IssuerFault): IssuerFault {
  return new IssuerFault(kind, 'The issuer names an address that can’t be asked.');
}

/** An answer that is none at all, such as a proxy's page. */
function isNoAnswer({ code }: { code?: string | undefined }): boolean {
  return /^OAUTH_(RESPONSE_IS_NOT_CONFORM|RESPONSE_IS_NOT_JSON|TIMEOUT|PARSE_ERROR)$/.test(code ?? '');
}

/** The kinds of error, innermost last; without their parameters, which hold codes. */
function reasonOf(error: unknown, { quote }: ProviderWords): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = 'error' in error && typeof error.error === 'string' ? quote(error.error) : '';
  const cause = quote(causeIn(error.cause));
  return error.message + (code && ` (${code})`) + (cause && `: ${cause}`);
}

function causeIn(cause: unknown): string {
  if (cause instanceof Response) return `status ${cause.status}`;
  if (!(cause instanceof Error)) return '';
  return cause.message || ('code' in cause ? String(cause.code) : cause.name);
}
