import type { Caller } from '#domain/caller.ts';
import { readsAsEmail } from '#domain/rules/check-email.ts';
import { normalEmail } from '#domain/rules/email.ts';
import { userSubject } from '#domain/rules/subject.ts';
import { type Person, people } from '#domain/seed.ts';
import { isOn } from '#domain/single-sign-on/admit.ts';
import type { Store } from '#domain/store/store.ts';
import type { KeyValues } from '#mocks/key-values.ts';

/** The provider of the demo's people. */
export const provider = 'dev';
const key = 'mock-persona';
const signedOut = 'signed-out';

/**
 * The tab's person: `?as=` with a name of the seed world (owner, viewer …), an e-mail or `signed-out`; else the one from
 * before; else the owner. It is stored, since a navigation may drop the parameter.
 */
export function readPersona(search: string, storage: KeyValues): void {
  const wanted = new URLSearchParams(search).get('as');
  if (wanted) storage.setItem(key, emailOf(wanted));
}

/** The e-mail of the signed-in person, or `undefined`. */
export function persona(storage: KeyValues): string | undefined {
  return signedIn(storage)?.email;
}

/** Who is signed in and, if through single sign-on, the identifier of their organization. */
function signedIn(storage: KeyValues): { readonly email: string; readonly through: string | undefined } | undefined {
  const kept = storage.getItem(key) ?? people.owner.email;
  const [email = '', through] = kept.split(':').toReversed();
  return kept === signedOut ? undefined : { email, through };
}

/** The names that `as=` accepts. */
export const personas = [...Object.keys(people), signedOut];

/** Whether `as=` accepts it: a name, or a possible e-mail. */
export function isPersona(wanted: string): boolean {
  return personas.includes(wanted) || readsAsEmail(wanted);
}

/** Resets to the owner. */
export function forgetPersona(storage: KeyValues): void {
  storage.removeItem(key);
}

/** @param through the identifier of an organization whose single sign-on it is */
export function signIn(email: string, storage: KeyValues, through?: string): void {
  storage.setItem(key, through === undefined ? email : `${through}:${email}`);
}

/**
 * A sign-in in one tab also signs in the tabs that are signed out, as a cookie would. Other tabs keep their person, so that
 * two people can be compared side by side.
 */
export function followSignIns(storage: KeyValues): void {
  signIns().addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (persona(storage) === undefined && typeof data === 'string') signIn(data, storage);
  });
}

/** Tells the signed-out tabs. */
export function announceSignIn(email: string): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no other origins
  signIns().postMessage(email);
}

function signIns(): BroadcastChannel {
  return new BroadcastChannel('mock-sign-ins');
}

export function signOut(storage: KeyValues): void {
  storage.setItem(key, signedOut);
}

/** Who sent a request: the tab's person. A new person gets an account first, as at a real sign-in. */
export async function identify(store: Store, storage: KeyValues): Promise<Caller | undefined> {
  const person = signedIn(storage);
  if (!person) return undefined;
  const { email, through } = person;
  if (through !== undefined) return callerThrough(store, through, email);
  if (!(await store.users.byEmail(provider, email))) await addUser(store, email);
  return { kind: 'user', subject: userSubject(provider, email), provider, email };
}

/** Whoever came through single sign-on is signed in while it is on. */
async function callerThrough(store: Store, identifier: string, email: string): Promise<Caller | undefined> {
  const setup = await store.singleSignOn.byIdentifier(identifier);
  if (!setup || !isOn({ providers: [provider] }, setup)) return undefined;
  const subject = userSubject(identifier, email);
  return { kind: 'user', subject, provider: identifier, email, onlyIn: setup.organizationId };
}

async function addUser(store: Store, email: string): Promise<void> {
  const now = new Date();
  await store.transaction(async (tx) => {
    if (await tx.users.byEmail(provider, email)) return;
    await tx.users.save({
      id: crypto.randomUUID(),
      provider,
      email,
      name: '',
      createdAt: now,
      lastLoginAt: now,
      updatedAt: null,
      issuer: null,
      sub: null,
    });
  });
}

function emailOf(wanted: string): string {
  const known = Object.entries<Person>(people).find(([name]) => name === wanted);
  return known ? known[1].email : normalEmail(wanted);
}
