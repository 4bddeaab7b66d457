/** What the provider says about a person. */
export interface Identity {
  /** Who keeps the account, and its unchanging name there: an e-mail address can pass to somebody else. */
  readonly issuer: string;
  readonly sub: string;
  readonly email: string | undefined;
  readonly emailVerified: boolean;
  readonly name: string | undefined;
  /** Empty where the provider tells none. */
  readonly groups: readonly string[];
}

export type Claims = Readonly<Record<string, unknown>>;

/** Whether the ID token leaves out what userinfo may know. Where e-mails are trusted, nobody needs to have verified them. */
export function isIncomplete(token: Claims, trustEmail: boolean): boolean {
  return textOf(token.email) === undefined || (token.email_verified === undefined && !trustEmail);
}

/**
 * Who came, by the ID token and, where that is incomplete, the answer of userinfo. The e-mail is verified if one of them that
 * names it says so, and none says that it isn’t: what one says of its e-mail doesn’t count for the other’s.
 */
export function identityOf(token: Claims, userinfo: Claims = {}): Identity {
  const email = textOf(token.email) ?? textOf(userinfo.email);
  const words = [token, userinfo].filter((claims) => claims.email_verified !== undefined);
  return {
    // Respelling OIDC_ISSUER, or a provider that does it, makes nobody somebody else.
    issuer: String(token.iss).replace(/\/$/, ''),
    sub: String(token.sub),
    email,
    emailVerified: words.every(isVerified) && words.some((claims) => claims.email === email),
    name: textOf(token.name) ?? textOf(userinfo.name),
    groups: textsOf(token.groups ?? userinfo.groups),
  };
}

/** Some providers write it as text. */
function isVerified({ email_verified: verified }: Claims): boolean {
  return verified === true || verified === 'true';
}

function textsOf(claim: unknown): readonly string[] {
  return Array.isArray(claim) ? claim.filter((item) => typeof item === 'string') : [];
}

function textOf(claim: unknown): string | undefined {
  return typeof claim === 'string' && claim.trim() !== '' ? claim : undefined;
}
