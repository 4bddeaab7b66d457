import type * as OpenidClient from 'openid-client';
import { IssuerFault } from '#domain/single-sign-on/host.ts';

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

type Oidc = typeof OpenidClient;

/** What the settings of a client are called where they can be changed. */
export interface SettingNames {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where the redirect address comes from, as a sentence after another one; empty if it can't be wrong. */
  readonly redirectFrom: string;
}

/** The names of this server's own settings. */
export const environmentNames: SettingNames = {
  issuer: 'OIDC_ISSUER',
  clientId: 'OIDC_CLIENT_ID',
  clientSecret: 'OIDC_CLIENT_SECRET',
  redirectFrom: ' That address comes from PUBLIC_URL.',
};

/** What a message says of a client. */
export interface NamedClient {
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

/** Why the provider doesn't answer, for the log: `fetch` says it in its cause only. `undefined` for any other failure. */
export function unanswered(error: unknown): string | undefined {
  if (!(error instanceof TypeError) || !(error.cause instanceof Error)) return undefined;
  const { cause } = error;
  const reason = cause.message || ('code' in cause ? String(cause.code) : cause.name);
  return `The sign-in provider (OIDC_ISSUER) doesn’t answer: ${reason}.`;
}

/** What a failure of the way back means. Errors that are neither a refusal nor a fault of settings stay as they are. */
export function meaningOf(oidc: Oidc, error: unknown, client: NamedClient): unknown {
  if (error instanceof SignInRefused || error instanceof SignInMisconfigured) return error;
  const fault = issuerFaultIn(error);
  if (fault) return fault;
  const reason = reasonOf(error);
  if (error instanceof oidc.WWWAuthenticateChallengeError) return clientRefused(reason, client.names);
  if (error instanceof oidc.AuthorizationResponseError || error instanceof oidc.ResponseBodyError) {
    if (/^(invalid_client|unauthorized_client)$/.test(error.error)) return clientRefused(reason, client.names);
    if (/redirect/i.test(error.error_description ?? '')) return redirectRefused(reason, client);
    return new SignInRefused(reason, { cause: error, isCancelled: error.error === 'access_denied' });
  }
  // An answer that is none at all, such as a proxy's page: the provider is away.
  if (error instanceof oidc.ClientError && !isNoAnswer(error)) return new SignInRefused(reason, { cause: error });
  return error;
}

function isNoAnswer({ code }: { code?: string | undefined }): boolean {
  return /^OAUTH_(RESPONSE_IS_NOT_CONFORM|RESPONSE_IS_NOT_JSON|TIMEOUT|PARSE_ERROR)$/.test(code ?? '');
}

/** The kinds of error, innermost last; without their parameters, which hold codes. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = 'error' in error && typeof error.error === 'string' ? ` (${error.error})` : '';
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : '';
  return error.message + code + cause;
}
