import type { ServiceImpl } from '@connectrpc/connect';
import { accessTo } from '#domain/authorize.ts';
import { callerOf, onlyOrganizationOf } from '#domain/caller.ts';
import type { Host } from '#domain/host.ts';
import { ownersOf } from '#domain/owners.ts';
import { ownRoleBindingMessage, scopedPermissionsMessage } from '#domain/services/messages.ts';
import type { AccessService } from '#proto/console/access/v1alpha1/access_pb.ts';

/**
 * Tells callers what they may do. The permissions come from `access.at`, as CanI's answers do, so the two can't disagree.
 * Only signed-in people learn who the owners are and who gave them a role: API tokens are in files and build logs, and a
 * stolen one must not reveal the best people to phish.
 */
export function accessService(host: Host): ServiceImpl<typeof AccessService> {
  const { store } = host;
  return {
    async getOwnAccess({ organizationId }, context) {
      const caller = callerOf(context);
      const access = await accessTo(store, caller, organizationId);
      const isPerson = caller.kind === 'user';
      const wide = access.at(null);
      const held = access.scopes.map((scope) => ({ scope, permissions: access.at(scope) }));
      const told = held.filter(({ scope, permissions }) => scope === null || permissions.size > wide.size);
      return {
        roleBindings: access.bindings.map((own) => ownRoleBindingMessage(own, isPerson ? own.createdBy : '')),
        scopes: told.map(({ scope, permissions }) => scopedPermissionsMessage(scope, permissions)),
        owners: isPerson ? await ownersOf(host, organizationId) : [],
        onlyHere: onlyOrganizationOf(caller) !== undefined,
      };
    },
  };
}
