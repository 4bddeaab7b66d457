import type { IncomingMessage } from 'node:http';
import { returnPath } from '#domain/rules/return-path.ts';
import { isOn } from '#domain/single-sign-on/admit.ts';
import { mayTry } from '#domain/single-sign-on/trial.ts';
import type { SingleSignOn } from '#domain/store/single-sign-on-records.ts';
import { type Answer, pathOf } from '#server/browser/answer.ts';
import { cookiesOf, readCookie } from '#server/sign-in/cookies.ts';
import type { Identity } from '#server/sign-in/identity.ts';
import { pendingSignIns, type Through } from '#server/sign-in/pending-sign-ins.ts';
import { sessionCaller } from '#server/sign-in/session-caller.ts';
import { type Refusal, refusals, signInFailed, signInPath } from '#server/sign-in/sign-in-failed.ts';
import { addressOf, emailOf, redirect, signedIn, type SignInParts } from '#server/sign-in/sign-in.ts';
import { noSingleSignOn, noTrial, refusalOf, reportOf } from '#server/single-sign-on/refusals.ts';
import { singleSignOnPath } from '#server/single-sign-on/single-sign-on-host.ts';
import { finishTrial } from '#server/single-sign-on/trial.ts';

/**
 * GET /sign-in/sso/<identifier>?return=/path: redirects to the organization's own provider; with `try`, to try settings that
 * may be off, for whoever may change them.
 */
export async function startThrough(parts: SignInParts, request: IncomingMessage): Promise<Answer> {
  const { searchParams } = addressOf(parts, request);
  const [cookies, header] = [cookiesOf(parts.origin), request.headers.cookie];
  const identifier = identifierIn(request);
  const isTrial = searchParams.has('try');
  const returnTo = returnPath(searchParams.get('return'));
  const setup = await parts.store.singleSignOn.byIdentifier(identifier);
  if (isTrial && !(setup && (await mayTryNow(parts, header, setup))))
    return signInFailed(noTrial, signInPath(returnTo), parts.requestId ?? parts.ids.uuid(), []);
  if (!setup || !(isTrial || isOn(parts, setup))) return failed(parts, noSingleSignOn, { identifier, returnTo }, []);
  const through: Through = { organizationId: setup.organizationId, version: setup.version, isTrial };
  try {
    // Not for a trial: some providers refuse the wish, which would say nothing about the settings.
    const asAnother = !isTrial && readCookie(header, cookies.signedOut) !== undefined;
    const { url, pending } = await parts.setupClients(setup).start({ asAnother });
    return redirect(302, url.href, pendingSignIns(cookies, parts.clock).keep(header, { pending, returnTo, through }));
  } catch (error) {
    if (isTrial) return finishTrial(parts, header, through, [], { error });
    return failed(parts, refusalOf(error, false), { identifier, returnTo }, [], error);
  }
}

/** GET /auth/callback/<organization ID>: back from an organization's provider. */
export async function finishThrough(parts: SignInParts, request: IncomingMessage): Promise<Answer> {
  const [cookies, header] = [cookiesOf(parts.origin), request.headers.cookie];
  const address = addressOf(parts, request);
  const signIns = pendingSignIns(cookies, parts.clock);
  const { pending, returnTo, through } = signIns.find(header, address.searchParams.get('state'));
  const organizationId = address.pathname.slice('/auth/callback/'.length);
  const setup = await parts.store.singleSignOn.ofOrganization(organizationId);
  const place = { identifier: setup?.identifier ?? '', returnTo };
  // What one provider was asked is not answered by another one.
  if (!pending || through?.organizationId !== organizationId) return failed(parts, refusals.expired, place, []);
  const ended = [signIns.end(pending.state, returnTo, through), cookies.clear(cookies.signedOut)];
  if (!setup || !(through.isTrial || isOn(parts, setup))) return failed(parts, noSingleSignOn, place, ended);
  if (setup.version !== through.version) return failed(parts, changedMeanwhile, place, ended);
  let identity: Identity | undefined;
  try {
    identity = await parts.setupClients(setup).finish(address, pending);
    if (through.isTrial) return await finishTrial(parts, header, through, ended, { identity });
    const arrived = emailOf(identity, false);
    if (!arrived.ok) return failed(parts, arrived.refusal, place, ended);
    // No `acceptedSubs`: those are the operator's word for accounts of the installation's own provider.
    const ways = { ...parts, providerName: setup.identifier, acceptedSubs: new Set<string>(), through };
    return redirect(303, returnTo, [...(await signedIn(ways, header, arrived.email, identity)), ...ended]);
  } catch (error) {
    if (through.isTrial && !identity) return finishTrial(parts, header, through, ended, { error });
    return failed(parts, refusalOf(error, identity !== undefined), place, ended, error);
  }
}

const changedMeanwhile: Refusal = {
  status: 400,
  heading: 'This sign-in can’t be finished',
  words: 'Single sign-on was changed meanwhile. Sign in again.',
};

async function mayTryNow(parts: SignInParts, header: string | undefined, setup: SingleSignOn): Promise<boolean> {
  const { sessions, providerName, origin, store } = parts;
  const caller = await sessionCaller(sessions, providerName, cookiesOf(origin).session, header);
  return caller !== undefined && mayTry(store, caller, setup.organizationId);
}

function identifierIn(request: IncomingMessage): string {
  const last = pathOf(request).slice(singleSignOnPath('').length);
  try {
    return decodeURIComponent(last).toLowerCase(); // keyboards of phones begin with a capital letter
  } catch {
    return '';
  }
}

/** The page that says why, with the ways to sign in that are left. */
function failed(
  { report, ids, requestId = ids.uuid() }: SignInParts,
  refusal: Refusal,
  { identifier, returnTo }: { readonly identifier: string; readonly returnTo: string },
  setCookies: readonly string[],
  error?: unknown,
): Answer {
  if (error !== undefined) report(reportOf(error), requestId);
  const isLeft = refusal !== noSingleSignOn;
  const again = isLeft ? `${singleSignOnPath(identifier)}?return=${encodeURIComponent(returnTo)}` : undefined;
  return signInFailed(refusal, again, requestId, setCookies, signInPath(returnTo));
}
