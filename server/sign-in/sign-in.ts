import type { IncomingMessage } from 'node:http';
import type { Host } from '#domain/host.ts';
import { checkEmail } from '#domain/rules/email.ts';
import { checkName } from '#domain/rules/name.ts';
import { returnPath } from '#domain/rules/return-path.ts';
import type { User } from '#domain/store/records.ts';
import type { Answer } from '#server/browser/answer.ts';
import { readCookie, setCookie } from '#server/sign-in/cookies.ts';
import { type Identity, type OidcClient, SignInRefused } from '#server/sign-in/oidc-client.ts';
import { forgetSignIn, keepSignIn, keptReturn, keptSignIn } from '#server/sign-in/pending-cookie.ts';
import { sessionCookie } from '#server/sign-in/session-caller.ts';
import { sessionLife, type Sessions } from '#server/sign-in/sessions.ts';
import { type Refusal, refusals, signInFailed } from '#server/sign-in/sign-in-failed.ts';

export interface SignInParts extends Pick<Host, 'store' | 'clock' | 'ids' | 'report'> {
  /** The origin that browsers see. */
  readonly origin: string;
  readonly client: OidcClient;
  readonly sessions: Sessions;
  readonly providerName: string;
  readonly trustEmail: boolean;
}

/** GET /auth/sign-in?return=/path: redirects to the provider; with `account=another`, to its choice of an account. */
export async function startSignIn(parts: SignInParts, request: IncomingMessage): Promise<Answer> {
  const { searchParams } = addressOf(parts, request);
  const returnTo = returnPath(searchParams.get('return'));
  try {
    const { url, pending } = await parts.client.start({ asAnother: searchParams.get('account') === 'another' });
    return redirect(302, url.href, keepSignIn({ pending, returnTo }, parts.clock));
  } catch (error) {
    return failed(parts, refusals.unreachable, returnTo, error);
  }
}

/** GET /auth/callback: back from the provider, with a code that says who came. */
export async function finishSignIn(parts: SignInParts, request: IncomingMessage): Promise<Answer> {
  const started = keptSignIn(request.headers.cookie, parts.clock);
  if (!started) return failed(parts, refusals.expired, returnPath(keptReturn(request.headers.cookie)));
  // The cookie comes from outside, so its path is checked again, like a link's.
  const returnTo = returnPath(started.returnTo);
  try {
    const identity = await parts.client.finish(addressOf(parts, request), started.pending);
    if (!identity.email) return failed(parts, refusals.noEmail, returnTo);
    // As the provider spells it: untrimmed.
    const email = checkEmail(identity.email);
    if (!email.ok) return failed(parts, refusals.strangeEmail, returnTo);
    // Roles belong to e-mails: with an unverified one, a person could act as somebody else.
    if (!identity.emailVerified && !parts.trustEmail) return failed(parts, refusals.unverifiedEmail, returnTo);
    return await signedIn(parts, request, email.email, identity, returnTo);
  } catch (error) {
    return failed(parts, error instanceof SignInRefused ? refusals.refused : refusals.unreachable, returnTo, error);
  }
}

/** POST /auth/sign-out: ends the session before answering, in this browser and wherever its cookie was copied. */
export async function signOut({ sessions }: SignInParts, request: IncomingMessage): Promise<Answer> {
  const id = readCookie(request.headers.cookie, sessionCookie);
  if (id !== undefined) await sessions.end(id);
  return { status: 204, headers: { 'set-cookie': setCookie(sessionCookie, '', 0), 'cache-control': 'no-store' } };
}

/** Every sign-in gets a new session: an ID that was planted in the browser before is never used (fixation). */
async function signedIn(
  parts: SignInParts,
  request: IncomingMessage,
  email: string,
  identity: Identity,
  returnTo: string,
): Promise<Answer> {
  const user = await saveUser(parts, email, fitName(identity.name));
  const previous = readCookie(request.headers.cookie, sessionCookie);
  if (previous !== undefined) await parts.sessions.end(previous);
  const id = await parts.sessions.start(user.id);
  return redirect(303, returnTo, setCookie(sessionCookie, id, sessionLife / 1000), forgetSignIn);
}

async function saveUser(parts: SignInParts, email: string, name: string | undefined): Promise<User> {
  const { store, clock, ids, providerName: provider } = parts;
  const lastLoginAt = clock();
  const fresh = {
    id: ids.uuid(),
    provider,
    email,
    name: name ?? email,
    createdAt: lastLoginAt,
    lastLoginAt,
    updatedAt: null,
  };
  return store.transaction(async (tx) => {
    const known = await tx.users.byEmail(provider, email);
    // A name that the person chose here stays.
    const kept = known?.updatedAt === null ? (name ?? known.name) : known?.name;
    const user = known ? { ...known, name: kept ?? known.name, lastLoginAt } : fresh;
    await tx.users.save(user);
    return user;
  });
}

function failed({ report, ids }: SignInParts, refusal: Refusal, returnTo: string, error?: unknown): Answer {
  const requestId = ids.uuid();
  if (error !== undefined) report(error instanceof SignInRefused ? `sign-in: ${error.message}` : error, requestId);
  return signInFailed(refusal, returnTo, requestId, forgetSignIn);
}

/** The address as the browser sees it: the provider compares it, and a proxy may have changed the Host. */
function addressOf({ origin }: SignInParts, request: IncomingMessage): URL {
  return new URL(request.url ?? '/', origin);
}

function redirect(status: 302 | 303, location: string, ...cookies: string[]): Answer {
  return { status, headers: { location, 'set-cookie': cookies, 'cache-control': 'no-store' } };
}

/** The person's name from the provider, unless it could mislead on screen: then the e-mail is used. */
function fitName(name = ''): string | undefined {
  const checked = checkName(name);
  return checked.ok ? checked.name : undefined;
}
