import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RoleService } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { UserService } from '#proto/polarsignals/user/v1alpha1/user_pb.ts';
import { apiClient } from '#server/testing/api-client.ts';
import { formAction, TestBrowser } from '#server/testing/test-browser.ts';
import {
  organizationId,
  signInThrough,
  startTestSingleSignOn,
  type TestSingleSignOn,
} from '#server/testing/test-single-sign-on.ts';

const [signIn, trial] = ['/sign-in/sso/acme?return=%2Forganizations', '/sign-in/sso/acme/trial'];
/** What a browser says of a request that a page of another site makes. */
const foreign = { 'sec-fetch-site': 'cross-site' };
const foreignForm = { method: 'POST', headers: { ...foreign, origin: 'https://evil.example' } };

const asOwner = 'user:dev:owner@acme.example';

let world: TestSingleSignOn;
beforeEach(async () => {
  world = await startTestSingleSignOn();
  await world.save({ defaultRole: 'system:viewer' });
});
afterEach(() => world.remove());

/** The subject that a browser's cookies stand for. */
async function whoIs(cookie: string): Promise<string> {
  const users = apiClient(UserService, world.backend.origin, { cookie, origin: world.backend.origin });
  const { user } = await users.getSelf({});
  return `user:${user?.authProvider}:${user?.email}`;
}

async function trialNow() {
  return (await world.setups.getSetup({ organizationId })).setup?.trial;
}

describe('a trial begins', () => {
  it('by the button of a page that says what is tried, and by no link', async () => {
    const offer = await world.owner.open(trial);
    expect(offer.headers.get('referrer-policy')).toBe('same-origin'); // else the button's origin would be "null"
    const text = await offer.text();
    for (const words of ['Acme', '<dd>acme</dd>', new URL(world.provider.issuer).host]) expect(text).toContain(words);
    expect(formAction(text)).toBe(trial);
    // A trial that began would fail, and so be kept.
    world.provider.manners.discovery = (response) => void response.writeHead(503).end();
    for (const path of [trial, '/sign-in/sso/acme?try']) await world.owner.open(path, { headers: foreign });
    expect(await trialNow()).toBeUndefined();
    await world.owner.open(trial, { method: 'POST' });
    expect(await trialNow()).toBeDefined();
  });

  it('by no request of another site', async () => {
    world.provider.manners.discovery = (response) => void response.writeHead(503).end();
    expect((await world.owner.open(trial, foreignForm)).status).toBe(403);
    expect(await trialNow()).toBeUndefined();
  });
});

it('nobody tries what somebody else set up, until they have saved it themselves', async () => {
  const other = new TestBrowser(world.backend.origin);
  await other.signIn('newcomer@acme.example');
  const headers = { cookie: world.owner.cookieHeader(), origin: world.backend.origin };
  const roles = apiClient(RoleService, world.backend.origin, headers);
  const subject = 'user:dev:newcomer@acme.example';
  await roles.createRoleBinding({ organizationId, subject, role: 'system:owner' });
  for (const method of ['GET', 'POST']) {
    const answer = await other.open(trial, { method });
    expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining('Somebody else set this up')]);
  }
  expect(await trialNow()).toBeUndefined();
  expect((await world.setups.getSetup({ organizationId })).setup?.setUpBy).toBe(asOwner);
});

describe('whoever is signed in another way', () => {
  let cookie: string;

  beforeEach(async () => {
    await world.try();
    await world.enable();
    cookie = world.owner.cookieHeader();
  });

  it('is asked first, by a page that says whose sign-in it is and who they are', async () => {
    const answer = await world.owner.request(signIn, { headers: foreign });
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([200, []]);
    const text = await answer.text();
    const { host } = new URL(world.provider.issuer);
    for (const words of [
      'Sign in to Acme?',
      '<dd>acme</dd>',
      host,
      'owner@acme.example (dev)',
      'href="/organizations"',
    ])
      expect(text).toContain(words);
    expect(formAction(text)).toBe(signIn);
    expect(await whoIs(cookie)).toBe(asOwner);
  });

  it('stays so until the new sign-in has succeeded', async () => {
    const { owner, provider } = world;
    provider.manners.token = (email) => ({ email, email_verified: false });
    expect(await (await owner.open(signIn, { method: 'POST' })).text()).toContain('isn’t verified');
    expect(await whoIs(owner.cookieHeader())).toBe(asOwner);
    provider.manners.token = (email) => ({ email, email_verified: true });
    await owner.open(signIn, { method: 'POST' });
    expect(await whoIs(owner.cookieHeader())).toBe('user:acme:ada@acme.example');
    await expect(whoIs(cookie)).rejects.toThrow('Sign in');
  });

  it('agrees on a page of ours only', async () => {
    expect((await world.owner.open(signIn, foreignForm)).status).toBe(403);
    expect(await whoIs(cookie)).toBe(asOwner);
  });

  it('stays so when another sign-in was open before', async () => {
    const browser = new TestBrowser(world.backend.origin);
    const choice = await browser.open(signIn);
    await browser.signIn('owner@acme.example');
    expect(await (await browser.choose(choice, 'ada@acme.example')).text()).toContain('You are already signed in');
    expect(await whoIs(browser.cookieHeader())).toBe(asOwner);
  });

  it('is not who came through the same provider', async () => {
    const browser = new TestBrowser(world.backend.origin);
    await signInThrough(browser, 'ada@acme.example');
    expect((await browser.request(signIn)).status).toBe(302);
  });
});
