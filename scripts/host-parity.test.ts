/**
 * The same calls through every door: Node over HTTP and the mocks' bridge, Connect and gRPC-web, JSON and binary. Here,
 * because no folder of the product may import both hosts.
 */
import { type DescMessage, type DescMethodUnary, type MessageInitShape, toJson } from '@bufbuild/protobuf';
import { Code, ConnectError, createClient, type Transport } from '@connectrpc/connect';
import { createConnectTransport, createGrpcWebTransport } from '@connectrpc/connect-web';
import { afterEach, expect, test } from 'vitest';
import { noBookkeeping } from '#domain/billing/bookkeeping.ts';
import type { Host } from '#domain/host.ts';
import { createIdentifiedRoutes } from '#domain/identified-routes.ts';
import { seedIds } from '#domain/seed-ids.ts';
import { demoPlan } from '#domain/seed-ledger.ts';
import { people, seedWorld } from '#domain/seed.ts';
import { createMemoryStore } from '#domain/store/memory-store.ts';
import { fakeSingleSignOn } from '#domain/testing/fake-single-sign-on.ts';
import { endpointsOf } from '#mocks/connect-bridge.ts';
import { AccessService } from '#proto/console/access/v1alpha1/access_pb.ts';
import { CapabilitiesService } from '#proto/console/capabilities/v1alpha1/capabilities_pb.ts';
import { PeopleService } from '#proto/console/people/v1alpha1/people_pb.ts';
import { CustomRoleService } from '#proto/console/role/v1alpha1/role_pb.ts';
import { BadRequestSchema, ErrorInfoSchema } from '#proto/google/rpc/error_details_pb.ts';
import { AuthorizationService } from '#proto/polarsignals/authorization/v1alpha1/authorization_pb.ts';
import { OrganizationService } from '#proto/polarsignals/organization/v1alpha1/organization_pb.ts';
import { ProjectService } from '#proto/polarsignals/project/v1alpha1/project_pb.ts';
import { ListRoleBindingsResponseSchema, RoleService } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { ServiceAccountService } from '#proto/polarsignals/serviceaccount/v1alpha1/serviceaccount_pb.ts';
import { UserService } from '#proto/polarsignals/user/v1alpha1/user_pb.ts';
import { serveApi, type ServedApi } from '#server/testing/served-api.ts';

const organizationId = seedIds.organization;
const now = new Date('2026-03-01T12:00:00Z');

/** A host of its own for every door: the owner looks at the seed world, and ids come in the same order. */
function newHost(): Host {
  let made = 0;
  const hex = (length: number) => String((made += 1)).padStart(length, '0');
  return {
    store: createMemoryStore(seedWorld(now)),
    clock: () => now,
    ids: {
      uuid: () => `00000000-0000-4000-8000-${hex(12)}`,
      secret: () => hex(64),
      digest: async (text) => text.slice(-64),
    },
    providers: ['dev'],
    plan: demoPlan,
    invoicePdf: () => '',
    bookkeeping: noBookkeeping,
    singleSignOn: fakeSingleSignOn(),
    endSessions: async () => undefined,
    identify: async (header) => {
      const email = header.get('x-test-email') ?? people.owner.email;
      return { kind: 'user', subject: `user:dev:${email}`, provider: 'dev', email };
    },
    report: (error) => {
      throw error;
    },
  };
}

type Ask = (transport: Transport) => Promise<unknown>;

function call<Input extends DescMessage, Output extends DescMessage>(
  method: DescMethodUnary<Input, Output>,
  input: MessageInitShape<Input>,
  header?: Record<string, string>,
): Ask {
  return async (transport) => {
    const { message } = await transport.unary(method, undefined, undefined, header, input);
    return toJson(method.output, message);
  };
}

/** The first two pages of the role bindings: the second one's token is in the first. */
const twoPages: Ask = async (transport) => {
  const client = createClient(RoleService, transport);
  const first = await client.listRoleBindings({ organizationId, pageSize: 3 });
  const second = await client.listRoleBindings({ organizationId, pageSize: 3, pageToken: first.nextPageToken });
  return [first, second].map((answer) => toJson(ListRoleBindingsResponseSchema, answer));
};

const { method: roles } = RoleService;
const { method: accounts } = ServiceAccountService;
const name = 'über-\u{1F980}-账户';

const role = { organizationId, id: seedIds.roles.billingAdmin, name, permissions: ['billing.read'] };

