import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { UserService } from '#proto/polarsignals/user/v1alpha1/user_pb.ts';
import { apiClient } from '#server/testing/api-client.ts';
import { startTestBackend, type TestBackend } from '#server/testing/test-backend.ts';
import { choosing, formAction, TestBrowser } from '#server/testing/test-browser.ts';

let session: string;
let backend: TestBackend;
let browser: TestBrowser;

beforeAll(async () => {
  backend = await startTestBackend();
  session = `session-${backend.port}`;
});
afterAll(() => backend.remove());
beforeEach(() => {
  browser = new TestBrowser(backend.origin);
});

/** Whom the API takes a cookie for. */
async function whoIs(cookie: string): Promise<string> {
  const users = apiClient(UserService, backend.origin, { cookie, origin: backend.origin });
  return (await users.getSelf({})).user?.email ?? '';
}

/** Signs in as far as the provider's redirect back, and answers that address without opening it. */
async function callbackOf(email: string): Promise<string> {
  const choice = await browser.open('/auth/sign-in');
  const chosen = await browser.request(formAction(await choice.text()), choosing(email));
  const resumed = await browser.request(chosen.headers.get('location') ?? '');
  return resumed.headers.get('location') ?? '';
}

/** How the browser stands after an answer to the way back. */
async function outcomeOf(response: Response) {
  const mayTryAgain = (await response.text()).includes('href="/auth/sign-in?return=');
  return { status: response.status, mayTryAgain, signedIn: browser.cookies.has(session) };
}
const refused = { status: 400, mayTryAgain: true, signedIn: false };

