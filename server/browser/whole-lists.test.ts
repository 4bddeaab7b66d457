import { type Client, Code, ConnectError, createClient, type Transport } from '@connectrpc/connect';
import { createConnectTransport, createGrpcWebTransport } from '@connectrpc/connect-node';
import { afterEach, describe, expect, it } from 'vitest';
import type { Host } from '#domain/host.ts';
import type { World } from '#domain/store/world.ts';
import { idOf, organizations, spare, tokenSecret } from '#domain/testing/test-records.ts';
import { createTestWorld } from '#domain/testing/test-world.ts';
import { RoleService } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { serveApi, type ServedApi } from '#server/testing/served-api.ts';

const { acme: organizationId } = organizations;
const path = `/api/${RoleService.typeName}/ListRoleBindings`;
const viewer = { 'x-person': 'viewer@acme.example' };
const options = { httpVersion: '1.1' as const };
const transports: readonly [string, (baseUrl: string) => Transport][] = [
  ['JSON', (baseUrl) => createConnectTransport({ baseUrl, ...options, acceptCompression: [] })],
  ['JSON in gzip', (baseUrl) => createConnectTransport({ baseUrl, ...options })],
  [
    'binary',
    (baseUrl) => createConnectTransport({ baseUrl, ...options, useBinaryFormat: true, acceptCompression: [] }),
  ],
  ['binary in gzip', (baseUrl) => createConnectTransport({ baseUrl, ...options, useBinaryFormat: true })],
  ['gRPC-web', (baseUrl) => createGrpcWebTransport({ baseUrl, ...options })],
  ['gRPC-web with JSON', (baseUrl) => createGrpcWebTransport({ baseUrl, ...options, useBinaryFormat: false })],
];

let api: ServedApi;
afterEach(() => api.close());

/** The API over a world with this many role bindings more, and the sizes of the pages that its store is asked for. */
async function start(more: number, beforePage: (number: number) => unknown = () => undefined, long = '') {
  const sizes: number[] = [];
  const noting = (host: Host): Host => ({
    ...host,
    store: {
      ...host.store,
      bindings: {
        ...host.store.bindings,
        page(organization, project, request) {
          beforePage(sizes.push(request.size));
          return host.store.bindings.page(organization, project, request);
        },
      },
    },
  });
  const world = await createTestWorld((before) => withBindings(before, more, long), noting);
  api = await serveApi(world.host);
  const clientOf = (transport: (baseUrl: string) => Transport): Client<typeof RoleService> =>
    createClient(RoleService, transport(`http://127.0.0.1:${api.port}/api`));
  return { world, sizes, clientOf };
}

function withBindings(world: World, more: number, long: string): World {
  const made = { organizationId, projectId: null, role: 'system:viewer', createdAt: new Date(0), createdBy: 'system' };
  const extra = Array.from({ length: more }, (_, n) => ({
    ...made,
    id: `id-${n}`,
    subject: `user:dev:„${n}"@x.example${long}`,
  }));
  return { ...world, bindings: [...world.bindings, ...extra] };
}

describe.each(transports)('a list that is asked for whole, as %s,', (_name, transport) => {
  it('has every row once and in order, and is read in pages', async () => {
    const { clientOf, sizes, world } = await start(1_000);
    const whole = await clientOf(transport).listRoleBindings({ organizationId }, { headers: viewer });
    const pages = sizes.splice(0);
    expect(pages.length).toBeGreaterThan(2);
    expect(Math.max(...pages)).toBeLessThanOrEqual(500);
    expect(whole).toEqual(await world.as('viewer').roles.listRoleBindings({ organizationId }));
    expect(whole.roleBindings).toHaveLength(1_011);
  });

  it('can be short, or empty', async () => {
    const { clientOf } = await start(0);
    const client = clientOf(transport);
    const headers = { 'x-person': 'owner@acme.example' };
    expect((await client.listRoleBindings({ organizationId }, { headers })).roleBindings).toHaveLength(11);
    expect((await client.listInvites({ organizationId }, { headers })).invites).toHaveLength(1);
    const none = await client.listInviteAcceptances({ organizationId, inviteId: spare.invite.id }, { headers });
    expect(none).toMatchObject({ acceptances: [], nextPageToken: '', total: 0 });
  });

  it.each([
    ['nobody', {}, Code.Unauthenticated],
    ['who may not list', { 'x-person': 'billing@acme.example' }, Code.PermissionDenied],
    ['who is not in the organization', { 'x-person': 'newcomer@acme.example' }, Code.NotFound],
  ])('is refused to %s', async (_who, headers, code) => {
    const { clientOf } = await start(1_000);
    const refused = clientOf(transport).listRoleBindings({ organizationId }, { headers });
    await expect(refused).rejects.toMatchObject({ code });
  });

  it('is an error, and never a shorter list, if a page fails', async () => {
    const { clientOf, world } = await start(1_000, (page) => {
      if (page === 3) throw new Error('the database is away');
    });
    const broken = clientOf(transport).listRoleBindings({ organizationId }, { headers: viewer });
    await expect(broken).rejects.toBeInstanceOf(ConnectError);
    expect(world.reports).toHaveLength(1);
  });

  it('is an error if the right to list is lost meanwhile', async () => {
    const { clientOf, world } = await start(1_000, (page) => {
      if (page === 2) void world.store.transaction((tx) => tx.bindings.remove(idOf('viewer', 'binding')));
    });
    const broken = clientOf(transport).listRoleBindings({ organizationId }, { headers: viewer });
    await expect(broken).rejects.toBeInstanceOf(ConnectError);
  });

  it('is an error if the API token that asks is deleted meanwhile', async () => {
    const { clientOf, world } = await start(1_000, (page) => {
      if (page === 2) void world.store.transaction((tx) => tx.tokens.remove(idOf('ownerMachine', 'token')));
    });
    const headers = { authorization: `Bearer ${tokenSecret('ownerMachine')}` };
    const broken = clientOf(transport).listRoleBindings({ organizationId }, { headers });
    await expect(broken).rejects.toBeInstanceOf(ConnectError);
  });

  it('is one page for who asks for one', async () => {
    const { clientOf, sizes } = await start(1_000);
    const page = await clientOf(transport).listRoleBindings({ organizationId, pageSize: 700 }, { headers: viewer });
    expect(page.roleBindings).toHaveLength(700);
    expect(page.total).toBe(1_011);
    expect(sizes).toEqual([700]);
  });
});

