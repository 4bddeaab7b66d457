import type { MessageInitShape } from '@bufbuild/protobuf';
import { CustomRoleService, type UpdateRoleRequestSchema } from '#proto/console/role/v1alpha1/role_pb.ts';
import type { Role } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { call, present } from './transport.ts';

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
