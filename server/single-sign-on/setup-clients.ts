import type { SingleSignOn } from '#domain/store/single-sign-on-records.ts';
import type { TokenSeal } from '#server/database/token-seal.ts';
import { createOidcClient, type OidcClient } from '#server/sign-in/oidc-client.ts';
import { SignInMisconfigured } from '#server/sign-in/oidc-failures.ts';
import type { GuardOptions } from '#server/single-sign-on/guarded-fetch.ts';
import { pageNames } from '#server/single-sign-on/setting-names.ts';
import { redirectUrl, sealedFor } from '#server/single-sign-on/single-sign-on-host.ts';

/** The client for an organization's settings. Throws SignInMisconfigured if the secret can't be read. */
export type SetupClients = (setup: SingleSignOn) => OidcClient;

const most = 100; // clients
const life = 5 * 60_000; // ms, for which an issuer isn't asked again what it says of itself

/** Makes the clients, and keeps each for some minutes: whoever opens a sign-in has its issuer asked. */
export function createSetupClients(secrets: TokenSeal, guard: GuardOptions, origin: string): SetupClients {
  const kept = new Map<string, { readonly client: OidcClient; readonly until: number }>();
  return (setup) => {
    const key = `${setup.organizationId} ${setup.version}`;
    const known = kept.get(key);
    if (known && known.until > Date.now()) return known.client;
    const client = clientOf(setup, secrets, guard, origin);
    kept.delete(key);
    kept.set(key, { client, until: Date.now() + life });
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return client;
  };
}

function clientOf(
  { organizationId, issuer, clientId, sealedSecret, enableGroups }: SingleSignOn,
  secrets: TokenSeal,
  guard: GuardOptions,
  origin: string,
): OidcClient {
  const clientSecret = secrets.open(sealedSecret, sealedFor(organizationId));
  if (clientSecret === '')
    throw new SignInMisconfigured(
      'The client secret can’t be read any more, because this server has another key. Enter it again.',
    );
  const redirectUri = redirectUrl(origin, organizationId);
  const names = pageNames;
  return createOidcClient({
    issuer,
    clientId,
    clientSecret,
    redirectUri,
    trustEmail: false,
    groups: enableGroups,
    names,
    guard,
  });
}
