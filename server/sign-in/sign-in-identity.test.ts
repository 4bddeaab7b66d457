import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { webIds } from '#domain/ids.ts';
import type { Answer } from '#server/browser/answer.ts';
import type { Database } from '#server/database/database.ts';
import { createSqlStore } from '#server/database/sql-store.ts';
import { cookiesOf } from '#server/sign-in/cookies.ts';
import type { Identity } from '#server/sign-in/identity.ts';
import { SignInRefused } from '#server/sign-in/oidc-failures.ts';
import { pendingSignIns } from '#server/sign-in/pending-sign-ins.ts';
import { createSessions } from '#server/sign-in/sessions.ts';
import { finishSignIn, type SignInParts, startSignIn } from '#server/sign-in/sign-in.ts';
import { openTestDatabase } from '#server/testing/test-database.ts';

const minute = 60_000;
const pending = { state: 's', nonce: 'n', verifier: 'v' };
const account = { issuer: 'https://id.example', sub: '42' };
const ada: Identity = { ...account, email: 'Ada@Acme.example', emailVerified: true, name: 'Ada', groups: [] };

let database: Database;
let now: number;

beforeEach(async () => {
  now = Date.UTC(2026, 0, 1);
  database = await openTestDatabase();
});
afterEach(() => database.close());

const clock = () => new Date(now);
const away = () => Promise.reject(new TypeError('fetch failed'));

function partsWith(finish: () => Promise<Identity>, trustEmail = false): SignInParts {
  return {
    store: createSqlStore(database),
    clock,
    ids: webIds,
    report: () => undefined,
    origin: 'https://console.example',
    sessions: createSessions(database, clock, webIds),
    providers: ['okta'],
    setupClients: () => {
      throw new Error('nobody comes through single sign-on here');
    },
    providerName: 'okta',
    trustEmail,
    acceptedSubs: new Set(['accepted']),
    client: { start: async () => ({ url: new URL('https://id.example/auth'), pending }), finish },
  };
}

function comeBack(parts: SignInParts, returnTo = '/roles'): Promise<Answer> {
  const signIns = pendingSignIns(cookiesOf(parts.origin), () => new Date(Date.UTC(2026, 0, 1)));
  const cookie = signIns.keep(undefined, { pending, returnTo })[0];
  const headers = { cookie: cookie?.split(';')[0] };
  const request = Object.assign(new IncomingMessage(new Socket()), {
    method: 'GET',
    url: '/auth/callback?code=1&state=s',
    headers,
  });
  return finishSignIn(parts, request);
}

const users = () => database.queries.selectFrom('users').selectAll().execute();

