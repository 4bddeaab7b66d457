import { isLoopback } from '#domain/rules/loopback.ts';
import { isProviderName, providerNameWords } from '#domain/rules/provider-name.ts';
import { addressIn } from '#server/config-values.ts';

type Variables = Readonly<Record<string, string | undefined>>;

/** The faults of variables that are right one by one, a sentence each. */
export function faultsTogether(env: Variables): readonly string[] {
  const faults = env.OIDC_ISSUER === undefined ? developmentFaults(env) : oidcFaults(env);
  const { PORT: port = '8080', GRPC_PORT: grpcPort = '7070' } = env;
  const oneForBoth = Number(port) !== 0 && Number(port) === Number(grpcPort);
  return [
    ...faults,
    ...dataPlaneFaults(env),
    ...billingFaults(env),
    ...(oneForBoth ? [`PORT and GRPC_PORT are both ${port}: each needs a port of its own.`] : []),
  ];
}

const onlyWithIssuer = [
  'OIDC_CLIENT_ID',
  'OIDC_CLIENT_SECRET',
  'OIDC_PROVIDER_NAME',
  'OIDC_TRUST_EMAIL',
  'OIDC_ACCEPT_SUB',
  'OWNER_EMAIL',
  'ORGANIZATION_NAME',
  'TRUST_PROXY',
];

/** The demo lets anyone sign in as anyone, so other machines must not reach it, directly or through a proxy. */
function* developmentFaults(env: Variables) {
  const { HOST: host = 'localhost' } = env;
  if (!isLoopback(host)) {
    yield `HOST is ${host}, which other machines can reach, and without OIDC_ISSUER anyone could sign in as anyone. Set OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET, or leave HOST at localhost.`;
  }
  if (isPublic(env.PUBLIC_URL)) {
    yield `PUBLIC_URL is ${addressIn(env.PUBLIC_URL)?.origin}, which is not this machine, and without OIDC_ISSUER anyone could sign in as anyone. Set OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET, or leave PUBLIC_URL out.`;
  }
  for (const name of onlyWithIssuer) {
    if (env[name] !== undefined) yield `${name} is set without OIDC_ISSUER, and would do nothing.`;
  }
}

function* oidcFaults(env: Variables) {
  const issuer = addressIn(env.OIDC_ISSUER);
  if (isPublic(env.OIDC_ISSUER) && issuer?.protocol !== 'https:') {
    yield 'OIDC_ISSUER must start with https:// (plain http is for this machine only).';
  }
  if (isPublic(env.PUBLIC_URL) && addressIn(env.PUBLIC_URL)?.protocol !== 'https:') {
    yield 'PUBLIC_URL must start with https://: browsers keep the session cookie on secure origins only.';
  }
  if (env.PUBLIC_URL === undefined && !isLoopback(env.HOST ?? 'localhost')) {
    yield 'PUBLIC_URL is missing: the address that browsers use, which the provider sends people back to.';
  }
  if ((env.OWNER_EMAIL === undefined) !== (env.ORGANIZATION_NAME === undefined)) {
    yield 'OWNER_EMAIL and ORGANIZATION_NAME belong together: set both, or neither.';
  }
  if (env.OIDC_CLIENT_ID === undefined) {
    yield 'OIDC_CLIENT_ID is missing: the client that the provider knows this console by.';
  }
  if (issuer) yield* providerNameFaults(issuer, env.OIDC_PROVIDER_NAME);
}

/** `dev` is the embedded provider, which verifies nobody: a real provider must never use this name. */
function* providerNameFaults(issuer: URL, given: string | undefined) {
  const name = given ?? issuer.host.replace(':', '_');
  if (given === undefined && issuer.pathname !== '/') {
    yield 'OIDC_PROVIDER_NAME is missing: other issuers may share this one’s host, so the host does not name it.';
  }
  if (given === undefined && !isProviderName(name)) yield `OIDC_PROVIDER_NAME must be ${providerNameWords}.`;
  if (name === 'dev') yield 'OIDC_PROVIDER_NAME must not be dev: that is the development provider.';
}

/** Machines send tokens there. In plain text, anybody on the way could read them, so plain text needs this machine. */
function* dataPlaneFaults(env: Variables) {
  const { DATA_PLANE_URL: url, PUBLIC_URL: publicUrl } = env;
  if (isPublic(url) && addressIn(url)?.protocol !== 'https:') {
    yield 'DATA_PLANE_URL must start with https://: tokens are sent there (plain http is for this machine only).';
  }
  if (url === undefined && isPublic(publicUrl)) {
    yield 'DATA_PLANE_URL is missing: the address, with TLS, where machines reach the gRPC edge through your proxy. It is handed out with every token.';
  }
}

/** Without a price there is no plan, and nothing to say of one. */
function* billingFaults({ BILLING_PRICE_PER_GIB: price, ...env }: Variables) {
  if (price !== undefined) return;
  for (const name of ['BILLING_CURRENCY', 'BILLING_INCLUDED_GIB']) {
    if (env[name] !== undefined) yield `${name} is set without BILLING_PRICE_PER_GIB, and would do nothing.`;
  }
}

/** Whether it is an address of another machine. */
function isPublic(url: string | undefined): boolean {
  const address = addressIn(url);
  return address !== undefined && !isLoopback(address.hostname);
}