describe.each(transports)('whole lists that are asked for at once, as %s,', (_name, transport) => {
  it('take turns: others are served between two pages of any of them', async () => {
    let served = 0;
    const servedBefore: number[] = [];
    const { clientOf } = await start(1_000, () => servedBefore.push(served));
    let other = setImmediate(function serve() {
      served += 1;
      other = setImmediate(serve);
    });
    const client = clientOf(transport);
    const lists = Array.from({ length: 5 }, () => client.listRoleBindings({ organizationId }, { headers: viewer }));
    for (const { roleBindings } of await Promise.all(lists)) expect(roleBindings).toHaveLength(1_011);
    clearImmediate(other);
    expect(servedBefore).toHaveLength(25);
    expect(new Set(servedBefore).size).toBe(25);
  });

  it('are read no further when their readers are gone', async () => {
    const leave = new AbortController();
    const { clientOf, sizes } = await start(20_000, (page) => page === 3 && leave.abort());
    const client = clientOf(transport);
    const left = client.listRoleBindings({ organizationId }, { headers: viewer, signal: leave.signal });
    await expect(left).rejects.toMatchObject({ code: Code.Canceled });
    // Takes turns with the other one.
    await client.listRoleBindings({ organizationId }, { headers: viewer });
    expect(sizes.length).toBeLessThan(81 + 40);
  });
});

it.each(transports.slice(-2))(
  'as %s, somebody’s lists hold no more memory than a quarter',
  async (_name, transport) => {
    const { clientOf } = await start(1_000, undefined, 'x'.repeat(18_000));
    const client = clientOf(transport);
    const one = () => client.listRoleBindings({ organizationId }, { headers: viewer });
    const outcomes = await Promise.allSettled([one(), one(), one()]);
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(refused.length).toBeLessThan(3);
    for (const outcome of refused) expect(outcome).toMatchObject({ reason: { code: Code.ResourceExhausted } });
    expect(refused.length).toBeGreaterThan(0);
    expect((await one()).roleBindings).toHaveLength(1_011);
  },
);

describe('a request for a whole list is refused', () => {
  const connect = { 'connect-protocol-version': '1' };
  it.each<[string, Record<string, string>, string, number]>([
    ['in broken JSON', { ...connect, 'content-type': 'application/json' }, '{', 400],
    [
      'with a field that does not exist',
      { ...connect, 'content-type': 'application/json' },
      '{"organizationID":"x"}',
      400,
    ],
    ['without Connect’s header', { 'content-type': 'application/json' }, '{}', 400],
    ['in broken binary', { ...connect, 'content-type': 'application/proto' }, '\u0007', 400],
    ['as a form', { 'content-type': 'application/x-www-form-urlencoded' }, 'x=1', 415],
    [
      'with an impossible timeout',
      { ...connect, 'content-type': 'application/json', 'connect-timeout-ms': 'x' },
      '{}',
      400,
    ],
    ['that is too large', { ...connect, 'content-type': 'application/json' }, `{"x":"${'x'.repeat(1_048_576)}"}`, 429],
  ])('%s', async (_what, headers, body, status) => {
    await start(1_000);
    const answer = await fetch(`http://127.0.0.1:${api.port}${path}`, {
      method: 'POST',
      headers: { ...viewer, ...headers },
      body,
    });
    expect(answer.status).toBe(status);
  });
});
