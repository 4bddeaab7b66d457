import { compactVerify, decodeJwt, errors, importJWK, jwtVerify } from 'jose';
import type { Host } from '#domain/host.ts';
import { isUuid } from '#domain/rules/uuid.ts';
import type { LegacyToken } from '#domain/store/records.ts';

/**
 * Legacy tokens are JWTs that name their record and its project. Nothing here can make one: the store has public keys only,
 * so a copy of the database makes nobody a token.
 */

export const algorithm = 'ES256';
export const issuer = 'project-token';

/**
 * The record of a legacy token, if the text is a JWT that its key has signed for its project. Always looks for a record and
 * checks a signature, so that all refusals take the same time, whatever is wrong.
 */
export async function legacyTokenBehind(
  { store, clock }: Pick<Host, 'store' | 'clock'>,
  text: string,
): Promise<LegacyToken | undefined> {
  const id = claimedId(text);
  const token = await store.legacyTokens.byId(id);
  const key = await importJWK(JSON.parse(token?.publicKey ?? nobodysKey), algorithm);
  try {
    const claims = { issuer, subject: token?.projectId ?? nobody, currentDate: clock() };
    const { payload } = await jwtVerify(text, key, { algorithms: [algorithm], ...claims });
    return payload.jti === id ? token : undefined;
  } catch (error) {
    if (!isAboutSignatureOrClaims(error)) await compactVerify(signedByNobody, key).catch(() => undefined);
    return undefined;
  }
}

/** Whether jose had checked the signature. It refuses other faults, such as a wrong algorithm, before it does. */
function isAboutSignatureOrClaims(error: unknown): boolean {
  const { JWSSignatureVerificationFailed, JWTClaimValidationFailed, JWTExpired, JWTInvalid } = errors;
  return [JWSSignatureVerificationFailed, JWTClaimValidationFailed, JWTExpired, JWTInvalid].some(
    (late) => error instanceof late,
  );
}

/** Well-formed, with a signature that no key has made. */
const signedByNobody = `eyJhbGciOiJFUzI1NiJ9.e30.${'A'.repeat(86)}`;

/** Whether an authorization header's token could be a legacy one: three parts, as every JWT has. */
export function looksLikeLegacyToken(text: string): boolean {
  return text.length <= longest && /^[\w-]+\.[\w-]+\.[\w-]*$/.test(text);
}

const longest = 2000; // letters

/** No record has this ID. */
const nobody = '00000000-0000-4000-8000-000000000000';

/** A public key whose private half was never kept: nobody can sign for it. */
export const nobodysKey = JSON.stringify({
  kty: 'EC',
  crv: 'P-256',
  x: 'R3cnETQkabQxjnSd1_8FzvCUAsw7fZ6o9dk_C1QuLVc',
  y: 'kRW-U7MRlJqvGVfluVOtFJ7iDPXGqLiWiyEV8VCl0Rg',
});

/** The ID that an unchecked JWT claims; that of nobody where it claims none. */
function claimedId(text: string): string {
  try {
    const { jti } = decodeJwt(text);
    return jti !== undefined && isUuid(jti) ? jti : nobody;
  } catch {
    return nobody;
  }
}
