import { beforeEach, expect, test } from 'vitest';
import { createMemoryStore } from '#domain/store/memory-store.ts';
import { emptyWorld } from '#domain/store/world.ts';
import { spareSetup } from '#domain/testing/test-single-sign-on.ts';
import { identify, persona, readPersona, signIn, signOut } from '#mocks/personas.ts';

const kept = new Map<string, string>();
const storage = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
  removeItem: (key: string) => void kept.delete(key),
};

beforeEach(() => kept.clear());

test('is the owner unless told otherwise', () => expect(persona(storage)).toBe('owner@acme.example'));

test.each([
  ['?as=viewer', 'viewer@acme.example'],
  ['?as=Someone@Else.example', 'someone@else.example'],
  ['?as=signed-out', undefined],
])('%s makes it %s, also after the parameter is gone', (search, email) => {
  readPersona(search, storage);
  readPersona('', storage);
  expect(persona(storage)).toBe(email);
});

test('nobody is signed in after signing out, until somebody signs in', async () => {
  signOut(storage);
  expect(await identify(createMemoryStore(), storage)).toBeUndefined();
  signIn('billing@acme.example', storage);
  expect(persona(storage)).toBe('billing@acme.example');
});

test('gives somebody new an account, once', async () => {
  const store = createMemoryStore();
  signIn('new@acme.example', storage);
  const [caller] = await Promise.all([identify(store, storage), identify(store, storage)]);
  expect(caller).toMatchObject({ kind: 'user', subject: 'user:dev:new@acme.example' });
  expect(await store.users.byEmail('dev', 'new@acme.example')).toMatchObject({ email: 'new@acme.example' });
});

test('who came through single sign-on is signed in there while it is on, and counts in that organization only', async () => {
  const store = createMemoryStore({ ...emptyWorld, singleSignOn: [spareSetup] });
  signIn('ada@acme.example', storage, spareSetup.identifier);
  expect(persona(storage)).toBe('ada@acme.example');
  expect(await identify(store, storage)).toBeUndefined();
  await store.transaction((tx) => tx.singleSignOn.save({ ...spareSetup, enabledAt: new Date() }));
  const subject = `user:${spareSetup.identifier}:ada@acme.example`;
  expect(await identify(store, storage)).toMatchObject({ subject, onlyIn: spareSetup.organizationId });
});
