import type { DescMethod } from '@bufbuild/protobuf';
import type { Permission } from '#domain/rules/permissions.ts';
import type { World } from '#domain/store/world.ts';
import { billingRole, organizations, projects, subjectOf } from '#domain/testing/test-records.ts';
import { services, startOfTests } from '#domain/testing/test-world.ts';
import { type Call, validCalls } from '#domain/testing/valid-calls.ts';

/** A valid request, asked for whatever a test makes a caller of. */
export interface AskedCall {
  readonly name: string;
  readonly method: DescMethod;
  readonly call: Call;
  /** Whether the request names project beta, where it otherwise would be about the whole organization. */
  readonly inProject: boolean;
  /** The permissions that the request needs besides those of its method, organization-wide. */
  readonly further: readonly Permission[];
}

/** Every RPC that is known to tests, once. The project is beta, to which no actor is bound. */
export const everyRpc: readonly AskedCall[] = Object.entries(services).flatMap(([service, { methods }]) =>
  methods.map((method) => ({
    name: method.name,
    method,
    call: callOf(service, method),
    inProject: false,
    further: [],
  })),
);

/** A role binding in beta. */
const bindingInProject = {
  id: '5e000000-0000-4000-8000-000000000005',
  organizationId: organizations.acme,
  subject: 'user:dev:never@acme.example',
  projectId: projects.beta,
  role: 'system:viewer',
  createdAt: startOfTests,
  createdBy: 'system',
};

/** A custom role that nobody holds, and an open invite to it. */
const offeredRole = {
  id: '5e000000-0000-4000-8000-000000000006',
  organizationId: organizations.acme,
  name: 'Offered',
  permissions: ['view.read', 'view.list'],
  version: 1,
  createdAt: startOfTests,
  createdBy: 'system',
};
const inviteToOffered = {
  id: '5e000000-0000-4000-8000-000000000007',
  organizationId: organizations.acme,
  roleId: offeredRole.id,
  token: 'b'.repeat(64),
  createdAt: startOfTests,
  createdBy: subjectOf('ownerMachine'),
  expiresAt: null,
  expiredAt: null,
  expiredBy: null,
};

/** Adds what the calls below are about. */
export function withAskedRecords(world: World): World {
  return {
    ...world,
    bindings: [...world.bindings, bindingInProject],
    roles: [...world.roles, offeredRole],
    invites: [...world.invites, inviteToOffered],
  };
}

const { listRoleBindings, createRoleBinding, deleteRoleBinding } = services.roles.method;
const { id, organizationId, projectId } = bindingInProject;

/** The RPCs whose request can be about the organization or a project, asked about project beta. */
export const callsInProject: readonly AskedCall[] = [
  inProject(listRoleBindings, ({ roles }) => roles.listRoleBindings({ organizationId, projectId })),
  inProject(createRoleBinding, ({ roles }, { reference: role }) =>
    roles.createRoleBinding({ organizationId, projectId, subject: 'user:dev:new@acme.example', role }),
  ),
  inProject(deleteRoleBinding, ({ roles }) => roles.deleteRoleBinding({ organizationId, id })),
];

const billing = { id: billingRole.id, name: 'Billing Admin' };
const offered = { id: offeredRole.id, name: offeredRole.name };

/** Changes of a role that somebody holds or is offered: they give and take access, as role bindings and invites do. */
export const callsOfUsedRole: readonly AskedCall[] = [
  ofUsedRole('adds to a held role', ['rolebinding.create'], billing, ['billing.read', 'billing.modify', 'role.create']),
  ofUsedRole('takes from a held role', ['rolebinding.delete'], billing, ['billing.read']),
  ofUsedRole('swaps in a held role', ['rolebinding.create', 'rolebinding.delete'], billing, ['role.create']),
  ofUsedRole('renames a held role', [], { ...billing, name: 'Money' }, ['billing.read', 'billing.modify']),
  ofUsedRole('adds to an offered role', ['invite.create'], offered, ['view.read', 'view.list', 'role.create']),
  ofUsedRole('takes from an offered role', [], offered, ['view.read']),
];

function ofUsedRole(
  what: string,
  further: readonly Permission[],
  role: { readonly id: string; readonly name: string },
  permissions: readonly string[],
): AskedCall {
  const request = { organizationId, ...role, permissions: [...permissions], etag: '1' };
  const call: Call = ({ customRoles }) => customRoles.updateRole(request);
  return {
    name: `UpdateRole that ${what}`,
    method: services.customRoles.method.updateRole,
    call,
    inProject: false,
    further,
  };
}

function inProject(method: DescMethod, call: Call): AskedCall {
  return { name: `${method.name} in a project`, method, call, inProject: true, further: [] };
}

function callOf(service: string, method: DescMethod): Call {
  const calls: Readonly<Record<string, Call>> | undefined = Object.entries(validCalls).find(
    ([name]) => name === service,
  )?.[1];
  const call = calls?.[method.localName];
  if (!call) throw new Error(`no valid call of ${method.name}`);
  return call;
}
