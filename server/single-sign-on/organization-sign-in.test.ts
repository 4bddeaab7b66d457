import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PeopleService } from '#proto/console/people/v1alpha1/people_pb.ts';
import { OrganizationService } from '#proto/polarsignals/organization/v1alpha1/organization_pb.ts';
import { RoleService } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { UserService } from '#proto/polarsignals/user/v1alpha1/user_pb.ts';
import { apiClient } from '#server/testing/api-client.ts';
import { TestBrowser } from '#server/testing/test-browser.ts';
import {
  organizationId,
  signInThrough,
  startTestSingleSignOn,
  type TestSingleSignOn,
} from '#server/testing/test-single-sign-on.ts';

let world: TestSingleSignOn;
beforeEach(async () => {
  world = await startTestSingleSignOn();
});
afterEach(() => world.remove());

async function enabled(defaultRole = ''): Promise<void> {
  await world.save({ defaultRole });
  await world.try();
  await world.enable();
}

async function through(email: string): Promise<{ readonly browser: TestBrowser; readonly text: string }> {
  const browser = new TestBrowser(world.backend.origin);
  return { browser, text: await (await signInThrough(browser, email)).text() };
}

const away = 'Your organization’s sign-in provider doesn’t answer';
const wrong = 'Single sign-on doesn’t work now';