describe('signing in', () => {
  it('offers one button per person, named by the e-mail', async () => {
    const choice = await browser.open('/auth/sign-in');
    const html = await choice.text();
    expect(choice.status).toBe(200);
    expect(html).toContain('<title>Sign in</title>');
    expect(html).toContain('<h1>Sign in to the demo</h1>');
    expect([...html.matchAll(/<button[^>]*>([^<]*)<\/button>/g)].map(([, name]) => name)).toEqual([
      'owner@acme.example',
      'viewer@acme.example',
      'writer@acme.example',
      'billing@acme.example',
      'newcomer@acme.example',
      'owner@globex.example',
    ]);
    expect(html).not.toContain('<script');
  });

  it('ends where it was asked to, with a session that the API knows', async () => {
    const choice = await browser.open('/auth/sign-in?return=/organizations?tab=1');
    const page = await browser.request(formAction(await choice.text()), choosing('viewer@acme.example'));
    const resumed = await browser.request(page.headers.get('location') ?? '');
    const finished = await browser.request(resumed.headers.get('location') ?? '');
    expect(finished.status).toBe(303);
    expect(finished.headers.get('location')).toBe('/organizations?tab=1');
    expect(await whoIs(browser.cookieHeader())).toBe('viewer@acme.example');
  });

  it('sets a cookie that no script, no other host and no other site can use', async () => {
    const callback = await callbackOf('owner@acme.example');
    const finished = await browser.request(callback);
    const cookie = finished.headers.getSetCookie().find((line) => line.startsWith(session));
    expect(cookie).toMatch(/^session-\d+=[0-9a-f]{64}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(finished.headers.get('cache-control')).toBe('no-store');
  });

  it('asks who it is every time', async () => {
    await browser.signIn('owner@acme.example');
    const again = await browser.open('/auth/sign-in');
    expect(await again.text()).toContain('Sign in to the demo');
  });

  it('asks for another account where that is wanted, and leads to the same page', async () => {
    await browser.signIn('owner@acme.example');
    const asked = await browser.request('/auth/sign-in?account=another&return=/invites/abc');
    expect(new URL(asked.headers.get('location') ?? '').searchParams.get('prompt')).toBe('select_account');
    const choice = await browser.open(asked.headers.get('location') ?? '');
    const chosen = await browser.request(formAction(await choice.text()), choosing('newcomer@acme.example'));
    const resumed = await browser.request(chosen.headers.get('location') ?? '');
    const finished = await browser.request(resumed.headers.get('location') ?? '');
    expect(finished.headers.get('location')).toBe('/invites/abc');
    expect(await whoIs(browser.cookieHeader())).toBe('newcomer@acme.example');
  });

  it.each(['//evil.example', '/\\evil.example', '/%5cevil.example', 'https://evil.example'])(
    'never leads to %s',
    async (path) => {
      await browser.signIn('viewer@acme.example', path);
      const choice = await browser.open(`/auth/sign-in?return=${encodeURIComponent(path)}`);
      const chosen = await browser.request(formAction(await choice.text()), choosing('viewer@acme.example'));
      const resumed = await browser.request(chosen.headers.get('location') ?? '');
      const finished = await browser.request(resumed.headers.get('location') ?? '');
      expect(finished.headers.get('location')).toBe('/');
    },
  );

  it('gives every sign-in a session of its own, and ends the one before', async () => {
    browser.cookies.set(session, 'f'.repeat(64)); // planted
    await browser.signIn('viewer@acme.example');
    const first = browser.cookieHeader();
    expect(first).not.toContain('f'.repeat(64));
    await browser.signIn('owner@acme.example');
    expect(await whoIs(browser.cookieHeader())).toBe('owner@acme.example');
    await expect(whoIs(first)).rejects.toThrow('Sign in');
    await expect(whoIs(`${session}=${'f'.repeat(64)}`)).rejects.toThrow('Sign in');
  });

  it('refuses a person who is not of the demo', async () => {
    const choice = await browser.open('/auth/sign-in');
    const chosen = await browser.request(formAction(await choice.text()), choosing('root@acme.example'));
    expect(chosen.status).toBe(400);
  });
});

describe('the way back from the provider', () => {
  it('is refused with another state', async () => {
    const callback = new URL(await callbackOf('owner@acme.example'));
    callback.searchParams.set('state', 'another');
    expect(await outcomeOf(await browser.request(callback))).toEqual(refused);
  });

  it('is refused without the cookie of the browser that began (login CSRF)', async () => {
    const callback = await callbackOf('owner@acme.example');
    const victim = new TestBrowser(backend.origin);
    const response = await victim.request(callback);
    expect(response.status).toBe(400);
    expect(victim.cookies.has(session)).toBe(false);
  });

  it('is refused a second time', async () => {
    const callback = await callbackOf('owner@acme.example');
    const cookie = browser.cookieHeader();
    expect((await browser.request(callback)).status).toBe(303);
    browser.cookies.clear();
    expect(await outcomeOf(await browser.request(callback))).toEqual(refused);
    expect(await outcomeOf(await browser.request(callback, { headers: { cookie } }))).toEqual(refused);
  });

  it.each([
    ['nonce', 1],
    ['verifier', 2],
  ])('is refused when the %s is another', async (_part, index) => {
    const callback = await callbackOf('owner@acme.example');
    const [name, value] = [...browser.cookies].find(([cookie]) => cookie.startsWith('sign-in-')) ?? ['', ''];
    const changed = value.split('.').with(index, 'x'.repeat(43)).join('.');
    browser.cookies.set(name, changed);
    expect(await outcomeOf(await browser.request(callback))).toEqual(refused);
  });

  it('is refused when the provider says no', async () => {
    const state = new URL(await callbackOf('owner@acme.example')).searchParams.get('state') ?? '';
    const iss = encodeURIComponent(`${backend.origin}/dev-oidc`);
    expect(
      await outcomeOf(await browser.request(`/auth/callback?error=access_denied&state=${state}&iss=${iss}`)),
    ).toEqual(refused);
  });

  it.each(['/auth/callback', '/auth/callback?code=1&state=2', '/auth/callback?%00', '/auth/callback?code=1&code=2'])(
    'is refused, in words, for %s',
    async (path) => {
      expect(await outcomeOf(await browser.request(path))).toEqual(refused);
      await browser.open('/auth/sign-in');
      expect(await outcomeOf(await browser.request(path))).toEqual(refused);
    },
  );

  it('keeps codes, states and cookies out of the log', async () => {
    const callback = new URL(await callbackOf('owner@acme.example'));
    const code = callback.searchParams.get('code') ?? '';
    await browser.request(callback);
    const id = browser.cookies.get(session) ?? '';
    const log = backend.lines.join('\n');
    expect(log).toContain('GET /auth/callback 303');
    for (const secret of [code, id, callback.searchParams.get('state') ?? '']) {
      expect(secret).not.toBe('');
      expect(log).not.toContain(secret);
    }
  });
});

describe('signing out', () => {
  it('ends the session at once, wherever its cookie was copied', async () => {
    await browser.signIn('owner@acme.example');
    const copied = browser.cookieHeader();
    const answer = await browser.request('/auth/sign-out', { method: 'POST' });
    expect(answer.status).toBe(204);
    expect(browser.cookies.has(session)).toBe(false);
    await expect(whoIs(copied)).rejects.toThrow('Sign in');
  });

  it('is refused to other sites, and to links', async () => {
    await browser.signIn('owner@acme.example');
    const foreign = { method: 'POST', headers: { origin: 'https://evil.example' } };
    expect((await browser.request('/auth/sign-out', foreign)).status).toBe(403);
    expect((await browser.request('/auth/sign-out')).status).toBe(404);
    expect(await whoIs(browser.cookieHeader())).toBe('owner@acme.example');
  });
});
