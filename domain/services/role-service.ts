import type { ServiceImpl } from '@connectrpc/connect';
import type { Host } from '#domain/host.ts';
import { invites } from '#domain/services/invites.ts';
import { roleBindings } from '#domain/services/role-bindings.ts';
import { roles } from '#domain/services/roles.ts';
import type { RoleService } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';

/** Who may do what: roles, the bindings that give them to subjects, and the invites to them. */
export function roleService(host: Host): ServiceImpl<typeof RoleService> {
  return { ...roles(host), ...roleBindings(host), ...invites(host) };
}
