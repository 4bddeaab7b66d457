import { mayTry, saveTrial } from '#domain/single-sign-on/trial.ts';
import type { Answer } from '#server/browser/answer.ts';
import { html, page } from '#server/browser/page.ts';
import { cookiesOf } from '#server/sign-in/cookies.ts';
import type { Identity } from '#server/sign-in/identity.ts';
import { SignInRefused } from '#server/sign-in/oidc-failures.ts';
import type { OrganizationSignIn } from '#server/sign-in/pending-sign-ins.ts';
import { cutText } from '#server/sign-in/provider-words.ts';
import { sessionCaller } from '#server/sign-in/session-caller.ts';
import { emailOf, type SignInParts } from '#server/sign-in/sign-in.ts';
import { isOfSettings, refusalOf, reportOf, trialEnded } from '#server/single-sign-on/refusals.ts';

/** How a trial went: who arrived, or the error instead. */
type Outcome = { readonly identity: Identity } | { readonly error: unknown };

/** Groups to show: enough to see that they arrive. */
const mostGroups = 50;

/**
 * Keeps what a trial brought, for whoever is signed in to the console and may still change the settings, and says so on a page.
 * It makes no session: whoever is signed in stays so.
 */
export async function finishTrial(
  parts: SignInParts,
  header: string | undefined,
  through: OrganizationSignIn,
  setCookies: readonly string[],
  outcome: Outcome,
): Promise<Answer> {
  const { sessions, providerName, origin, store, report, ids, requestId = ids.uuid() } = parts;
  if ('error' in outcome) report(reportOf(outcome.error), requestId);
  const caller = await sessionCaller(sessions, providerName, cookiesOf(origin).session, header);
  if (!caller || !(await mayTry(store, caller, through.organizationId)))
    return trialPage(trialEnded.status, trialEnded.heading, trialEnded.words, setCookies);
  const arrived = arrivedAt(outcome);
  if (!(await saveTrial(parts, caller, through, arrived)))
    return trialPage(trialEnded.status, trialEnded.heading, trialEnded.words, setCookies);
  const back = 'Close this window and go back to Single sign-on in the console, which shows what arrived.';
  if (arrived.failure !== '')
    return trialPage(200, 'Single sign-on doesn’t work yet', `${arrived.failure} ${back}`, setCookies);
  return trialPage(200, 'Single sign-on works', `You came as ${arrived.email}. ${back}`, setCookies);
}

function arrivedAt(outcome: Outcome) {
  if ('error' in outcome) {
    return { email: '', emailVerified: false, groups: [], failure: failureOf(outcome.error) };
  }
  const { email = '', emailVerified, groups } = outcome.identity;
  const checked = emailOf(outcome.identity, false);
  const failure = checked.ok ? '' : checked.refusal.words;
  return {
    email: cutText(email, 254),
    emailVerified,
    groups: groups.slice(0, mostGroups).map((group) => cutText(group, 200)),
    failure,
  };
}

/** Why it failed, for whoever sets it up. */
function failureOf(error: unknown): string {
  if (isOfSettings(error)) return error.message;
  if (error instanceof SignInRefused && !error.isCancelled) return `The provider refused: ${error.message}.`;
  return refusalOf(error, false).words;
}

function trialPage(status: number, heading: string, words: string, setCookies: readonly string[]): Answer {
  const answer = page(
    status,
    heading,
    html`<h1>${heading}</h1>
      <p>${words}</p>`,
  );
  return { ...answer, headers: { ...answer.headers, 'set-cookie': [...setCookies] } };
}
