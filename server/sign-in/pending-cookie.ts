import type { Clock } from '#domain/host.ts';
import { clearCookie, readCookie, setCookie } from '#server/sign-in/cookies.ts';
import type { PendingSignIn } from '#server/sign-in/oidc-client.ts';

const name = '__Host-sign-in';
const life = 10 * 60; // seconds
/** In seconds. The way back outlives the sign-in: a second factor can take longer, and an invite's link must not be lost. */
const returnLife = 60 * 60;

/** A sign-in that this browser started. */
export interface StartedSignIn {
  readonly pending: PendingSignIn;
  readonly returnTo: string;
}

/**
 * Keeps a started sign-in in a cookie of its browser. So nobody can be made to finish another person's sign-in (login
 * CSRF), and strangers who open the sign-in page fill no table of ours.
 */
export function keepSignIn({ pending, returnTo }: StartedSignIn, clock: Clock): string {
  const { state, nonce, verifier } = pending;
  const value = [state, nonce, verifier, String(clock().getTime()), encodeURIComponent(returnTo)].join('.');
  return setCookie(name, value, returnLife);
}

/** The started sign-in in the cookie, unless it is missing or too old. */
export function keptSignIn(cookies: string | undefined, clock: Clock): StartedSignIn | undefined {
  const [state, nonce, verifier, at, ...rest] = (readCookie(cookies, name) ?? '').split('.');
  if (!state || !nonce || !verifier || !at || clock().getTime() - Number(at) > life * 1000) return undefined;
  return { pending: { state, nonce, verifier }, returnTo: decode(rest.join('.')) };
}

/** Where the sign-in in the cookie was to lead, also when it is too old to be finished. Not checked: see return-path.ts. */
export function keptReturn(cookies: string | undefined): string {
  const [, , , , ...rest] = (readCookie(cookies, name) ?? '').split('.');
  return decode(rest.join('.')) || '/';
}

/** A sign-in can be finished only once, whatever the result. */
export const forgetSignIn = clearCookie(name);

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '/';
  }
}
