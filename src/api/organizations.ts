import { createQueryOptions } from '@connectrpc/connect-query';
import { queryOptions } from '@tanstack/react-query';
import { OrganizationService } from '#proto/polarsignals/organization/v1alpha1/organization_pb.ts';
import { present, transport } from '#src/api/transport.ts';

/** One organization in full. Fails with NotFound for one that the person has no part in. */
export function organizationQuery(id: string) {
  return queryOptions({
    ...createQueryOptions(OrganizationService.method.getOrganization, { id }, { transport }),
    select: ({ organization }) => present(organization, 'organization'),
  });
}
