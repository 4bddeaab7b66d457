import type { Answer } from '#server/http/answer.ts';
import { html, page } from '#server/http/page.ts';

/** Why somebody isn't signed in, in words for them. */
export interface Refusal {
  readonly status: 400 | 403 | 502;
  readonly heading: string;
  readonly words: string;
}

export const refusals = {
  expired: {
    status: 400,
    heading: 'This sign-in can’t be finished',
    words: 'It was started more than ten minutes ago, in another browser, or it is finished already.',
  },
  refused: {
    status: 400,
    heading: 'You are not signed in',
    words: 'The answer of the sign-in provider doesn’t belong to this sign-in, or the provider said no.',
  },
  noEmail: {
    status: 403,
    heading: 'Your e-mail address is missing',
    words: 'Roles are bound to e-mail addresses, and the sign-in provider didn’t say yours. Ask who runs it to add it.',
  },
  strangeEmail: {
    status: 403,
    heading: 'Your e-mail address can’t be used here',
    words:
      'Roles are bound to e-mail addresses in plain letters, without spaces: in others, two people can look like one. Ask who runs the sign-in provider to give you such an address.',
  },
  unverifiedEmail: {
    status: 403,
    heading: 'Your e-mail address isn’t verified',
    words: 'Roles are bound to e-mail addresses. Verify yours with the sign-in provider, then sign in again.',
  },
  unreachable: {
    status: 502,
    heading: 'The sign-in provider doesn’t answer',
    words: 'Wait a moment and try again. If it stays, tell who runs this console.',
  },
} as const satisfies Record<string, Refusal>;

export function signInFailed(refusal: Refusal, returnTo: string, requestId: string, cookie: string): Answer {
  const again = `/auth/sign-in?return=${encodeURIComponent(returnTo)}`;
  const body = html`<h1>${refusal.heading}</h1>
    <p>${refusal.words}</p>
    <p><a href="${again}">Sign in again</a></p>
    <p><small>Request ${requestId}</small></p>`;
  const answer = page(refusal.status, refusal.heading, body);
  return { ...answer, headers: { ...answer.headers, 'set-cookie': cookie } };
}
