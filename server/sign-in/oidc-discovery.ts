import type * as OpenidClient from 'openid-client';
import type { ClientAuth, Configuration } from 'openid-client';
import { isLoopback } from '#domain/rules/loopback.ts';
import {
  environmentNames,
  issuerFaultIn,
  type SettingNames,
  SignInMisconfigured,
} from '#server/sign-in/oidc-failures.ts';
import { type CheckedMetadata, checkMetadata, wrongMetadata } from '#server/sign-in/oidc-metadata.ts';
import { providerWords } from '#server/sign-in/provider-words.ts';
import { guardedFetch, type GuardOptions } from '#server/single-sign-on/guarded-fetch.ts';

type Oidc = typeof OpenidClient;

const patience = 10; // seconds that the provider has for each answer

interface DiscoveryOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string | undefined;
  readonly names?: SettingNames;
  readonly guard?: GuardOptions;
}

/** A provider as it says that it is. */
export interface Discovered {
  readonly config: Configuration;
  readonly metadata: CheckedMetadata;
}

/**
 * Reads the provider's metadata, and checks them. The issuer may be written with a slash at its end or without, whichever the provider uses,
 * but for one that somebody typed (`guard`), which must name itself exactly so.
 * Throws SignInMisconfigured where there is no such provider or its metadata are wrong, and IssuerFault for one that may not be asked; any other error
 * means that it can't be reached.
 */
export async function discover(oidc: Oidc, options: DiscoveryOptions): Promise<Discovered> {
  const { issuer, guard, names = environmentNames } = options;
  const otherSpelling = issuer.endsWith('/') ? issuer.slice(0, -1) : `${issuer}/`;
  try {
    const config = await discoverAt(oidc, issuer, options).catch((error: unknown) => {
      const claimed = otherIssuerIn(error);
      if (guard || claimed === undefined || claimed !== otherSpelling) throw error;
      return discoverAt(oidc, otherSpelling, options);
    });
    // The library takes two addresses for one that differ in a slash, and lets some issuers name themselves by a pattern.
    const said = config.serverMetadata();
    if (guard && said.issuer !== issuer) throw otherName(options, said.issuer);
    return { config, metadata: checkMetadata(said, mayBePlain(options), { issuer, names }) };
  } catch (error) {
    const fault = issuerFaultIn(error);
    if (fault) throw fault;
    if (error instanceof SignInMisconfigured) throw error;
    if (isInvalidUrl(error)) throw wrongMetadata({ issuer, names }, 'issuer', 'must be an address');
    const claimed = otherIssuerIn(error);
    if (claimed !== undefined) throw otherName(options, claimed);
    const status = statusOf(error);
    if (error instanceof oidc.ClientError && error.code !== 'OAUTH_TIMEOUT' && !isAway(status)) {
      throw new SignInMisconfigured(
        `${names.issuer} is ${issuer}, and there is no OpenID provider: its .well-known/openid-configuration can’t be read (${status === undefined ? error.message : `status ${status}`}).`,
      );
    }
    throw error;
  }
}

function otherName(options: DiscoveryOptions, claimed: string): SignInMisconfigured {
  const { issuer, clientId, clientSecret, names = environmentNames } = options;
  const isSlash = `${issuer}/` === claimed || issuer === `${claimed}/`;
  const slash = issuer.endsWith('/') ? 'without the slash at its end' : 'with a slash at its end';
  const said = providerWords(clientId, clientSecret).quote(claimed) || 'otherwise';
  return new SignInMisconfigured(
    `${names.issuer} is ${issuer}, and the provider there calls itself ${said}${isSlash ? `, ${slash}` : ''}.`,
  );
}

/** Whether a provider may be asked by plain http: on this machine, or where somebody's private issuers are allowed. */
function mayBePlain({ issuer, guard }: DiscoveryOptions): boolean {
  const { protocol, hostname } = new URL(issuer);
  return guard ? guard.allowPrivate : protocol === 'http:' && isLoopback(hostname);
}

async function discoverAt(oidc: Oidc, issuer: string, options: DiscoveryOptions): Promise<Configuration> {
  const server = new URL(issuer);
  const authentication = options.clientSecret === undefined ? oidc.None() : bySecret(oidc, options.clientSecret);
  const { guard } = options;
  return oidc.discovery(server, options.clientId, undefined, authentication, {
    timeout: patience,
    ...(guard && { [oidc.customFetch]: guardedFetch(guard) }),
    // Also checks the signature, not only that the token came from the provider's own address.
    execute: [oidc.enableNonRepudiationChecks, ...(mayBePlain(options) ? [oidc.allowInsecureRequests] : [])],
  });
}

/** Sends the secret in the header, as the standard prefers, unless the provider accepts it only in the body. */
function bySecret(oidc: Oidc, secret: string): ClientAuth {
  const [basic, post] = [oidc.ClientSecretBasic(secret), oidc.ClientSecretPost(secret)];
  return (server, client, body, headers) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    (methods.includes('client_secret_basic') ? basic : post)(server, client, body, headers);
  };
}

/** The issuer that the metadata name, where it isn't the one that was asked for. */
function otherIssuerIn(error: unknown): string | undefined {
  const body = fieldOf(causeOf(error), 'body');
  const issuer = fieldOf(body, 'issuer');
  return typeof issuer === 'string' ? issuer : undefined;
}

/** The library takes it for granted that an issuer names itself by an address. */
function isInvalidUrl(error: unknown): boolean {
  return error instanceof TypeError && 'code' in error && error.code === 'ERR_INVALID_URL';
}

function isAway(status: number | undefined): boolean {
  return status !== undefined && (status >= 500 || status === 429);
}

/** The status of an answer that isn't metadata. */
function statusOf(error: unknown): number | undefined {
  const cause = causeOf(error);
  return cause instanceof Response ? cause.status : undefined;
}

function causeOf(error: unknown): unknown {
  return error instanceof Error ? error.cause : undefined;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
