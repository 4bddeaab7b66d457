import type { IncomingMessage } from 'node:http';
import { returnPath } from '#domain/rules/return-path.ts';
import { userSubject } from '#domain/rules/subject.ts';
import { isOn } from '#domain/single-sign-on/admit.ts';
import { mayTry } from '#domain/single-sign-on/trial.ts';
import type { SingleSignOn } from '#domain/store/single-sign-on-records.ts';
import { type Answer, pathOf } from '#server/browser/answer.ts';
import { cookiesOf, readCookie } from '#server/sign-in/cookies.ts';
import type { Identity } from '#server/sign-in/identity.ts';
import type { PendingSignIn } from '#server/sign-in/oidc-client.ts';
import { type OrganizationSignIn, pendingSignIns } from '#server/sign-in/pending-sign-ins.ts';
import type { SaveUserParts } from '#server/sign-in/save-user.ts';
import { sessionCaller } from '#server/sign-in/session-caller.ts';
import { type Refusal, refusals, signInFailed, signInPath } from '#server/sign-in/sign-in-failed.ts';
import { addressOf, emailOf, redirect, signedIn, type SignInParts } from '#server/sign-in/sign-in.ts';
import { noSingleSignOn, noTrial, refusalOf, reportOf } from '#server/single-sign-on/refusals.ts';
import { anothersTrial, askToReplace, askToTry, goOn } from '#server/single-sign-on/sign-in-questions.ts';
import { singleSignOnPath } from '#server/single-sign-on/single-sign-on-host.ts';
import { finishTrial } from '#server/single-sign-on/trial.ts';

/** How people sign in at an organization's own provider, and how its settings are tried. */

/** Whose sign-in it is, and the page that it leads to. */
interface Place {
  readonly identifier: string;
  readonly returnTo: string;
}

/**
 * GET /sign-in/sso/<identifier>?return=/path: redirects to the organization's provider. Whoever is signed in as somebody whom
 * another provider knows is asked first: a link from anywhere must not put another person in their place.
 */
export async function startOrganizationSignIn(parts: SignInParts, request: IncomingMessage): Promise<Answer> {
  const place = placeIn(parts, request);
  const setup = await parts.store.singleSignOn.byIdentifier(place.identifier);
  if (!setup || !isOn(parts, setup)) return failed(parts, noSingleSignOn, place, []);
  const caller = await callerIn(parts, request);
  if (caller && caller.onlyIn !== setup.organizationId)
    return askToReplace(setup, await nameOf(parts, setup), caller, place.returnTo);
  return begin(parts, request, setup, 'sign-in', (url, cookies) => redirect(302, url.href, cookies));
}

/** POST to the same address: the person wants to be signed in there instead. */
export async function replaceSignIn(parts: SignInParts, request: IncomingMessage): Promise<Answer> {
  const place = placeIn(parts, request);
  const setup = await parts.store.singleSignOn.byIdentifier(place.identifier);
  if (!setup || !isOn(parts, setup)) return failed(parts, noSingleSignOn, place, []);
  return begin(parts, request, setup, 'replace', goOn);
}

/** GET /sign-in/sso/<identifier>/trial: asks whoever set single sign-on up whether to try it. A link alone tries nothing. */
export async function offerTrial(parts: SignInParts, request: IncomingMessage): Promise<Answer> {
  const { setup, refused } = await setupToTry(parts, request);
  if (!setup) return refused;
  return askToTry(setup, await nameOf(parts, setup));
}

/** POST to the same address: tries the settings, which may be off. */
export async function startTrial(parts: SignInParts, request: IncomingMessage): Promise<Answer> {
  const { setup, refused } = await setupToTry(parts, request);
  if (!setup) return refused;
  return begin(parts, request, setup, 'try', goOn);
}

/** GET /auth/callback/<organization ID>: back from an organization's provider. */
export async function finishOrganizationSignIn(parts: SignInParts, request: IncomingMessage): Promise<Answer> {
  const [cookies, header] = [cookiesOf(parts.origin), request.headers.cookie];
  const address = addressOf(parts, request);
  const signIns = pendingSignIns(cookies, parts.clock);
  const { pending, returnTo, ofOrganization: begun } = signIns.find(header, address.searchParams.get('state'));
  const organizationId = address.pathname.slice('/auth/callback/'.length);
  const setup = await parts.store.singleSignOn.ofOrganization(organizationId);
  const place = { identifier: setup?.identifier ?? '', returnTo };
  // What one provider was asked is not answered by another one.
  if (!pending || begun?.organizationId !== organizationId) return failed(parts, refusals.expired, place, []);
  const setCookies = [signIns.end(pending.state, returnTo, begun), cookies.clear(cookies.signedOut)];
  if (!setup || !(begun.purpose === 'try' || isOn(parts, setup)))
    return failed(parts, noSingleSignOn, place, setCookies);
  if (setup.version !== begun.version) return failed(parts, changedMeanwhile, place, setCookies);
  const arrival: Arrival = { request, address, pending, begun, setup, place, setCookies };
  return begun.purpose === 'try' ? arriveToTry(parts, arrival) : arrive(parts, arrival);
}

/** Somebody who comes back from an organization's provider, which was asked with the settings that there are now. */
interface Arrival {
  readonly request: IncomingMessage;
  readonly address: URL;
  readonly pending: PendingSignIn;
  readonly begun: OrganizationSignIn;
  readonly setup: SingleSignOn;
  readonly place: Place;
  /** They end the sign-in, whatever its result. */
  readonly setCookies: readonly string[];
}

