import type { MessageInitShape } from '@bufbuild/protobuf';
import { createConnectQueryKey } from '@connectrpc/connect-query';
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import {
  type CreateRoleBindingRequestSchema,
  type DeleteRoleBindingRequestSchema,
  ListRoleBindingsResponseSchema,
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
