import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestBrowser } from '#server/testing/test-browser.ts';
import { organizationId, startTestSingleSignOn, type TestSingleSignOn } from '#server/testing/test-single-sign-on.ts';

const trial = '/sign-in/sso/acme/trial';

let world: TestSingleSignOn;
beforeEach(async () => {
  world = await startTestSingleSignOn();
});
afterEach(() => world.remove());

describe('a trial', () => {
  it('shows what arrived, makes no session, and lets single sign-on be enabled', async () => {
    await world.save();
    await expect(world.enable()).rejects.toThrow('hasn’t signed in through them yet');
    expect(await world.try('Ada@Acme.example')).toContain('Single sign-on works');
    const { setup } = await world.setups.getSetup({ organizationId });
    expect(setup?.trial).toMatchObject({ email: 'Ada@Acme.example', emailVerified: true, failure: '' });
    expect(setup?.enabled).toBe(false);
    expect(await world.rolesOf(world.owner)).toEqual(['system:owner']);
    await world.enable();
    expect((await world.setups.getSetup({ organizationId })).setup?.enabled).toBe(true);
  });

  it('asks for groups where they are wanted', async () => {
    world.provider.manners.token = (email) => ({ email, email_verified: true, groups: ['staff', 7] });
    await world.save({ groups: true });
    await world.try();
    expect((await world.setups.getSetup({ organizationId })).setup?.trial?.groups).toEqual(['staff']);
  });

  it.each([
    ['unverified', { email_verified: false }, 'isn’t verified'],
    ['without a dot', { email: 'root@localhost' }, 'can’t be used'],
    ['missing', { email: undefined }, 'didn’t send yours'],
  ])('of an e-mail that is %s fails, and nothing can be enabled', async (_what, claims, _words) => {
    world.provider.manners.token = (email) => ({ email, email_verified: true, ...claims });
    await world.save();
    expect(await world.try()).toContain('Single sign-on doesn’t work yet');
    const { setup } = await world.setups.getSetup({ organizationId });
    expect(setup?.trial?.failure).not.toBe('');
    await expect(world.enable()).rejects.toThrow('hasn’t signed in through them yet');
  });

  it.each([
    ['another client ID', { clientId: 'other' }, 'compare the client ID'],
    ['another secret', { secret: 'other' }, 'compare the client ID and the client secret'],
  ])('with %s says so', async (_what, change, words) => {
    await world.save(change);
    expect(await world.try()).toContain(words);
    expect((await world.setups.getSetup({ organizationId })).setup?.trial?.failure).toContain(words);
  });

  it.each<readonly [string, (response: ServerResponse) => void, string]>([
    ['is away', (response) => void response.writeHead(503).end(), 'doesn’t answer'],
    ['sends on', (response) => void response.writeHead(302, { location: '/' }).end(), 'answers with a redirect'],
    ['says too much', (response) => void response.writeHead(200).end('x'.repeat(70_000)), 'more than 64 kB'],
    ['hangs up', (response) => void response.destroy(), 'can’t be reached'],
    [
      'answers by 101',
      (response) => void response.socket?.write('HTTP/1.1 101 Go\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'),
      'status 101',
    ],
  ])('at an issuer that %s says so', async (_what, discovery, words) => {
    await world.save();
    world.provider.manners.discovery = discovery;
    expect(await world.try()).toContain(words);
    expect((await world.setups.getSetup({ organizationId })).setup?.trial?.failure).toContain(words);
    await expect(world.enable()).rejects.toThrow('hasn’t signed in through them yet');
  });

  it('names what is wrong with the metadata', async () => {
    await world.save();
    world.provider.manners.metadata = { authorization_endpoint: 'javascript:alert(1)' };
    const words = 'its authorization_endpoint must be an address';
    expect(await world.try()).toContain(words);
    expect((await world.setups.getSetup({ organizationId })).setup?.trial?.failure).toContain(words);
  });

  it('is for those alone who may change the settings, and for the settings that were tried', async () => {
    await world.save();
    const viewer = new TestBrowser(world.backend.origin);
    await viewer.signIn('viewer@acme.example');
    for (const browser of [viewer, new TestBrowser(world.backend.origin)]) {
      for (const method of ['GET', 'POST']) {
        const text = await (await browser.open(trial, { method })).text();
        expect(text).toContain('You can’t try single sign-on');
        expect(text).toContain('href="/auth/sign-in?return=%2F">Sign in again');
      }
    }
    await world.try();
    await world.save();
    await expect(world.enable()).rejects.toThrow('hasn’t signed in through them yet');
  });
});
