import type { ServiceImpl } from '@connectrpc/connect';
import { findAccess } from '#domain/authorize.ts';
import { callerOf } from '#domain/caller.ts';
import type { Host } from '#domain/host.ts';
import { isPermission } from '#domain/rules/permissions.ts';
import { Validation } from '#domain/validation.ts';
import type { AuthorizationService } from '#proto/polarsignals/authorization/v1alpha1/authorization_pb.ts';

/** Lets callers ask about their own permissions. */
export function authorizationService({ store }: Host): ServiceImpl<typeof AuthorizationService> {
  return {
    // Ignores `entity`: a permission at a scope applies to everything in it.
    async canI({ organizationId, projectId, permission }, context) {
      const caller = callerOf(context);
      const input = new Validation();
      input.check(permission !== '', 'permission', 'Name a permission, such as rolebinding.create.');
      input.done();

      const scope = projectId === '' ? null : projectId;
      const access = await findAccess(store, caller, organizationId, scope);
      if (!access || !isPermission(permission)) return { allowed: false };
      return { allowed: (scope === null || access.hasProject(scope)) && access.at(scope).has(permission) };
    },
  };
}
