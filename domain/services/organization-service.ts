import type { ServiceImpl } from '@connectrpc/connect';
import { authorize, visibleTo } from '#domain/authorize.ts';
import { callerOf } from '#domain/caller.ts';
import type { Host } from '#domain/host.ts';
import { organizationMessages } from '#domain/services/organization-messages.ts';
import { organizationSingleSignOn } from '#domain/services/organization-single-sign-on.ts';
import { organizationUsers } from '#domain/services/organization-users.ts';
import { organizations } from '#domain/services/organizations.ts';
import { OrganizationService } from '#proto/polarsignals/organization/v1alpha1/organization_pb.ts';

/** The organizations whose data the caller may read, and their people. GetProjects also returns those with fewer rights. */
export function organizationService(host: Host): ServiceImpl<typeof OrganizationService> {
  const { store } = host;
  return {
    ...organizations(host),
    ...organizationUsers(host),
    ...organizationSingleSignOn(host),

    async getOrganizations(_request, context) {
      const visible = await visibleTo(store, callerOf(context));
      const readable = visible.filter((access) => access.at(null).has('organization.read'));
      return { organizations: await organizationMessages(store, readable) };
    },

    async getOrganization({ id }, context) {
      const access = await authorize(store, callerOf(context), OrganizationService.method.getOrganization, id);
      const [organization] = await organizationMessages(store, [access]);
      return { ...(organization && { organization }) };
    },
  };
}
