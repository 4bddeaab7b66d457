import type { IncomingMessage } from 'node:http';
import type { Host } from '#domain/host.ts';
import { checkEmail } from '#domain/rules/check-email.ts';
import { returnPath } from '#domain/rules/return-path.ts';
import type { Answer } from '#server/browser/answer.ts';
import { cookiesOf, readCookie } from '#server/sign-in/cookies.ts';
import type { Identity } from '#server/sign-in/identity.ts';
import type { OidcClient } from '#server/sign-in/oidc-client.ts';
import { SignInMisconfigured, SignInRefused, unanswered } from '#server/sign-in/oidc-failures.ts';
import { pendingSignIns } from '#server/sign-in/pending-sign-ins.ts';
import { OtherAccount, saveUser, type SaveUserParts } from '#server/sign-in/save-user.ts';
import { sessionCaller } from '#server/sign-in/session-caller.ts';
import { sessionLife, type Sessions } from '#server/sign-in/sessions.ts';
import { misconfigured, type Refusal, refusals, signInFailed, signInPath } from '#server/sign-in/sign-in-failed.ts';
import type { SetupClients } from '#server/single-sign-on/setup-clients.ts';

export interface SignInParts extends Pick<Host, 'store' | 'clock' | 'ids' | 'report' | 'providers'> {
  /** The origin that browsers see. */
  readonly origin: string;
  readonly client: OidcClient;
  /** The clients of the organizations' own providers. */
  readonly setupClients: SetupClients;
  readonly sessions: Sessions;
  readonly providerName: string;
  readonly trustEmail: boolean;
  /** Accounts at the provider that may take the place of one that is kept: see save-user.ts. */
  readonly acceptedSubs: ReadonlySet<string>;
  /** The ID of the request, by which the log and the answer know it. */
  readonly requestId?: string;
}

const chooserLife = 60 * 60; // seconds

/** GET /auth/sign-in?return=/path: redirects to the provider; with `account=another`, to its choice of an account. */
export async function startSignIn(parts: SignInParts, request: IncomingMessage): Promise<Answer> {
  const { searchParams } = addressOf(parts, request);
  const [cookies, header] = [cookiesOf(parts.origin), request.headers.cookie];
  const returnTo = returnPath(searchParams.get('return'));
  // Who signed out may be about to come back as somebody else, and the provider may still know who they were.
  const asAnother = searchParams.get('account') === 'another' || readCookie(header, cookies.signedOut) !== undefined;
  try {
    const { url, pending } = await parts.client.start({ asAnother, unchecked: searchParams.has('unchecked') });
    return redirect(302, url.href, pendingSignIns(cookies, parts.clock).keep(header, { pending, returnTo }));
  } catch (error) {
    if (!(error instanceof SignInMisconfigured)) return failed(parts, refusals.unreachable, returnTo, [], error);
    return failed(parts, misconfigured(error.message), returnTo, [], error, '&unchecked=yes');
  }
}

/** GET /auth/callback: back from the provider, with a code that says who came. */
export async function finishSignIn(parts: SignInParts, request: IncomingMessage): Promise<Answer> {
  const [cookies, header] = [cookiesOf(parts.origin), request.headers.cookie];
  const address = addressOf(parts, request);
  const signIns = pendingSignIns(cookies, parts.clock);
  const { pending, returnTo, ofOrganization } = signIns.find(header, address.searchParams.get('state'));
  // Reloaded, or reached by a step back: who is signed in goes on. What another provider was asked is not answered here.
  if (!pending || ofOrganization)
    return (await signedInAlready(parts, header, returnTo, [])) ?? failed(parts, refusals.expired, returnTo, []);
  // After any failure the next try is without the provider's choice of accounts: it may be what the provider refuses.
  const ended = [signIns.end(pending.state, returnTo), cookies.clear(cookies.signedOut)];
  let identity: Identity | undefined;
  try {
    identity = await parts.client.finish(address, pending);
    const arrived = emailOf(identity, parts.trustEmail);
    if (!arrived.ok) return failed(parts, arrived.refusal, returnTo, ended);
    return redirect(303, returnTo, [...(await signedIn(parts, parts, header, arrived.email, identity)), ...ended]);
  } catch (error) {
    if (error instanceof OtherAccount) return failed(parts, refusals.otherAccount, returnTo, ended, error);
    if (error instanceof SignInMisconfigured)
      return failed(parts, misconfigured(error.message), returnTo, ended, error);
    const other = identity ? refusals.failedHere : refusals.unreachable;
    if (!(error instanceof SignInRefused)) return failed(parts, other, returnTo, ended, error);
    // Another tab may have been faster, and providers refuse what they have answered there.
    const here = await signedInAlready(parts, header, returnTo, ended);
    return here ?? failed(parts, error.isCancelled ? refusals.cancelled : refusals.refused, returnTo, ended, error);
  }
}

