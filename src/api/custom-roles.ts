import { isMessage, type MessageInitShape } from '@bufbuild/protobuf';
import { createConnectQueryKey } from '@connectrpc/connect-query';
import type { QueryClient } from '@tanstack/react-query';
import { CustomRoleService, type UpdateRoleRequestSchema } from '#proto/console/role/v1alpha1/role_pb.ts';
import {
  type CreateRoleRequestSchema,
  type DeleteRoleRequestSchema,
  ListRolesResponseSchema,
  type Role,
  RoleService,
} from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { forgetInStale } from './forget.ts';
import { invalidateRoleBindings, rolesQuery } from './roles.ts';
import { call, present, transport } from './transport.ts';

const { method } = RoleService;

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
 * Changes a custom role's name and permissions; bindings and invites follow. Only for a backend with the capability
 * `update-role`: elsewhere `etag` is empty. Call `invalidateRoles` afterwards, also after an error. Fails like `createRole`,
 * as not found, and as conflict with `STALE_ROLE` if somebody changed the role since it was read.
 */
export async function updateRole(
  input: MessageInitShape<typeof UpdateRoleRequestSchema>,
  signal?: AbortSignal,
): Promise<Role> {
  const { role } = await call(CustomRoleService.method.updateRole, input, signal);
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
