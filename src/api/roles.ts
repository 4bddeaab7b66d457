import { isMessage, type MessageInitShape } from '@bufbuild/protobuf';
import { createConnectQueryKey } from '@connectrpc/connect-query';
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import {
  type CreateRoleBindingRequestSchema,
  type CreateRoleRequestSchema,
  type DeleteRoleBindingRequestSchema,
  type DeleteRoleRequestSchema,
  ListRoleBindingsResponseSchema,
  ListRolesResponseSchema,
  type Role,
  type RoleBinding,
  RoleService,
} from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { forgetInStale, type Gone, otherThan } from './forget.ts';
import { listQuery } from './list-query.ts';
import { invalidateAccess } from './own-access-key.ts';
import { rpcQuery } from './rpc-query.ts';
import { call, present, transport } from './transport.ts';

const { method } = RoleService;

/** The system roles and the organization's own. */
export function rolesQuery(organizationId: string) {
  return listQuery(method.listRoles, { organizationId }, 'roles');
}

/** Every role binding of the organization. */
export function roleBindingsQuery(organizationId: string) {
  return listQuery(method.listRoleBindings, { organizationId }, 'roleBindings');
}

/** Every permission that the backend knows, in its order. */
export function permissionsQuery() {
  return queryOptions({
    ...rpcQuery(method.listPermissions, {}),
    select: ({ permissions }) => permissions,
  });
}

/**
 * Adds a custom role. Call `invalidateRoles` afterwards. Fails as invalid (`name`, `permissions[…]`), exists (`NAME_TAKEN`),
 * conflict (`LEFTOVER_BINDINGS`), quota, or denied with the permissions that the person lacks.
 */
export async function createRole(
  input: MessageInitShape<typeof CreateRoleRequestSchema>,
  signal?: AbortSignal,
): Promise<Role> {
  const { role } = await call(method.createRole, input, signal);
  return present(role, 'role');
}

/**
 * Removes a custom role. Call `invalidateRoles` afterwards. Fails as not found, denied, or conflict (`ROLE_IN_USE`, with the
 * `count` of role bindings or open invites that keep it).
 */
export async function deleteRole(
  input: MessageInitShape<typeof DeleteRoleRequestSchema>,
  signal?: AbortSignal,
): Promise<void> {
  await call(method.deleteRole, input, signal);
}

/** Gives a role to a subject. Call `invalidateRoleBindings` afterwards. */
export async function createRoleBinding(
  input: MessageInitShape<typeof CreateRoleBindingRequestSchema>,
  signal?: AbortSignal,
): Promise<RoleBinding> {
  const { roleBinding } = await call(method.createRoleBinding, input, signal);
  return present(roleBinding, 'role binding');
}

/** Takes a role from a subject. Call `invalidateRoleBindings` afterwards. */
export async function deleteRoleBinding(
  input: MessageInitShape<typeof DeleteRoleBindingRequestSchema>,
  signal?: AbortSignal,
): Promise<void> {
  await call(method.deleteRoleBinding, input, signal);
}

/** Removes deleted role bindings from a list that could not be reloaded. */
export function forgetRoleBindings(queryClient: QueryClient, organizationId: string, gone: Iterable<Gone>): void {
  const { queryKey } = roleBindingsQuery(organizationId);
  forgetInStale(queryClient, queryKey, ListRoleBindingsResponseSchema, ({ roleBindings }) => ({
    roleBindings: otherThan(roleBindings, gone),
  }));
}

/** Reads the role bindings again, and the person's own access, since a binding can be their own. */
export async function invalidateRoleBindings(queryClient: QueryClient, organizationId: string): Promise<void> {
  const queryKey = createConnectQueryKey({
    schema: method.listRoleBindings,
    input: { organizationId },
    transport,
    cardinality: 'finite',
  });
  await Promise.all([queryClient.invalidateQueries({ queryKey }), invalidateAccess(queryClient, organizationId)]);
}

/** Reads the roles again, and all that names them: role bindings, invites and the person's own access. */
export async function invalidateRoles(queryClient: QueryClient, organizationId: string): Promise<void> {
  const invites = createConnectQueryKey({
    schema: method.listInvites,
    input: { organizationId },
    transport,
    cardinality: 'finite',
  });
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: rolesQuery(organizationId).queryKey }),
    queryClient.invalidateQueries({ queryKey: invites }),
    invalidateRoleBindings(queryClient, organizationId),
  ]);
}

/** Adds a new or renamed role to the list before that is read again, so that the role's page can be opened at once. */
export function addRole(queryClient: QueryClient, organizationId: string, role: Role): void {
  const query = queryClient.getQueryCache().find({ queryKey: rolesQuery(organizationId).queryKey });
  const before: unknown = query?.state.data;
  if (isMessage(before, ListRolesResponseSchema)) query?.setData({ ...before, roles: [...before.roles, role] });
}

/** Removes deleted roles from a list that could not be reloaded. */
export function forgetRoles(queryClient: QueryClient, organizationId: string, ids: ReadonlySet<string>): void {
  const { queryKey } = rolesQuery(organizationId);
  forgetInStale(queryClient, queryKey, ListRolesResponseSchema, ({ roles }) => ({
    roles: roles.filter(({ id }) => !ids.has(id)),
  }));
}