describe('a sign-in through single sign-on', () => {
  it('is refused alike where there is none and where it is off, with the way by the usual provider', async () => {
    await world.save();
    const browser = new TestBrowser(world.backend.origin);
    const pages = await Promise.all(
      ['acme', 'nobody'].map(async (name) =>
        (await (await browser.open(`/sign-in/sso/${name}`)).text()).replaceAll(name, ''),
      ),
    );
    expect(pages[0]?.replace(/Request .*?</, '')).toBe(pages[1]?.replace(/Request .*?</, ''));
    expect(pages[0]).toContain('href="/auth/sign-in?return=%2F"');
    expect(pages[0]).not.toContain('Sign in again');
  });

  it('gives the default role at the first one only, and not to somebody who has a role', async () => {
    await enabled('system:viewer');
    const { browser } = await through('ada@acme.example');
    expect(await world.rolesOf(browser)).toEqual(['system:viewer']);
    const people = apiClient(PeopleService, world.backend.origin, world.headersOf(world.owner));
    const told = (await people.listPeople({ organizationId })).people.find(
      ({ authProvider }) => authProvider === 'acme',
    );
    expect(told).toMatchObject({ subject: 'user:acme:ada@acme.example', canSignIn: true });
    await people.removePerson({ organizationId, subject: 'user:acme:ada@acme.example' });
    expect(await world.rolesOf(browser)).toBe('Unauthenticated');
    expect(await world.rolesOf((await through('ada@acme.example')).browser)).toBe('NotFound');
    const roles = apiClient(RoleService, world.backend.origin, world.headersOf(world.owner));
    const subject = 'user:acme:bo@acme.example';
    await roles.createRoleBinding({ organizationId, subject, role: 'system:profile-writer' });
    expect(await world.rolesOf((await through('bo@acme.example')).browser)).toEqual(['system:profile-writer']);
  });

  it.each<readonly [string, (response: ServerResponse) => void, string]>([
    ['is away', (response) => void response.writeHead(503).end(), away],
    ['hangs up', (response) => void response.destroy(), away],
    [
      'answers by 101',
      (response) => void response.socket?.write('HTTP/1.1 101 Go\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'),
      wrong,
    ],
    ['sends on', (response) => void response.writeHead(302, { location: '/' }).end(), wrong],
    ['is no provider', (response) => void response.writeHead(404).end(), wrong],
  ])('at an issuer that %s tells strangers nothing of it, and the log why', async (_what, discovery, words) => {
    await enabled();
    const { port } = new URL(world.provider.issuer);
    // The settings are asked anew, as after some minutes.
    await world.organizations.updateSSODefaultRole({ id: organizationId, defaultRole: '' });
    world.provider.manners.discovery = discovery;
    const { text } = await through('ada@acme.example');
    expect(text).toContain(words);
    for (const secret of [port, 'status', 'redirect', 'ECONN', 'issuer']) expect(text).not.toContain(secret);
    expect(world.backend.lines.join('\n')).toMatch(/single sign-on: .*(issuer|127)/);
  });

  it('without a default role gives no access', async () => {
    await enabled();
    expect(await world.rolesOf((await through('ada@acme.example')).browser)).toBe('NotFound');
  });

  it('is refused when the default role was deleted meanwhile, naming both', async () => {
    const roles = apiClient(RoleService, world.backend.origin, world.headersOf(world.owner));
    const { role } = await roles.createRole({ organizationId, name: 'Starter', permissions: ['view.read'] });
    await enabled(`${organizationId}:Starter`);
    await roles.deleteRole({ organizationId, id: role?.id ?? '' });
    const { browser, text } = await through('ada@acme.example');
    expect(text).toContain('The default role of single sign-on, “Starter”, was deleted.');
    expect(await world.rolesOf(browser)).toBe('Unauthenticated');
    expect((await world.setups.getSetup({ organizationId })).setup?.defaultRoleProblem).toContain('Starter');
    await world.organizations.updateSSODefaultRole({ id: organizationId, defaultRole: 'system:viewer' });
    expect(await world.rolesOf((await through('ada@acme.example')).browser)).toEqual(['system:viewer']);
  });

  it('makes two people of one e-mail at two providers', async () => {
    await enabled('system:viewer');
    const { browser } = await through('owner@acme.example');
    expect(await world.rolesOf(browser)).toEqual(['system:viewer']);
    expect(await world.rolesOf(world.owner)).toEqual(['system:owner']);
  });

  it('is refused from another account with the e-mail, and from another issuer', async () => {
    await enabled('system:viewer');
    await through('ada@acme.example');
    world.provider.manners.token = (email) => ({ sub: 'another', email, email_verified: true });
    expect((await through('ada@acme.example')).text).toContain('belongs to another account here');
    // The setting is for accounts of the installation's own provider.
    const log = world.backend.lines.join('\n');
    expect(log).toContain('came from the account “another”');
    expect(log).not.toContain('OIDC_');
    await world.organizations.disableSSO({ id: organizationId });
    world.provider.manners.suffix = '/other';
    world.provider.manners.token = (email) => ({ email, email_verified: true });
    await enabled('system:viewer');
    expect((await through('ada@acme.example')).text).toContain('belongs to another account here');
    expect(await world.rolesOf((await through('bo@acme.example')).browser)).toEqual(['system:viewer']);
  });

  it('by a changed e-mail is another person’s', async () => {
    await enabled();
    const roles = apiClient(RoleService, world.backend.origin, world.headersOf(world.owner));
    await roles.createRoleBinding({ organizationId, subject: 'user:acme:ada@acme.example', role: 'system:writer' });
    world.provider.manners.token = (email) => ({ sub: '1', email, email_verified: true });
    expect(await world.rolesOf((await through('ada@acme.example')).browser)).toEqual(['system:writer']);
    expect(await world.rolesOf((await through('ada.new@acme.example')).browser)).toBe('NotFound');
  });

  it('that is disabled meanwhile is refused, and those who came through it are out', async () => {
    await enabled('system:viewer');
    const inside = (await through('ada@acme.example')).browser;
    const late = new TestBrowser(world.backend.origin);
    const choice = await late.open('/sign-in/sso/acme');
    await world.organizations.disableSSO({ id: organizationId });
    expect(await world.rolesOf(inside)).toBe('Unauthenticated');
    expect(await (await late.choose(choice, 'bo@acme.example')).text()).toContain('There is no single sign-on here');
    expect(await world.rolesOf(late)).toBe('Unauthenticated');
    await world.try();
    await world.enable();
    expect(await world.rolesOf(inside)).toBe('Unauthenticated');
  });

  it.each<readonly [string, () => Promise<void>]>([
    ['is gone', () => world.provider.close()],
    [
      'is away behind a proxy',
      async () => void (world.provider.manners.quiet = (response) => response.writeHead(503).end()),
    ],
  ])('goes nowhere once the provider %s, also right after somebody came in', async (_what, end) => {
    await enabled('system:viewer');
    await through('ada@acme.example');
    await end();
    const { text } = await through('bo@acme.example');
    expect(text).toContain('sign-in provider doesn’t answer');
    expect(text).toContain('Owners of the organization can always sign in without single sign-on');
    expect(text).toContain('Sign in without single sign-on</a>');
    expect(await world.try()).toContain('doesn’t work yet');
    const { setup } = await world.setups.getSetup({ organizationId });
    expect(setup?.trial?.failure).not.toBe('');
    expect(setup?.trial?.failure).not.toContain('Owners of the organization');
  });

  it('with an answer of the provider that can’t be read goes on all the same', async () => {
    await enabled('system:viewer');
    world.provider.manners.quiet = (response) => response.writeHead(200).end('x'.repeat(70_000));
    expect(await world.rolesOf((await through('ada@acme.example')).browser)).toEqual(['system:viewer']);
  });

  it('ends at the address of the provider that was asked, and at no other one', async () => {
    await enabled('system:viewer');
    const browser = new TestBrowser(world.backend.origin);
    const choice = await browser.open('/sign-in/sso/acme');
    const action = /action="([^"]+)"/.exec(await choice.text())?.[1] ?? '';
    const body = new URLSearchParams({ email: 'ada@acme.example' });
    const back = (await browser.request(action, { method: 'POST', body })).headers.get('location') ?? '';
    const elsewhere = back.replace(/\/auth\/callback\/[^?]*/, '/auth/callback');
    expect(await (await browser.open(elsewhere)).text()).toContain('This sign-in can’t be finished');
    expect(await world.rolesOf(browser)).toBe('Unauthenticated');
    await browser.open(back);
    expect(await world.rolesOf(browser)).toEqual(['system:viewer']);
  });

  it('tells who the person is, in one organization only', async () => {
    await enabled('system:owner');
    const { browser } = await through('ada@acme.example');
    const users = apiClient(UserService, world.backend.origin, world.headersOf(browser));
    expect((await users.getSelf({})).user).toMatchObject({ email: 'ada@acme.example', authProvider: 'acme' });
    const organizations = apiClient(OrganizationService, world.backend.origin, world.headersOf(browser));
    expect((await organizations.getOrganizations({})).organizations.map(({ id }) => id)).toEqual([organizationId]);
  });
});
