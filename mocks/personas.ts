import type { Caller } from '#domain/caller.ts';
import { userSubject } from '#domain/rules/subject.ts';
import { type Person, people } from '#domain/seed.ts';
import type { Store } from '#domain/store/store.ts';
import type { KeyValues } from '#mocks/key-values.ts';

/** The provider that the demo's people sign in with. */
export const provider = 'dev';
const key = 'mock-persona';
const signedOut = 'signed-out';

/**
 * Who is looking, in this tab: `?as=` with a name of the seed world (owner, viewer …), an e-mail or `signed-out`; else
 * whoever it was before; else the owner. The parameter may be gone after the first navigation.
 */
export function readPersona(search: string, storage: KeyValues): void {
  const wanted = new URLSearchParams(search).get('as');
  if (wanted) storage.setItem(key, emailOf(wanted));
}

/** The e-mail of whoever is signed in, or `undefined`. */
export function persona(storage: KeyValues): string | undefined {
  const email = storage.getItem(key) ?? people.owner.email;
  return email === signedOut ? undefined : email;
}

/** Whom `as=` knows by name. */
export const personas = [...Object.keys(people), signedOut];

/** Whether `as=` takes it: a name, or what can be an e-mail. */
export function isPersona(wanted: string): boolean {
  return personas.includes(wanted) || /^[^@\s]+@[^@\s]+$/.test(wanted);
}

/** The owner looks again. */
export function forgetPersona(storage: KeyValues): void {
  storage.removeItem(key);
}

export function signIn(email: string, storage: KeyValues): void {
  storage.setItem(key, email);
}

/**
 * Whoever signs in in one tab is signed in in those that are signed out, as a cookie would have it. Tabs where somebody
 * looks keep who it is: so two people can look side by side.
 */
export function followSignIns(storage: KeyValues): void {
  signIns().addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (persona(storage) === undefined && typeof data === 'string') signIn(data, storage);
  });
}

/** Tells the tabs that are signed out. */
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

/** Who sent a request: the persona. Somebody who is new to the world gets an account first, as at a real sign-in. */
export async function identify(store: Store, storage: KeyValues): Promise<Caller | undefined> {
  const email = persona(storage);
  if (email === undefined) return undefined;
  if (!(await store.users.byEmail(provider, email))) await addUser(store, email);
  return { kind: 'user', subject: userSubject(provider, email), provider, email };
}

async function addUser(store: Store, email: string): Promise<void> {
  const now = new Date();
  await store.transaction(async (tx) => {
    if (await tx.users.byEmail(provider, email)) return;
    await tx.users.save({ id: crypto.randomUUID(), provider, email, name: '', createdAt: now, lastLoginAt: now });
  });
}

function emailOf(wanted: string): string {
  const known = Object.entries<Person>(people).find(([name]) => name === wanted);
  return known ? known[1].email : wanted.toLowerCase();
}
