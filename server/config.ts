import { safeParse } from 'valibot';
import type { Plan } from '#domain/rules/bill.ts';
import { normalEmail } from '#domain/rules/email.ts';
import { checkName } from '#domain/rules/name.ts';
import { demoPlan } from '#domain/seed-ledger.ts';
import { type Environment, environmentSchema } from '#server/config-schema.ts';
import { fileIn, isPostgres, listIn, originIn } from '#server/config-values.ts';
import type { DatabaseUrl } from '#server/database/database.ts';
import { readKey } from '#server/database/token-seal.ts';

/** All settings, read once at start. */
export interface Config {
  /** A name or address to listen on. */
  readonly host: string;
  /** 0 asks the system for a free one. */
  readonly port: number;
  readonly grpcPort: number;
  readonly database: DatabaseUrl;
  /** Seals the tokens of invites in the database; `undefined`: they are not kept. */
  readonly inviteKey: Buffer | undefined;
  /** Seals the secrets of single sign-on in the database; `undefined`: none can be set up. */
  readonly ssoKey: Buffer | undefined;
  /** Whether issuers of single sign-on may be in a private network, and asked by http. */
  readonly ssoPrivateIssuers: boolean;
  /** The origin that browsers see, without a slash at its end; `undefined`: http://localhost and the port. */
  readonly publicUrl: string | undefined;
  /** Where machines send data, for the console's client configuration; `undefined`: our own edge, on this machine. */
  readonly dataPlaneUrl: string | undefined;
  /** The addresses and networks of the proxies before this server. */
  readonly proxies: readonly string[] | undefined;
  readonly signIn: SignInConfig;
  /** The price that organizations pay; `null` where nothing is billed. */
  readonly plan: Plan | null;
  /** Logs every request, not only those that failed on our side. */
  readonly logRequests: boolean;
}

export type SignInConfig = DevelopmentSignIn | OidcSignIn;

/** The demo: an embedded provider where anyone can sign in as anyone, and the seed world in an empty database. */
export interface DevelopmentSignIn {
  readonly kind: 'development';
}

export interface OidcSignIn {
  readonly kind: 'oidc';
  readonly issuer: string;
  readonly clientId: string;
  /** `undefined`: a public client, protected by PKCE alone. */
  readonly clientSecret: string | undefined;
  /** The `<provider>` of `user:<provider>:<e-mail>`: by default the issuer's host, with `_` before a port. */
  readonly providerName: string;
  /** Accepts e-mails that the provider has not verified. */
  readonly trustEmail: boolean;
  /** Accounts at the provider, by `sub`, that may take the place of another with the same e-mail. */
  readonly acceptedSubs: readonly string[];
  /** What an empty database starts with. */
  readonly first: FirstOrganization | undefined;
}

export interface FirstOrganization {
  readonly name: string;
  readonly ownerEmail: string;
}

/** Everything that is wrong with the configuration, one line each. */
export class ConfigError extends Error {}

/** Reads the configuration. An empty variable counts as not set. Throws ConfigError. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.entries(environment).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : []));
  const { success, issues, output } = safeParse(environmentSchema, Object.fromEntries(set));
  if (!success) throw new ConfigError(issues.map(({ message }) => message).join('\n'));
  return configOf(output);
}

function configOf(env: Environment): Config {
  const { DATABASE_URL: database = 'data/console.db' } = env;
  return {
    host: env.HOST ?? 'localhost',
    port: Number(env.PORT ?? 8080),
    grpcPort: Number(env.GRPC_PORT ?? 7070),
    database: isPostgres(database)
      ? { engine: 'postgres', url: database }
      : { engine: 'sqlite', file: fileIn(database) },
    inviteKey: env.INVITE_KEY === undefined ? undefined : readKey(env.INVITE_KEY),
    ssoKey: env.SSO_KEY === undefined ? undefined : readKey(env.SSO_KEY),
    ssoPrivateIssuers: env.SSO_PRIVATE_ISSUERS === 'allow',
    publicUrl: originIn(env.PUBLIC_URL),
    dataPlaneUrl: originIn(env.DATA_PLANE_URL),
    proxies: env.TRUST_PROXY === undefined ? undefined : listIn(env.TRUST_PROXY),
    signIn: env.OIDC_ISSUER === undefined ? { kind: 'development' } : oidc(env, env.OIDC_ISSUER),
    plan: planOf(env),
    logRequests: env.LOG === 'requests',
  };
}

/** The price that is set; for the demo, its own. */
function planOf(env: Environment): Plan | null {
  const {
    BILLING_PRICE_PER_GIB: price,
    BILLING_CURRENCY: currency = 'usd',
    BILLING_INCLUDED_GIB: included = '0',
  } = env;
  if (price === undefined) return env.OIDC_ISSUER === undefined ? demoPlan : null;
  return { currency: currency.toLowerCase(), unitAmount: Number(price), includedGib: BigInt(included) };
}

function oidc(env: Environment, issuer: string): OidcSignIn {
  const { OWNER_EMAIL: ownerEmail, ORGANIZATION_NAME: name } = env;
  return {
    kind: 'oidc',
    issuer, // exactly as the provider spells it: issuers are compared letter by letter
    clientId: env.OIDC_CLIENT_ID ?? '',
    clientSecret: env.OIDC_CLIENT_SECRET,
    providerName: env.OIDC_PROVIDER_NAME ?? new URL(issuer).host.replace(':', '_'),
    trustEmail: env.OIDC_TRUST_EMAIL === 'true',
    acceptedSubs: env.OIDC_ACCEPT_SUB === undefined ? [] : listIn(env.OIDC_ACCEPT_SUB),
    first: ownerEmail === undefined || name === undefined ? undefined : firstOrganization(name, ownerEmail),
  };
}

function firstOrganization(name: string, ownerEmail: string): FirstOrganization {
  const checked = checkName(name);
  return { name: checked.ok ? checked.name : name, ownerEmail: normalEmail(ownerEmail) };
}