describe('who the provider says came', () => {
  it('becomes a user with a lower-case e-mail', async () => {
    const answer = await comeBack(partsWith(async () => ada));
    expect(answer).toMatchObject({ status: 303, headers: { location: '/roles' } });
    expect(await users()).toMatchObject([{ provider: 'okta', email: 'ada@acme.example', name: 'Ada', createdAt: now }]);
  });

  it.each(['\u0000Ada', '\u202Eada', '\u200B', 'a'.repeat(200)])(
    'is called by the e-mail when the name is %j',
    async (name) => {
      await comeBack(partsWith(async () => ({ ...ada, name })));
      expect((await users())[0]?.name).toBe('ada@acme.example');
    },
  );

  it('stays the same user at the next sign-in', async () => {
    await comeBack(partsWith(async () => ada));
    const [first] = await users();
    now += minute;
    await comeBack(partsWith(async () => ({ ...ada, email: 'ada@acme.example', name: undefined })));
    expect(await users()).toEqual([{ ...first, lastLoginAt: now }]);
  });

  it('keeps the name that they chose, and else takes the provider’s newest', async () => {
    for (const name of ['Ada', 'Ada King']) await comeBack(partsWith(async () => ({ ...ada, name })));
    expect((await users())[0]?.name).toBe('Ada King');
    await database.queries.updateTable('users').set({ name: 'Countess', updatedAt: now }).execute();
    await comeBack(partsWith(async () => ada));
    expect((await users())[0]?.name).toBe('Countess');
  });

  it.each<[string, Identity, number]>([
    ['an e-mail that nobody verified', { ...ada, emailVerified: false }, 403],
    ['no e-mail', { ...ada, email: undefined }, 403],
    ['no e-mail worth the name', { ...ada, email: 'ada' }, 403],
    ['an e-mail with a space in it', { ...ada, email: 'ada@acme.example user:okta:x@y' }, 403],
    ['a letter that becomes another person’s in lower case', { ...ada, email: '\u212Aate@acme.example' }, 403],
    ['a space before the e-mail', { ...ada, email: ' ada@acme.example' }, 403],
    ['a mark after the e-mail that nobody sees', { ...ada, email: 'ada@acme.example\uFEFF' }, 403],
  ])('is refused with %s', async (_what, identity, status) => {
    const answer = await comeBack(partsWith(async () => identity));
    expect(answer.status).toBe(status);
    expect(String(answer.body)).toContain('Sign in again');
    expect(await users()).toEqual([]);
  });

  it('is remembered by the account at the provider, from the next sign-in on for users of before', async () => {
    await comeBack(partsWith(async () => ada));
    await database.queries.updateTable('users').set({ issuer: null, sub: null }).execute();
    await comeBack(partsWith(async () => ada));
    expect(await users()).toMatchObject([account]);
    expect((await comeBack(partsWith(async () => ({ ...ada, sub: '43' })))).status).toBe(403);
    expect(await users()).toMatchObject([account]);
  });

  it.each([
    ['the operator accepts it', { sub: 'accepted' }],
    ['the provider moved, where accounts have other names', { sub: '43', issuer: 'https://new.example' }],
  ])('may come from another account where %s', async (_, change) => {
    await comeBack(partsWith(async () => ada));
    expect((await comeBack(partsWith(async () => ({ ...ada, ...change })))).status).toBe(303);
    expect(await users()).toMatchObject([{ ...account, ...change }]);
  });

  it('gets a cookie that no script, no other host and no other site can use', async () => {
    const { headers } = await comeBack(partsWith(async () => ada));
    expect(headers?.['set-cookie']).toContainEqual(
      expect.stringMatching(/^__Host-session=[0-9a-f]{64}; Max-Age=604800; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
    );
  });

  it('may have an unverified e-mail where the operator says so', async () => {
    const answer = await comeBack(partsWith(async () => ({ ...ada, emailVerified: false }), true));
    expect(answer.status).toBe(303);
  });

  it('is nobody after ten minutes', async () => {
    now += 10 * minute + 1;
    expect((await comeBack(partsWith(async () => ada))).status).toBe(400);
    expect(await users()).toEqual([]);
  });

  it('is led back to where they wanted to go, however long the second factor took', async () => {
    now += 30 * minute;
    const answer = await comeBack(
      partsWith(async () => ada),
      '/invites/abc',
    );
    expect(String(answer.body)).toContain('href="/auth/sign-in?return=%2Finvites%2Fabc"');
  });

  it('is not led to another site when it took too long', async () => {
    now += 30 * minute;
    const answer = await comeBack(
      partsWith(async () => ada),
      '//evil.example',
    );
    expect(String(answer.body)).toContain('href="/auth/sign-in?return=%2F"');
  });

  it('is never sent to another site by a cookie that was tampered with', async () => {
    const answer = await comeBack(
      partsWith(async () => ada),
      '//evil.example',
    );
    expect(answer.headers?.location).toBe('/');
  });
});

describe('a provider that fails', () => {
  it('is told apart from one that says no', async () => {
    expect((await comeBack(partsWith(away))).status).toBe(502);
    expect((await comeBack(partsWith(() => Promise.reject(new SignInRefused('no'))))).status).toBe(400);
  });

  it('is said in words when a sign-in begins', async () => {
    const parts = { ...partsWith(away), client: { start: away, finish: away } };
    const request = Object.assign(new IncomingMessage(new Socket()), { method: 'GET', url: '/auth/sign-in?return=/x' });
    const answer = await startSignIn(parts, request);
    expect(answer.status).toBe(502);
    expect(String(answer.body)).toContain('href="/auth/sign-in?return=%2Fx"');
  });
});