async function arrive(parts: SignInParts, arrival: Arrival): Promise<Answer> {
  const { request, address, pending, begun, setup, place, setCookies } = arrival;
  let identity: Identity | undefined;
  try {
    identity = await parts.setupClients(setup).finish(address, pending);
    const arrived = emailOf(identity, false);
    if (!arrived.ok) return failed(parts, arrived.refusal, place, setCookies);
    const caller = await callerIn(parts, request);
    const isSame = caller === undefined || caller.subject === userSubject(setup.identifier, arrived.email);
    if (!isSame && begun.purpose !== 'replace' && caller.onlyIn !== setup.organizationId)
      return failed(parts, signedInMeanwhile, place, setCookies);
    const accounts = accountsAt(parts, setup, begun);
    const session = await signedIn(parts, accounts, request.headers.cookie, arrived.email, identity);
    return redirect(303, place.returnTo, [...session, ...setCookies]);
  } catch (error) {
    return failed(parts, refusalOf(error, identity !== undefined), place, setCookies, error);
  }
}

async function arriveToTry(parts: SignInParts, arrival: Arrival): Promise<Answer> {
  const { request, address, pending, begun, setup, setCookies } = arrival;
  const ask = async () => parts.setupClients(setup).finish(address, pending);
  const outcome = await ask().then(
    (identity) => ({ identity }),
    (error: unknown) => ({ error }),
  );
  return finishTrial(parts, request.headers.cookie, begun, setCookies, outcome);
}

const changedMeanwhile: Refusal = {
  status: 400,
  heading: 'This sign-in can’t be finished',
  words: 'Single sign-on was changed meanwhile. Sign in again.',
};

const signedInMeanwhile: Refusal = {
  status: 400,
  heading: 'You are already signed in',
  words: 'You signed in another way while this sign-in was open, and you stay signed in like that.',
};

/** Asks the organization's provider, and answers by `toProvider` how to get there. */
async function begin(
  parts: SignInParts,
  request: IncomingMessage,
  setup: SingleSignOn,
  purpose: OrganizationSignIn['purpose'],
  toProvider: (url: URL, setCookies: readonly string[]) => Answer,
): Promise<Answer> {
  const [cookies, header] = [cookiesOf(parts.origin), request.headers.cookie];
  const place = placeIn(parts, request);
  const { organizationId, version } = setup;
  const ofOrganization = { organizationId, version, purpose };
  try {
    // Not for a trial: some providers refuse the wish, which would say nothing about the settings.
    const asAnother = purpose !== 'try' && readCookie(header, cookies.signedOut) !== undefined;
    const { url, pending } = await parts.setupClients(setup).start({ asAnother });
    const started = { pending, returnTo: place.returnTo, ofOrganization };
    return toProvider(url, pendingSignIns(cookies, parts.clock).keep(header, started));
  } catch (error) {
    if (purpose === 'try') return finishTrial(parts, header, ofOrganization, [], { error });
    return failed(parts, refusalOf(error, false), place, [], error);
  }
}

/** How accounts of this organization's provider are kept. The operator's word for accounts that moved isn't for these. */
function accountsAt(parts: SignInParts, { identifier }: SingleSignOn, begun: OrganizationSignIn): SaveUserParts {
  const { store, clock, ids, providers } = parts;
  return { store, clock, ids, providers, providerName: identifier, acceptedSubs: new Set(), through: begun };
}

/** The settings to try, for whoever saved them and may still change them; for others, the page that says why not. */
async function setupToTry(
  parts: SignInParts,
  request: IncomingMessage,
): Promise<{ setup: SingleSignOn; refused?: never } | { setup?: never; refused: Answer }> {
  const setup = await parts.store.singleSignOn.byIdentifier(placeIn(parts, request).identifier);
  const caller = await callerIn(parts, request);
  if (!setup || !caller || !(await mayTry(parts.store, caller, setup.organizationId)))
    return { refused: refusedTrial(parts) };
  return setup.setUpBy === caller.subject ? { setup } : { refused: anothersTrial };
}

function callerIn({ sessions, providerName, origin }: SignInParts, { headers }: IncomingMessage) {
  return sessionCaller(sessions, providerName, cookiesOf(origin).session, headers.cookie);
}

async function nameOf({ store }: SignInParts, { organizationId }: SingleSignOn): Promise<string> {
  return (await store.organizations.byId(organizationId))?.name ?? '';
}

/** The place that an address under /sign-in/sso/ means. */
function placeIn(parts: SignInParts, request: IncomingMessage): Place {
  const returnTo = returnPath(addressOf(parts, request).searchParams.get('return'));
  const [identifier = ''] = pathOf(request).slice(singleSignOnPath('').length).split('/');
  try {
    // In small letters: keyboards of phones begin with a capital one.
    return { identifier: decodeURIComponent(identifier).toLowerCase(), returnTo };
  } catch {
    return { identifier: '', returnTo };
  }
}

function refusedTrial({ ids, requestId = ids.uuid() }: SignInParts): Answer {
  return signInFailed(noTrial, signInPath('/'), requestId, []);
}

/** The page that says why, with the ways to sign in that are left. */
function failed(
  { report, ids, requestId = ids.uuid() }: SignInParts,
  refusal: Refusal,
  { identifier, returnTo }: Place,
  setCookies: readonly string[],
  error?: unknown,
): Answer {
  if (error !== undefined) report(reportOf(error), requestId);
  const isLeft = refusal !== noSingleSignOn;
  const again = isLeft ? `${singleSignOnPath(identifier)}?return=${encodeURIComponent(returnTo)}` : undefined;
  return signInFailed(refusal, again, requestId, setCookies, signInPath(returnTo));
}
