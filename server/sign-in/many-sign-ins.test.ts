import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { UserService } from '#proto/polarsignals/user/v1alpha1/user_pb.ts';
import { apiClient } from '#server/testing/api-client.ts';
import { type DataPlace, engines } from '#server/testing/engines.ts';
import {
  askedInTab,
  callbackOf,
  type ProviderBackend,
  startProviderBackend,
} from '#server/testing/provider-backend.ts';
import { TestBrowser } from '#server/testing/test-browser.ts';

const minute = 60_000;
const ada = 'ada@acme.example';
const bo = 'bo@acme.example';
const pages = ['/a', '/b?q=x%20y', '/c#top', '/d', '/e'];

/** Where an answer leads; for a page, the address that its link begins again with. */
async function leadsTo(answer: Response): Promise<string> {
  const text = await answer.text();
  return answer.headers.get('location') ?? /href="(\/auth\/sign-in[^"]*)"/.exec(text)?.[1] ?? text;
}
const again = (path: string) => `/auth/sign-in?return=${encodeURIComponent(path)}`;

describe.each(engines)('on $engine', ({ isMissing, open }) => {
  let place: DataPlace;
  let now: number;
  let world: ProviderBackend;
  let browser: TestBrowser;

  beforeAll(async () => {
    if (!isMissing) place = await open('many_sign_ins');
  }, 60_000);
  afterAll(() => (isMissing ? undefined : place.drop()));

  beforeEach(async () => {
    now = Date.now();
    await place.empty();
    world = await startProviderBackend({}, place.settings, { now: () => new Date(now) });
    browser = new TestBrowser(world.backend.origin);
  });
  afterEach(() => world.remove());

  async function whoIs(cookie = browser.cookieHeader(), origin = world.backend.origin): Promise<string> {
    const users = apiClient(UserService, origin, { cookie, origin });
    return (await users.getSelf({})).user?.email ?? '';
  }

  /** Signs in, and returns the address of the way back. */
  async function signIn(path: string, email = ada): Promise<string> {
    const callback = await callbackOf(browser, await askedInTab(browser, path), email);
    await browser.request(callback);
    return callback;
  }

  describe.skipIf(isMissing)('many sign-ins of one browser', () => {
    it('that begin and end at once each lead to where they wanted to go', async () => {
      const questions = await Promise.all(pages.map((page) => askedInTab(browser, page)));
      const callbacks = await Promise.all(questions.map((question) => callbackOf(browser, question, ada)));
      const answers = await Promise.all(callbacks.map((callback) => browser.request(callback)));
      expect(await Promise.all(answers.map(leadsTo))).toEqual(pages);
      expect(await whoIs()).toBe(ada);
    });

    it('may end one by one, the last one first', async () => {
      const questions = [];
      for (const page of pages) questions.push(await askedInTab(browser, page));
      const led = [];
      for (const question of questions.toReversed()) {
        const answer = await browser.request(await callbackOf(browser, question, ada));
        led.push(await leadsTo(answer));
        expect(await whoIs()).toBe(ada);
      }
      expect(led).toEqual(pages.toReversed());
    });

    it('leave the calls of the other tabs alone for a minute', async () => {
      await signIn('/a');
      const first = browser.cookieHeader();
      browser.cookies.delete('provider_session');
      await signIn('/b');
      expect(browser.cookieHeader()).not.toBe(first);
      expect(await whoIs(first)).toBe(ada);
      now += minute;
      await expect(whoIs(first)).rejects.toThrow('Sign in');
      expect(await whoIs()).toBe(ada);
    });

    it('keep the headers small, however many they are', async () => {
      const long = `/${'x'.repeat(900)}`;
      for (let count = 0; count < 30; count += 1) {
        now += 1;
        await askedInTab(browser, count % 2 === 0 ? long : '/short');
        expect(browser.cookieHeader().length).toBeLessThan(6000);
      }
      now += 1;
      expect(await leadsTo(await browser.request(await signIn('/last')))).toBe('/last');
    });
  });

  describe.skipIf(isMissing)('who comes back to the callback', () => {
    it('by a reload is led on', async () => {
      const callback = await signIn('/a');
      expect(await leadsTo(await browser.request(callback))).toBe('/a');
      expect(await whoIs()).toBe(ada);
    });

    it('by a step back, past the provider’s page, is led on', async () => {
      const question = await askedInTab(browser, '/a');
      await browser.request(await callbackOf(browser, question, ada));
      expect(await leadsTo(await browser.request(await callbackOf(browser, question, ada)))).toBe('/a');
    });

    it('after signing out begins again, and arrives', async () => {
      const callback = await signIn('/a');
      await browser.request('/auth/sign-out', { method: 'POST' });
      expect(await leadsTo(await browser.request(callback))).toBe(again('/a'));
    });

    it('with a refusal, when another tab has signed in meanwhile, is led on', async () => {
      const question = await askedInTab(browser, '/b');
      await signIn('/a');
      const state = new URL(await callbackOf(browser, question, ada)).searchParams.get('state') ?? '';
      const refused = await browser.request(`/auth/callback?error=temporarily_unavailable&state=${state}`);
      expect(await leadsTo(refused)).toBe('/b');
    });
  });

  describe.skipIf(isMissing)('a sign-in that does not end well begins again where it wanted to go', () => {
    it('also after a night at the provider', async () => {
      const begun = await browser.request('/auth/sign-in?return=/a');
      expect(begun.headers.get('set-cookie')).toContain('; Max-Age=86400;');
    });

    it('when it took too long', async () => {
      const callback = await callbackOf(browser, await askedInTab(browser, '/a'), ada);
      now += 11 * minute;
      const link = await leadsTo(await browser.request(callback));
      expect(link).toBe(again('/a'));
      // The provider knows the person by now.
      const back = (await browser.request((await browser.request(link)).headers.get('location') ?? '')).headers;
      expect(await leadsTo(await browser.request(back.get('location') ?? ''))).toBe('/a');
    });

    it('when it took too long, and another tab has signed in: there is nothing left to do', async () => {
      const callback = await callbackOf(browser, await askedInTab(browser, '/a'), ada);
      now += 11 * minute;
      browser.cookies.delete('provider_session');
      await signIn('/b');
      expect(await leadsTo(await browser.request(callback))).toBe('/a');
    });

    it.each(['access_denied', 'server_error'])('when the provider answers %s', async (error) => {
      world.provider.manners.refusal = error;
      const answer = await browser.open('/auth/sign-in?return=/a');
      expect(answer.status).toBe(400);
      expect(await leadsTo(answer)).toBe(again('/a'));
      world.provider.manners.refusal = undefined;
      expect(await leadsTo(await browser.request(await signIn('/a')))).toBe('/a');
    });

    it('when the provider says no without saying to what', async () => {
      await askedInTab(browser, '/a');
      expect(await leadsTo(await browser.request('/auth/callback?error=access_denied'))).toBe(again('/a'));
    });
  });

  describe.skipIf(isMissing)('after signing out', () => {
    it('one can choose another account, also when the provider knows the person', async () => {
      await signIn('/a');
      await browser.request('/auth/sign-out', { method: 'POST' });
      const callback = await callbackOf(browser, await askedInTab(browser, '/b'), bo);
      expect(await leadsTo(await browser.request(callback))).toBe('/b');
      expect(await whoIs()).toBe(bo);
      // Only once: from then on the provider need not ask.
      const next = await browser.request('/auth/sign-in');
      expect(new URL(next.headers.get('location') ?? '').searchParams.get('prompt')).toBeNull();
    });

    it('one can sign in where the provider knows no word for that', async () => {
      world.provider.manners.unknownPrompts = ['select_account'];
      await signIn('/a');
      await browser.request('/auth/sign-out', { method: 'POST' });
      const refused = await browser.open('/auth/sign-in?return=/a');
      expect(refused.status).toBe(400);
      const toProvider = await browser.request(await leadsTo(refused));
      const back = await browser.request(toProvider.headers.get('location') ?? '');
      expect(await leadsTo(await browser.request(back.headers.get('location') ?? ''))).toBe('/a');
      expect(await whoIs()).toBe(ada);
    });
  });

  it.skipIf(isMissing)('two consoles on one host keep two sessions', async () => {
    const other = await startProviderBackend();
    try {
      await signIn('/a');
      // One browser: what one console sets, the other is sent.
      const there = new TestBrowser(other.backend.origin);
      for (const [name, value] of browser.cookies) if (name !== 'provider_session') there.cookies.set(name, value);
      await there.request(await callbackOf(there, await askedInTab(there, '/b'), bo));
      const all = there.cookieHeader();
      expect([await whoIs(all), await whoIs(all, other.backend.origin)]).toEqual([ada, bo]);
      await there.request('/auth/sign-out', { method: 'POST' });
      expect(await whoIs(there.cookieHeader())).toBe(ada);
      await expect(whoIs(all, other.backend.origin)).rejects.toThrow('Sign in');
    } finally {
      await other.remove();
    }
  });
});
