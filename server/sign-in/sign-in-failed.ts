import type { Answer } from '#server/browser/answer.ts';
import { html, page } from '#server/browser/page.ts';

/** Why somebody isn't signed in, in words for them. */
export interface Refusal {
  readonly status: 400 | 403 | 502 | 503;
  readonly heading: string;
  readonly words: string;
  /** What the operator can do about it, for the log. */
  readonly advice?: string;
}

export const refusals = {
  expired: {
    status: 400,
    heading: 'This sign-in can’t be finished',
    words: 'You started it more than ten minutes ago or in another browser, or it is already finished. Sign in again.',
  },
  cancelled: {
    status: 400,
    heading: 'You are not signed in',
    words: 'The sign-in was cancelled, or the sign-in provider doesn’t let you use this console. Sign in again.',
  },
  refused: {
    status: 400,
    heading: 'You are not signed in',
    words: 'The sign-in provider refused, or its answer belongs to another sign-in. Sign in again.',
  },
  noEmail: {
    status: 403,
    heading: 'Your e-mail address is missing',
    words:
      'Roles are given to e-mail addresses, and the sign-in provider didn’t send yours. Ask the provider’s administrator to add it to your account.',
    advice:
      'the provider sent no e-mail, neither in the ID token nor in userinfo: the client needs the scope email there',
  },
  strangeEmail: {
    status: 403,
    heading: 'Your e-mail address can’t be used here',
    words:
      'Roles are given to e-mail addresses such as ada@example.com, in plain letters and without spaces; with other letters, two people can look like one. Ask the sign-in provider’s administrator for such an address.',
  },
  unverifiedEmail: {
    status: 403,
    heading: 'Your e-mail address isn’t verified',
    words: 'Roles are given to e-mail addresses. Verify yours with the sign-in provider, then sign in again.',
    advice:
      'the provider doesn’t call the e-mail verified; OIDC_TRUST_EMAIL=true accepts it, if all of its addresses can be trusted',
  },
  otherAccount: {
    status: 403,
    heading: 'Your e-mail address belongs to another account here',
    words:
      'Somebody has signed in with this address before, from another account at the sign-in provider. If it is you, ask an owner to remove you in People and then to give you access again.',
  },
  unreachable: {
    status: 502,
    heading: 'The sign-in provider doesn’t answer',
    words: 'Wait a moment, then sign in again. If it still doesn’t answer, tell your administrator.',
  },
  failedHere: {
    status: 503,
    heading: 'You are not signed in',
    words:
      'The sign-in provider said who you are, but the console couldn’t keep it. Wait a moment, then sign in again. If it still fails, tell your administrator.',
  },
} as const satisfies Record<string, Refusal>;

/** A setting is wrong, and only an administrator can mend it: `words` say which. */
export function misconfigured(words: string): Refusal {
  return { status: 502, heading: 'Sign-in isn’t set up right', words: `Tell your administrator. ${words}` };
}

/**
 * The page that says why, with the way to begin again, which leads to where the person wanted to go.
 * @param again where it begins; `undefined` where that would lead to the same refusal
 * @param without the way by the installation's own provider, where the person took another one
 */
export function signInFailed(
  refusal: Refusal,
  again: string | undefined,
  requestId: string,
  cookies: readonly string[],
  without?: string,
): Answer {
  const same = again === undefined ? [] : [html`<p><a href="${again}">Sign in again</a></p>`];
  const other = without === undefined ? [] : [html`<p><a href="${without}">Sign in without single sign-on</a></p>`];
  const body = html`<h1>${refusal.heading}</h1>
    <p>${refusal.words}</p>
    ${same}${other}
    <p><small>Request ${requestId}</small></p>`;
  const answer = page(refusal.status, refusal.heading, body);
  return { ...answer, headers: { ...answer.headers, 'set-cookie': [...cookies] } };
}

/** The address that begins a sign-in. */
export function signInPath(returnTo: string): string {
  return `/auth/sign-in?return=${encodeURIComponent(returnTo)}`;
}
