import { importJWK, type JWK, SignJWT } from 'jose';
import { algorithm, issuer } from '#domain/legacy-tokens.ts';
import type { LegacyToken } from '#domain/store/records.ts';

/** The key pair of tests. */
export const testKey = {
  kty: 'EC',
  crv: 'P-256',
  x: 'bJWJI_gUg0V5l-1PGpD9pXupQ8XHPPoHm71nHIUPhT8',
  y: '_7mYGEU631tnN-bSlKZ_IBStME6Vc4lS0OwgjEW8vNA',
  d: 'znReKKprWjkaBDWvDLjlHOpFUxy_n2T6QwyxCgqXlRA',
} as const satisfies JWK;

/** The public half, as a record has it. */
export const testPublicKey = JSON.stringify({ kty: testKey.kty, crv: testKey.crv, x: testKey.x, y: testKey.y });

/** The claims of a legacy token; a test may change some. */
export function claimsOf({ id, projectId, createdAt }: Pick<LegacyToken, 'id' | 'projectId' | 'createdAt'>) {
  return { iss: issuer, sub: projectId, jti: id, iat: Math.floor(createdAt.getTime() / 1000) };
}

/** Signs these claims, as the issuer of legacy tokens did. */
export async function signJwt(
  claims: Record<string, unknown>,
  key: JWK = testKey,
  alg: string = algorithm,
): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg, typ: 'JWT' }).sign(await importJWK(key, alg));
}
