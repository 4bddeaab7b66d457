import type * as OpenidClient from 'openid-client';
import type { ClientAuth, Configuration } from 'openid-client';
import { isLoopback } from '#domain/rules/loopback.ts';
import {
  environmentNames,
  issuerFaultIn,
  type SettingNames,
  SignInMisconfigured,
} from '#server/sign-in/oidc-failures.ts';
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

/**
 * Reads the provider's metadata. The issuer may be written with a slash at its end or without, whichever the provider uses,
 * but for one that somebody typed (`guard`), which must name itself exactly so.
 * Throws SignInMisconfigured where there is no such provider, and IssuerFault for one that may not be asked; any other error
 * means that it can't be reached.
 */
export async function discover(oidc: Oidc, options: DiscoveryOptions): Promise<Configuration> {
  const { issuer, guard, names = environmentNames } = options;
  const otherSpelling = issuer.endsWith('/') ? issuer.slice(0, -1) : `${issuer}/`;
  try {
    const config = await discoverAt(oidc, issuer, options).catch((error: unknown) => {
      const claimed = otherIssuerIn(error);
      if (guard || claimed === undefined || claimed !== otherSpelling) throw error;
      return discoverAt(oidc, otherSpelling, options);
    });
    // The library takes two addresses for one that differ in a slash, and lets some issuers name themselves by a pattern.
    const { issuer: claimed } = config.serverMetadata();
    if (guard && claimed !== issuer) throw otherName(names, issuer, claimed);
    return config;
  } catch (error) {
    const fault = issuerFaultIn(error);
    if (fault) throw fault;
    const claimed = otherIssuerIn(error);
    if (claimed !== undefined) throw otherName(names, issuer, claimed);
    const status = statusOf(error);
    if (error instanceof oidc.ClientError && error.code !== 'OAUTH_TIMEOUT' && !isAway(status)) {
      throw new SignInMisconfigured(
        `${names.issuer} is ${issuer}, and there is no OpenID provider: its .well-known/openid-configuration can’t be read (${status === undefined ? error.message : `status ${status}`}).`,
      );
    }
    throw error;
  }
}

function otherName({ issuer: name }: SettingNames, issuer: string, claimed: string): SignInMisconfigured {
  const isSlash = `${issuer}/` === claimed || issuer === `${claimed}/`;
  const slash = issuer.endsWith('/') ? 'without the slash at its end' : 'with a slash at its end';
  const words = isSlash ? `, ${slash}` : '';
  return new SignInMisconfigured(`${name} is ${issuer}, and the provider there calls itself ${claimed}${words}.`);
}

async function discoverAt(oidc: Oidc, issuer: string, options: DiscoveryOptions): Promise<Configuration> {
  const server = new URL(issuer);
  const authentication = options.clientSecret === undefined ? oidc.None() : bySecret(oidc, options.clientSecret);
  const { guard } = options;
  const isPlain = server.protocol === 'http:' && (guard ? guard.allowPrivate : isLoopback(server.hostname));
  return oidc.discovery(server, options.clientId, undefined, authentication, {
    timeout: patience,
    ...(guard && { [oidc.customFetch]: guardedFetch(guard) }),
    // Also checks the signature, not only that the token came from the provider's own address.
    execute: [oidc.enableNonRepudiationChecks, ...(isPlain ? [oidc.allowInsecureRequests] : [])],
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
