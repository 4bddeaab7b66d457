import { IssuerFault, type IssuerMetadata } from '#domain/single-sign-on/host.ts';
import { discover } from '#server/sign-in/oidc-discovery.ts';
import { SignInMisconfigured } from '#server/sign-in/oidc-failures.ts';
import type { GuardOptions } from '#server/single-sign-on/guarded-fetch.ts';
import { pageNames } from '#server/single-sign-on/setting-names.ts';

/** Reads what an issuer says of itself. Throws IssuerFault. */
export async function readIssuer(issuer: string, guard: GuardOptions): Promise<IssuerMetadata> {
  const oidc = await import('openid-client');
  const options = { issuer, clientId: 'console', clientSecret: undefined, names: pageNames, guard };
  const { metadata } = await discover(oidc, options).catch((error: unknown) => {
    if (error instanceof IssuerFault) throw error;
    const isWrong = error instanceof SignInMisconfigured;
    throw new IssuerFault('answer', isWrong ? error.message : `${issuer} can’t be read now.`, { cause: error });
  });
  return {
    issuer,
    authorizationEndpoint: metadata.authorization_endpoint,
    tokenEndpoint: metadata.token_endpoint,
    jwksUri: metadata.jwks_uri,
    signingAlgorithms: metadata.id_token_signing_alg_values_supported ?? [],
  };
}