/** In turn, on one host: later ones see what earlier ones made. */
const calls: readonly (readonly [string, Ask])[] = [
  ['who am I', call(UserService.method.getSelf, {})],
  ['a right that is held', call(AuthorizationService.method.canI, { organizationId, permission: 'role.list' })],
  ['what this backend has', call(CapabilitiesService.method.getCapabilities, {})],
  ['all rights that are held', call(AccessService.method.getOwnAccess, { organizationId })],
  ['every organization', call(OrganizationService.method.getOrganizations, {})],
  ['every project', call(ProjectService.method.getProjects, {})],
  ['every role', call(roles.listRoles, { organizationId })],
  ['every role binding', call(roles.listRoleBindings, { organizationId })],
  ['role bindings in pages', twoPages],
  ['a page that nobody handed out', call(roles.listRoleBindings, { organizationId, pageSize: 3, pageToken: '1.2.3' })],
  ['everybody with access', call(PeopleService.method.listPeople, { organizationId })],
  ['everybody with an account', call(OrganizationService.method.getOrganizationUsers, { id: organizationId })],
  ['what is out of use', call(OrganizationService.method.updateUserRole, { organizationId })],
  ['a role that changes', call(CustomRoleService.method.updateRole, { ...role, etag: '1' })],
  ['a role that has changed', call(CustomRoleService.method.updateRole, { ...role, etag: '1' })],
  ['a name of one’s own', call(UserService.method.updateSelf, { user: { name } })],
  ['the last owner', call(PeopleService.method.removePerson, { organizationId, subject: people.owner.subject })],
  ['a new account, in several scripts', call(accounts.createServiceAccount, { organizationId, name })],
  ['its name a second time', call(accounts.createServiceAccount, { organizationId, name })],
  ['a name of control characters', call(accounts.createServiceAccount, { organizationId, name: 'a\u0000b' })],
  [
    'everything wrong at once',
    call(roles.createRoleBinding, { organizationId, subject: '', role: '', projectId: 'x' }),
  ],
  ['a binding that is not there', call(roles.deleteRoleBinding, { organizationId, id: organizationId })],
  ['an organization of nobody', call(roles.listRoles, { organizationId: seedIds.deletedProject })],
  ['what a viewer may not', call(roles.listInvites, { organizationId }, { 'x-test-email': people.viewer.email })],
  ['a token that is none', call(UserService.method.getSelf, {}, { authorization: 'Bearer psc_v1_nothing' })],
  ['all accounts, at the end', call(accounts.listServiceAccounts, { organizationId })],
];

const served: ServedApi[] = [];
afterEach(async () => {
  for (const api of served.splice(0)) await api.close();
});

type Answer = { readonly what: string; readonly message?: unknown; readonly refusal?: ReturnType<typeof refusalOf> };

/** Everything that the calls answer through one door, refusals with their code, words and details. */
async function answersThrough(transport: Transport): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const [what, ask] of calls) {
    try {
      answers.push({ what, message: await ask(transport) });
    } catch (error) {
      answers.push({ what, refusal: refusalOf(ConnectError.from(error)) });
    }
  }
  return answers;
}

function refusalOf(error: ConnectError) {
  const fields = error.findDetails(BadRequestSchema).map((detail) => toJson(BadRequestSchema, detail));
  const infos = error.findDetails(ErrorInfoSchema).map((detail) => toJson(ErrorInfoSchema, detail));
  return { code: error.code, message: error.rawMessage, fields, infos };
}

async function overNode(makeTransport: typeof createConnectTransport, useBinaryFormat: boolean): Promise<Transport> {
  const api = await serveApi(newHost());
  served.push(api);
  return makeTransport({ baseUrl: `http://127.0.0.1:${api.port}/api`, useBinaryFormat });
}

function overBridge(makeTransport: typeof createConnectTransport, useBinaryFormat: boolean): Transport {
  const endpoints = endpointsOf(createIdentifiedRoutes(newHost()));
  const answer: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const endpoint = endpoints.find(({ path }) => path === new URL(request.url).pathname);
    return endpoint ? endpoint.answer(request) : new Response(null, { status: 404 });
  };
  return makeTransport({ baseUrl: 'http://console.example', useBinaryFormat, fetch: answer });
}

const doors = [
  ['Node, Connect, binary', () => overNode(createConnectTransport, true)],
  ['Node, gRPC-web, JSON', () => overNode(createGrpcWebTransport, false)],
  ['Node, gRPC-web, binary', () => overNode(createGrpcWebTransport, true)],
  ['mocks, Connect, JSON', () => overBridge(createConnectTransport, false)],
  ['mocks, Connect, binary', () => overBridge(createConnectTransport, true)],
  ['mocks, gRPC-web, JSON', () => overBridge(createGrpcWebTransport, false)],
  ['mocks, gRPC-web, binary', () => overBridge(createGrpcWebTransport, true)],
] as const;

test.each(doors)('%s answers as Node, Connect, JSON does', async (_, open) => {
  const expected = await answersThrough(await overNode(createConnectTransport, false));
  expect(await answersThrough(await open())).toEqual(expected);
});

test('the calls are answered and refused in every way that matters', async () => {
  const answers = await answersThrough(await overNode(createConnectTransport, false));
  const { AlreadyExists, FailedPrecondition, InvalidArgument, NotFound } = Code;
  const { PermissionDenied, Unauthenticated, Unimplemented } = Code;
  expect(answers.flatMap(({ refusal }) => (refusal ? [refusal.code] : []))).toEqual([
    InvalidArgument,
    Unimplemented,
    FailedPrecondition,
    FailedPrecondition,
    AlreadyExists,
    InvalidArgument,
    InvalidArgument,
    NotFound,
    NotFound,
    PermissionDenied,
    Unauthenticated,
  ]);
});
