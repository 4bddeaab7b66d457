import { isLoopback } from '#domain/rules/loopback.ts';
import type { DatabaseUrl } from '#server/database/database.ts';
import { type EnvironmentReader, readEnvironment } from '#server/environment.ts';

/** All settings, read once at start. */
export interface Config {
  /** A name or address to listen on. */
  readonly host: string;
  /** 0 asks the system for a free one. */
  readonly port: number;
  readonly grpcPort: number;
  readonly database: DatabaseUrl;
  /** The origin that browsers see, without a slash at its end; `undefined`: http://localhost and the port. */
  readonly publicUrl: string | undefined;
  /** Where machines send data, for the console's client configuration; `undefined`: our own edge, on this machine. */
  readonly dataPlaneUrl: string | undefined;
  readonly signIn: SignInConfig;
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

/** Reads the configuration. Throws ConfigError. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const env = readEnvironment(environment);
  const host = env.text('HOST') ?? 'localhost';
  const publicUrl = env.origin('PUBLIC_URL');
  const dataPlaneUrl = env.origin('DATA_PLANE_URL');
  const config: Config = {
    host,
    port: env.port('PORT', 8080),
    grpcPort: env.port('GRPC_PORT', 7070),
    database: env.database('DATABASE_URL', 'data/console.db'),
    publicUrl,
    dataPlaneUrl,
    signIn: env.text('OIDC_ISSUER') === undefined ? development(env, host, publicUrl) : oidc(env, host, publicUrl),
    logRequests: env.oneOf('LOG', ['errors', 'requests']) === 'requests',
  };
  checkDataPlane(env, publicUrl, dataPlaneUrl);
  if (config.port !== 0 && config.port === config.grpcPort) {
    env.fault(`PORT and GRPC_PORT are both ${config.port}: each needs a port of its own.`);
  }
  if (env.faults.length > 0) throw new ConfigError(env.faults.join('\n'));
  return config;
}

/** Machines send tokens there. In plain text, anybody on the way could read them, so plain text needs this machine. */
function checkDataPlane(env: EnvironmentReader, publicUrl: string | undefined, dataPlaneUrl: string | undefined): void {
  if (dataPlaneUrl !== undefined) {
    if (dataPlaneUrl.startsWith('https:') || isLoopback(new URL(dataPlaneUrl).hostname)) return;
    env.fault('DATA_PLANE_URL must start with https://: tokens are sent there (plain http is for this machine only).');
  } else if (env.text('DATA_PLANE_URL') === undefined && publicUrl && !isLoopback(new URL(publicUrl).hostname)) {
    env.fault(
      'DATA_PLANE_URL is missing: the address, with TLS, where machines reach the gRPC edge through your proxy. It is handed out with every token.',
    );
  }
}

/** The demo lets anyone sign in as anyone, so other machines must not reach it, directly or through a proxy. */
function development(env: EnvironmentReader, host: string, publicUrl: string | undefined): DevelopmentSignIn {
  if (!isLoopback(host)) {
    env.fault(
      `HOST is ${host}, which other machines can reach, and without OIDC_ISSUER anyone could sign in as anyone. Set OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET, or leave HOST at localhost.`,
    );
  }
  if (publicUrl !== undefined && !isLoopback(new URL(publicUrl).hostname)) {
    env.fault(
      `PUBLIC_URL is ${publicUrl}, which is not this machine, and without OIDC_ISSUER anyone could sign in as anyone. Set OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET, or leave PUBLIC_URL out.`,
    );
  }
  for (const name of ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OWNER_EMAIL', 'ORGANIZATION_NAME']) {
    if (env.text(name) !== undefined) env.fault(`${name} is set without OIDC_ISSUER, and would do nothing.`);
  }
  return { kind: 'development' };
}

function oidc(env: EnvironmentReader, host: string, publicUrl: string | undefined): OidcSignIn {
  const issuer = env.url('OIDC_ISSUER');
  if (issuer && issuer.protocol !== 'https:' && !isLoopback(issuer.hostname)) {
    env.fault('OIDC_ISSUER must start with https:// (plain http is for this machine only).');
  }
  if (publicUrl !== undefined && !publicUrl.startsWith('https:') && !isLoopback(new URL(publicUrl).hostname)) {
    env.fault('PUBLIC_URL must start with https://: browsers keep the session cookie on secure origins only.');
  }
  if (publicUrl === undefined && !isLoopback(host)) {
    env.fault('PUBLIC_URL is missing: the address that browsers use, which the provider sends people back to.');
  }
  if (issuer && issuer.pathname !== '/' && env.text('OIDC_PROVIDER_NAME') === undefined) {
    env.fault('OIDC_PROVIDER_NAME is missing: other issuers may share this one’s host, so the host does not name it.');
  }
  const ownerEmail = env.email('OWNER_EMAIL');
  const name = env.name('ORGANIZATION_NAME');
  if ((ownerEmail === undefined) !== (name === undefined)) {
    env.fault('OWNER_EMAIL and ORGANIZATION_NAME belong together: set both, or neither.');
  }
  return {
    kind: 'oidc',
    // Exactly as the provider spells it: issuers are compared letter by letter.
    issuer: env.text('OIDC_ISSUER') ?? '',
    clientId: env.required('OIDC_CLIENT_ID', 'the client that the provider knows this console by'),
    clientSecret: env.text('OIDC_CLIENT_SECRET'),
    providerName: env.providerName('OIDC_PROVIDER_NAME', issuer?.host.replace(':', '_') ?? ''),
    trustEmail: env.oneOf('OIDC_TRUST_EMAIL', ['false', 'true']) === 'true',
    acceptedSubs: env.text('OIDC_ACCEPT_SUB')?.split(/[\s,]+/) ?? [],
    first: ownerEmail !== undefined && name !== undefined ? { ownerEmail, name } : undefined,
  };
}
