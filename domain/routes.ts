import type { ConnectRouter, ConnectRouterOptions } from '@connectrpc/connect';
import { refuseUnknownCallers } from '#domain/caller.ts';
import { hideUnexpectedErrors } from '#domain/hide-unexpected-errors.ts';
import type { Host } from '#domain/host.ts';
import { accessService } from '#domain/services/access-service.ts';
import { activityService } from '#domain/services/activity-service.ts';
import { authorizationService } from '#domain/services/authorization-service.ts';
import { billingService } from '#domain/services/billing-service.ts';
import { capabilitiesService } from '#domain/services/capabilities-service.ts';
import { customRoleService } from '#domain/services/custom-role-service.ts';
import { debuginfoService } from '#domain/services/debuginfo-service.ts';
import { ledgerService } from '#domain/services/ledger-service.ts';
import { membershipService } from '#domain/services/membership-service.ts';
import { migrationService } from '#domain/services/migration-service.ts';
import { organizationService } from '#domain/services/organization-service.ts';
import { peopleService } from '#domain/services/people-service.ts';
import { profileStoreService } from '#domain/services/profile-store-service.ts';
import { projectService } from '#domain/services/project-service.ts';
import { roleService } from '#domain/services/role-service.ts';
import { serviceAccountService } from '#domain/services/service-account-service.ts';
import { singleSignOnService } from '#domain/services/single-sign-on-service.ts';
import { userService } from '#domain/services/user-service.ts';
import { AccessService } from '#proto/console/access/v1alpha1/access_pb.ts';
import { ActivityService } from '#proto/console/activity/v1alpha1/activity_pb.ts';
import { CapabilitiesService } from '#proto/console/capabilities/v1alpha1/capabilities_pb.ts';
import { LedgerService } from '#proto/console/ledger/v1alpha1/ledger_pb.ts';
import { MembershipService } from '#proto/console/membership/v1alpha1/membership_pb.ts';
import { MigrationService } from '#proto/console/migration/v1alpha1/migration_pb.ts';
import { PeopleService } from '#proto/console/people/v1alpha1/people_pb.ts';
import { CustomRoleService } from '#proto/console/role/v1alpha1/role_pb.ts';
import { SingleSignOnService } from '#proto/console/sso/v1alpha1/sso_pb.ts';
import { DebuginfoService } from '#proto/parca/debuginfo/v1alpha1/debuginfo_pb.ts';
import { ProfileStoreService } from '#proto/parca/profilestore/v1alpha1/profilestore_pb.ts';
import { AuthorizationService } from '#proto/polarsignals/authorization/v1alpha1/authorization_pb.ts';
import { BillingService } from '#proto/polarsignals/billing/v1alpha1/billing_pb.ts';
import { OrganizationService } from '#proto/polarsignals/organization/v1alpha1/organization_pb.ts';
import { ProjectService } from '#proto/polarsignals/project/v1alpha1/project_pb.ts';
import { RoleService } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { ServiceAccountService } from '#proto/polarsignals/serviceaccount/v1alpha1/serviceaccount_pb.ts';
import { UserService } from '#proto/polarsignals/user/v1alpha1/user_pb.ts';

/** The protocols of an entry point: those not set to `false`. */
export type Protocols = Pick<ConnectRouterOptions, 'connect' | 'grpc' | 'grpcWeb'>;

/**
 * The single entry point: every service over a host. Pass the result to any Connect adapter (Node, a fetch handler, an
 * in-memory transport) whose host finds the caller of each request first; an adapter that forgets it is refused every call. The
 * protocols are set here, because Connect ignores an adapter's for services with options of their own.
 */
export function createRoutes(host: Host, protocols: Protocols = {}): (router: ConnectRouter) => void {
  const options = { ...protocols, interceptors: [hideUnexpectedErrors(host), refuseUnknownCallers] };
  return (router) => {
    router
      .service(AuthorizationService, authorizationService(host), options)
      .service(RoleService, roleService(host), options)
      .service(ServiceAccountService, serviceAccountService(host), options)
      .service(ProjectService, projectService(host), options)
      .service(OrganizationService, organizationService(host), options)
      .service(UserService, userService(host), options)
      .service(CapabilitiesService, capabilitiesService(), options)
      .service(AccessService, accessService(host), options)
      .service(CustomRoleService, customRoleService(host), options)
      .service(PeopleService, peopleService(host), options)
      .service(ActivityService, activityService(host), options)
      .service(MigrationService, migrationService(host), options)
      .service(SingleSignOnService, singleSignOnService(host), options)
      .service(BillingService, billingService(host), options)
      .service(LedgerService, ledgerService(host), options)
      .service(MembershipService, membershipService(host), options)
      .service(DebuginfoService, debuginfoService(host), options)
      .service(ProfileStoreService, profileStoreService(host), options);
  };
}
