import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedIds } from '#domain/seed-ids.ts';
import { people } from '#domain/seed.ts';
import { RoleService } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { apiClient } from '#server/testing/api-client.ts';
import { startTestBackend, type TestBackend } from '#server/testing/test-backend.ts';
import { TestBrowser } from '#server/testing/test-browser.ts';

const organizationId = seedIds.organization;
const rpcs = `/api/${RoleService.typeName}`;
let backend: TestBackend;
let newcomer: TestBrowser;
let token: string;
let inviteId: string;

beforeAll(async () => {
  backend = await startTestBackend();
  newcomer = new TestBrowser(backend.origin);
  await newcomer.signIn(people.newcomer.email);
  const { invite } = await (await ownersRoles()).createInvite({ organizationId, roleId: 'system:viewer' });
  token = invite?.token ?? '';
  inviteId = invite?.id ?? '';
});
afterAll(() => backend.remove());

async function ownersRoles() {
  const owner = new TestBrowser(backend.origin);
  await owner.signIn(people.owner.email);
  return apiClient(RoleService, backend.origin, { cookie: owner.cookieHeader(), origin: backend.origin });
}

async function acceptances() {
  return (await (await ownersRoles()).listInviteAcceptances({ organizationId, inviteId })).acceptances;
}

/** What a browser that the newcomer is signed in with sends to open a page. */
async function visit(method: string, path: string, headers: Record<string, string> = {}) {
  const own = { cookie: newcomer.cookieHeader(), origin: backend.origin, 'sec-fetch-mode': 'navigate' };
  const sent = request(`${backend.origin}${path}`, { method, headers: { accept: 'text/html', ...own, ...headers } });
  sent.end();
  const [answer]: IncomingMessage[] = await once(sent, 'response');
  const body = answer ? await text(answer) : '';
  return { status: answer?.statusCode, headers: answer?.headers, body };
}

/** As Connect sends an RPC that a link may call. */
const asLink = (method: string) =>
  `${rpcs}/${method}?connect=v1&encoding=json&message=${encodeURIComponent(JSON.stringify({ token }))}`;

describe('the link of an invite', () => {
  it('opens the console, for scanners and browsers alike, and no address of it reaches another site', async () => {
    const page = await visit('GET', `/invites/${token}`);
    expect(page).toMatchObject({ status: 200, headers: { 'referrer-policy': 'no-referrer' } });
    expect(page.body).toContain('<title>Console</title>');
  });

  it.each([
    ['opened', 'GET', () => `/invites/${token}`, {}],
    ['looked at', 'HEAD', () => `/invites/${token}`, {}],
    ['fetched ahead', 'GET', () => `/invites/${token}`, { purpose: 'prefetch', 'sec-purpose': 'prefetch' }],
    ['called as a link', 'GET', () => asLink('AcceptInvite'), {}],
    ['called as a form', 'POST', () => asLink('AcceptInvite'), { 'content-type': 'application/x-www-form-urlencoded' }],
    ['posted to', 'POST', () => `/invites/${token}`, {}],
    ['the way back of a sign-in', 'GET', () => `/auth/sign-in?return=/invites/${token}`, {}],
  ])('accepts nothing when it is %s', async (_how, method, path, headers) => {
    await visit(method, path(), headers);
    expect(await acceptances()).toEqual([]);
  });

  it('accepts nothing by a sign-in that returns to it', async () => {
    const browser = new TestBrowser(backend.origin);
    const page = await browser.signIn(people.newcomer.email, `/invites/${token}`);
    expect(new URL(page.url).pathname).toBe(`/invites/${token}`);
    expect(await acceptances()).toEqual([]);
  });

  it('is in no line of the log, whatever was done with it', async () => {
    const roles = apiClient(RoleService, backend.origin, {
      cookie: newcomer.cookieHeader(),
      origin: backend.origin,
    });
    await roles.getInviteDetails({ token });
    await roles.acceptInvite({ token });
    expect(await acceptances()).toHaveLength(1);
    const log = backend.lines.join('\n');
    expect(log).toContain('AcceptInvite 200');
    expect(log).not.toContain(token);
  });
});
