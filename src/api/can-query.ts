import { queryOptions } from '@tanstack/react-query';
import type { Permission } from '#domain/rules/permissions.ts';
import { AuthorizationService } from '#proto/polarsignals/authorization/v1alpha1/authorization_pb.ts';
import { rpcQuery } from './rpc-query.ts';

/**
 * Whether the person has a permission, in one project or (empty ID) organization-wide. Only for what `ownAccessQuery` can't
 * tell.
 */
export function canQuery(organizationId: string, permission: Permission, projectId: string) {
  return queryOptions({
    ...rpcQuery(AuthorizationService.method.canI, { organizationId, permission, projectId }),
    select: ({ allowed }) => allowed,
  });
}