/** The e-mail address that a person is known by, or why they can't be known by it. */
export function emailOf(
  { email: spelled, emailVerified }: Identity,
  trustEmail: boolean,
): { readonly ok: true; readonly email: string } | { readonly ok: false; readonly refusal: Refusal } {
  if (!spelled) return { ok: false, refusal: refusals.noEmail };
  // As the provider spells it: untrimmed.
  const email = checkEmail(spelled);
  if (!email.ok) return { ok: false, refusal: refusals.strangeEmail };
  // Roles belong to e-mails: with an unverified one, a person could act as somebody else.
  if (!emailVerified && !trustEmail) return { ok: false, refusal: refusals.unverifiedEmail };
  return { ok: true, email: email.email };
}

/** POST /auth/sign-out: ends the session before answering, in this browser and wherever its cookie was copied. */
export async function signOut({ sessions, origin }: SignInParts, request: IncomingMessage): Promise<Answer> {
  const cookies = cookiesOf(origin);
  const id = readCookie(request.headers.cookie, cookies.session);
  if (id !== undefined) await sessions.end(id);
  const setCookies = [cookies.clear(cookies.session), cookies.set(cookies.signedOut, 'yes', chooserLife)];
  return { status: 204, headers: { 'set-cookie': setCookies, 'cache-control': 'no-store' } };
}

/**
 * Starts a session for whoever came, and returns its cookie. Every sign-in gets a new one: an ID that was planted in the browser
 * before is never used (fixation). Then the one before ends; if it is the same person's, a minute later, because other tabs
 * still send it.
 * @param accounts how accounts of the provider are kept that says who came
 */
export async function signedIn(
  { origin, sessions }: Pick<SignInParts, 'origin' | 'sessions'>,
  accounts: SaveUserParts,
  header: string | undefined,
  email: string,
  identity: Identity,
): Promise<readonly string[]> {
  const cookies = cookiesOf(origin);
  const user = await saveUser(accounts, email, identity);
  const session = await sessions.start(user.id, accounts.through?.organizationId);
  const previous = readCookie(header, cookies.session);
  if (previous !== undefined) {
    const isSame = (await sessions.userOf(previous))?.id === user.id;
    await (isSame ? sessions.endSoon(previous) : sessions.end(previous));
  }
  return [cookies.set(cookies.session, session, sessionLife / 1000)];
}

async function signedInAlready(
  { sessions, providerName, origin }: SignInParts,
  header: string | undefined,
  returnTo: string,
  setCookies: readonly string[],
): Promise<Answer | undefined> {
  const caller = await sessionCaller(sessions, providerName, cookiesOf(origin).session, header);
  return caller && redirect(303, returnTo, setCookies);
}

function failed(
  { report, ids, requestId = ids.uuid() }: SignInParts,
  refusal: Refusal,
  returnTo: string,
  setCookies: readonly string[],
  error?: unknown,
  more = '',
): Answer {
  if (error instanceof SignInRefused || error instanceof SignInMisconfigured || error instanceof OtherAccount) {
    report(`sign-in: ${error.message}`, requestId);
  } else if (error !== undefined) report(unanswered(error) ?? error, requestId);
  else if (refusal.advice !== undefined) report(`sign-in: ${refusal.advice}`, requestId);
  return signInFailed(refusal, signInPath(returnTo) + more, requestId, setCookies);
}

/** The address as the browser sees it: the provider compares it, and a proxy may have changed the Host. */
export function addressOf({ origin }: Pick<SignInParts, 'origin'>, request: IncomingMessage): URL {
  return new URL(request.url ?? '/', origin);
}

export function redirect(status: 302 | 303, location: string, setCookies: readonly string[]): Answer {
  return { status, headers: { location, 'set-cookie': [...setCookies], 'cache-control': 'no-store' } };
}
