import { IssuerFault, type IssuerMetadata } from '#domain/single-sign-on/host.ts';
import { discover } from '#server/sign-in/oidc-discovery.ts';
import { SignInMisconfigured } from '#server/sign-in/oidc-failures.ts';
import type { GuardOptions } from '#server/single-sign-on/guarded-fetch.ts';
import { pageNames } from '#server/single-sign-on/setting-names.ts';

/** Reads what an issuer says of itself. Throws IssuerFault. */
export async function readIssuer(issuer: string, guard: GuardOptions): Promise<IssuerMetadata> {
  const oidc = await import('openid-client');
  const options = { issuer, clientId: 'console', clientSecret: undefined, names: pageNames, guard };
  const config = await discover(oidc, options).catch((error: unknown) => {
    if (error instanceof IssuerFault) throw error;
    const isWrong = error instanceof SignInMisconfigured;
    throw new IssuerFault('answer', isWrong ? error.message : `${issuer} can’t be read now.`, { cause: error });
  });
  const said = config.serverMetadata();
  return {
    issuer: said.issuer,
    authorizationEndpoint: needed(said.authorization_endpoint, 'authorization endpoint'),
    tokenEndpoint: needed(said.token_endpoint, 'token endpoint'),
    jwksUri: needed(said.jwks_uri, 'address of its keys'),
    signingAlgorithms: said.id_token_signing_alg_values_supported ?? [],
  };
}

function needed(value: string | undefined, what: string): string {
  if (value !== undefined && URL.canParse(value)) return value;
  throw new IssuerFault('answer', `The issuer names no ${what}.`);
}
