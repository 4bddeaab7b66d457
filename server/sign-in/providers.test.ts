import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import {
  askedInTab,
  callbackOf,
  owner,
  type ProviderBackend,
  startProviderBackend,
} from '#server/testing/provider-backend.ts';
import { TestBrowser } from '#server/testing/test-browser.ts';
import { freePort } from '#server/testing/test-postgres.ts';
import type { ProviderManners } from '#server/testing/test-provider.ts';

let world: ProviderBackend | undefined;
afterEach(() => world?.remove());

const verified = { email: owner, email_verified: true };
const wrongRedirect = { id: 'console', secret: 'secret', redirectUri: 'https://old.example/auth/callback' };

/** One sign-in at such a provider: its answer, and what the log says. */
async function signIn(manners: Partial<ProviderManners>, environment: Record<string, string> = {}) {
  world = await startProviderBackend(manners, environment);
  const browser = new TestBrowser(world.backend.origin);
  const answer = await browser.request(await callbackOf(browser, await askedInTab(browser, '/a'), owner));
  return { status: answer.status, page: await answer.text(), log: world.backend.lines.join('\n') };
}

describe('a provider', () => {
  it.each<[string, Partial<ProviderManners>, Record<string, string>]>([
    ['that writes email_verified as text', { token: () => ({ ...verified, email_verified: 'true' }) }, {}],
    ['that verifies in userinfo only', { token: () => ({ email: owner }), userinfo: () => verified }, {}],
    ['that tells the e-mail in userinfo only', { token: () => ({}), userinfo: () => verified }, {}],
    ['that never verifies, and is trusted', { token: () => ({ email: owner }) }, { OIDC_TRUST_EMAIL: 'true' }],
    ['whose issuer has a slash', { spelling: (issuer) => `${issuer}/` }, {}],
    ['whose issuer has a path with a slash', { suffix: '/staff', spelling: (issuer) => `${issuer}/` }, {}],
    ['whose issuer has a path without a slash', { suffix: '/staff/', spelling: (issuer) => issuer.slice(0, -1) }, {}],
  ])('%s signs people in', async (_, manners, environment) => {
    expect((await signIn(manners, environment)).status).toBe(303);
  });

  it.each<[string, Partial<ProviderManners>, number, string, string]>([
    ['that never verifies', { token: () => ({ email: owner }) }, 403, 'isn’t verified', 'OIDC_TRUST_EMAIL=true'],
    ['that sends no e-mail', { token: () => ({}) }, 403, 'e-mail address is missing', 'needs the scope email'],
  ])('%s is told to the person and to the operator', async (_, manners, status, page, log) => {
    const seen = await signIn(manners);
    expect(seen.status).toBe(status);
    expect(seen.page).toContain(page);
    expect(seen.page).toContain('href="/auth/sign-in?return=%2Fa"');
    expect(seen.log).toContain(log);
  });

  it('that refuses the secret is told, with the settings to compare', async () => {
    const seen = await signIn({}, { OIDC_CLIENT_SECRET: 'wrong' });
    expect(seen.status).toBe(502);
    for (const said of [seen.page, seen.log]) expect(said).toContain('compare OIDC_CLIENT_ID and OIDC_CLIENT_SECRET');
    expect(seen.log).not.toContain('wrong');
  });
});

it('a database that fails is not laid to the provider', async () => {
  world = await startProviderBackend();
  const database = new Sqlite(join(world.backend.folder, 'data', 'console.db'));
  database.exec('drop table sessions');
  database.close();
  const answer = await new TestBrowser(world.backend.origin).signIn(owner);
  expect(answer.status).toBe(503);
  expect(await answer.text()).toContain('said who you are, but the console couldn’t keep it');
  expect(world.backend.lines.join('\n')).toContain('no such table: sessions');
});

describe('before anybody is sent to the provider, the page and the log say', () => {
  it.each<[string, Partial<ProviderManners>, Record<string, string>, string]>([
    ['that it knows no such client', {}, { OIDC_CLIENT_ID: 'wrong' }, 'knows no client wrong'],
    [
      'which redirect address to register',
      { client: wrongRedirect },
      {},
      '/auth/callback there. That address comes from PUBLIC_URL',
    ],
    [
      'that it has another issuer',
      { spelling: () => 'https://other.example' },
      {},
      'calls itself https://other.example',
    ],
    ['that there is no provider', { suffix: '/none', metadata: { issuer: undefined } }, {}, 'OIDC_ISSUER'],
  ])('%s', async (_, manners, environment, words) => {
    world = await startProviderBackend(manners, environment);
    const browser = new TestBrowser(world.backend.origin);
    const answer = await browser.request('/auth/sign-in?return=/a');
    expect(answer.status).toBe(502);
    const page = await answer.text();
    expect(page).toContain(words);
    expect(page).toContain('href="/auth/sign-in?return=%2Fa&#38;unchecked=yes"');
    expect(world.backend.lines.join('\n')).toContain(words);
  });

  it('why it doesn’t answer, the log alone', async () => {
    const issuer = `http://127.0.0.1:${await freePort()}`;
    world = await startProviderBackend({}, { OIDC_ISSUER: issuer });
    const answer = await new TestBrowser(world.backend.origin).request('/auth/sign-in');
    expect(answer.status).toBe(502);
    expect(await answer.text()).not.toContain('ECONNREFUSED');
    expect(world.backend.lines.join('\n')).toContain('doesn’t answer: connect ECONNREFUSED');
  });

  it('and still let a person go there who knows better', async () => {
    world = await startProviderBackend({ client: wrongRedirect });
    const browser = new TestBrowser(world.backend.origin);
    const answer = await browser.request('/auth/sign-in?return=/a&unchecked=yes');
    expect(answer.headers.get('location')).toContain(`${world.provider.origin}/auth`);
  });
});
