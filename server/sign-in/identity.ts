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
 * Who came, by the ID token and, where that is incomplete, the answer of userinfo. What userinfo says of its e-mail counts for
 * that one only: the token may name another.
 */
export function identityOf(token: Claims, userinfo: Claims = {}): Identity {
  const email = textOf(token.email) ?? textOf(userinfo.email);
  const verified = token.email_verified ?? (userinfo.email === email ? userinfo.email_verified : undefined);
  return {
    // Respelling OIDC_ISSUER, or a provider that does it, makes nobody somebody else.
    issuer: String(token.iss).replace(/\/$/, ''),
    sub: String(token.sub),
    email,
    // Some providers write it as text.
    emailVerified: verified === true || verified === 'true',
    name: textOf(token.name) ?? textOf(userinfo.name),
    groups: textsOf(token.groups ?? userinfo.groups),
  };
}

function textsOf(claim: unknown): readonly string[] {
  return Array.isArray(claim) ? claim.filter((item) => typeof item === 'string') : [];
}

function textOf(claim: unknown): string | undefined {
  return typeof claim === 'string' && claim.trim() !== '' ? claim : undefined;
}
