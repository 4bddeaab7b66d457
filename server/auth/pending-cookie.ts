import type { Clock } from '#domain/host.ts';
import { clearCookie, readCookie, setCookie } from '#server/auth/cookies.ts';
import type { PendingSignIn } from '#server/auth/oidc-client.ts';

const name = '__Host-sign-in';
const life = 10 * 60; // seconds

/** A sign-in that this browser has started. */
export interface StartedSignIn {
  readonly pending: PendingSignIn;
  readonly returnTo: string;
}

/**
 * Keeps a started sign-in in the browser that started it, so that nobody can be made to finish somebody else's (login
 * CSRF), and so that strangers who open the sign-in page fill no table of ours.
 */
export function keepSignIn({ pending, returnTo }: StartedSignIn, clock: Clock): string {
  const { state, nonce, verifier } = pending;
  const value = [state, nonce, verifier, String(clock().getTime()), encodeURIComponent(returnTo)].join('.');
  return setCookie(name, value, life);
}

/** The sign-in that the cookie holds, if it holds one that is not too old. */
export function keptSignIn(cookies: string | undefined, clock: Clock): StartedSignIn | undefined {
  const [state, nonce, verifier, at, ...rest] = (readCookie(cookies, name) ?? '').split('.');
  if (!state || !nonce || !verifier || !at || clock().getTime() - Number(at) > life * 1000) return undefined;
  return { pending: { state, nonce, verifier }, returnTo: decode(rest.join('.')) };
}

/** A sign-in is finished once, whatever comes of it. */
export const forgetSignIn = clearCookie(name);

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '/';
  }
}
