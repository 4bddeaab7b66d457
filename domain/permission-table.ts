import type { DescMethod, DescService } from '@bufbuild/protobuf';
import { isPermission, type Permission } from '#domain/rules/permissions.ts';
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

/**
 * One permission, or several that are all needed. Methods with `signed-in` and `visible` are open to every caller; a
 * `visible` one leaves out what the caller may not see.
 */
export type Requirement = Permission | readonly Permission[] | 'signed-in' | 'visible';

type Requirements<Service extends DescService> = { readonly [Method in keyof Service['method']]: Requirement };

function requires<Service extends DescService>(service: Service, methods: Requirements<Service>) {
  return [service.typeName, { service, methods }] as const;
}

type Entry = { readonly service: DescService; readonly methods: Readonly<Record<string, Requirement>> };

/**
 * What each RPC needs, all in one table. A service's method without an entry doesn't compile, and a service without one is
 * refused by `requirementOf` as soon as it is routed.
 */
const table: ReadonlyMap<string, Entry> = new Map<string, Entry>([
  requires(AuthorizationService, { canI: 'signed-in' }),
  requires(RoleService, {
    listRoles: 'role.list',
    createRole: 'role.create',
    deleteRole: 'role.delete',
    listRoleBindings: 'rolebinding.list',
    createRoleBinding: 'rolebinding.create',
    deleteRoleBinding: 'rolebinding.delete',
    listPermissions: 'signed-in',
    listInvites: 'invite.list',
    createInvite: 'invite.create',
    expireInvite: 'invite.expire',
    acceptInvite: 'signed-in',
    getInviteDetails: 'signed-in',
    listInviteAcceptances: 'invite.list',
  }),
  requires(ServiceAccountService, {
    listServiceAccounts: 'serviceaccount.list',
    createServiceAccount: 'serviceaccount.create',
    deleteServiceAccount: 'serviceaccount.delete',
    listServiceAccountTokens: 'serviceaccounttoken.list',
    createServiceAccountToken: 'serviceaccounttoken.create',
    deleteServiceAccountToken: 'serviceaccounttoken.delete',
  }),
  requires(ProjectService, {
    getProjects: 'visible',
    getProject: 'project.read',
    createProject: 'project.create',
    updateProject: 'project.update',
    deleteProject: 'project.delete',
    getProjectTokens: 'project.read',
    createProjectToken: 'project.update',
    deleteProjectToken: 'project.update',
    getLoginConfigForProject: 'project.read',
  }),
  requires(OrganizationService, {
    getOrganizations: 'visible',
    getOrganization: 'organization.read',
    getOrganizationUsers: 'rolebinding.list',
    removeOrganizationUser: 'rolebinding.delete',
    addOrganizationUser: 'signed-in',
    isInviteTokenValid: 'signed-in',
    acceptInviteToken: 'signed-in',
    getInviteTokens: 'signed-in',
    updateUserRole: 'signed-in',
    // In any organization: the new one doesn't exist yet.
    createOrganization: 'organization.create',
    updateOrganization: 'organization.update',
    deleteOrganization: 'organization.delete',
    enableSSO: 'organization.update',
    disableSSO: 'organization.update',
    getSSOSettings: 'organization.read',
    getSSOConnectorId: 'signed-in',
    updateSSODefaultRole: 'organization.update',
    activateFreeTrial: 'signed-in',
    inviteUsersViaEmail: 'signed-in',
  }),
  requires(UserService, { getSelf: 'signed-in', updateSelf: 'signed-in' }),
  requires(CapabilitiesService, { getCapabilities: 'signed-in' }),
  requires(AccessService, { getOwnAccess: 'signed-in' }),
  requires(CustomRoleService, { updateRole: ['role.create', 'role.delete'] }),
  requires(PeopleService, { listPeople: 'rolebinding.list', removePerson: 'rolebinding.delete' }),
  requires(ActivityService, {
    listProjectActivity: 'visible',
    listTokenUses: 'serviceaccounttoken.list',
    getTokenActivity: 'serviceaccounttoken.list',
  }),
  requires(MigrationService, {
    listLegacyTokens: 'visible',
    listMigrations: 'visible',
    createMigration: 'project.update',
    endMigration: 'project.update',
  }),
  requires(SingleSignOnService, {
    getSetup: 'organization.read',
    readIssuer: 'organization.update',
    saveSetup: 'organization.update',
  }),
  requires(BillingService, {
    getConfig: 'billing.read',
    getSubscription: 'billing.read',
    createSession: 'billing.modify',
    getInvoicesUpcoming: 'billing.read',
    getInvoices: 'billing.read',
    cancelSubscription: 'billing.modify',
    getCustomer: 'billing.read',
    updateCustomer: 'billing.modify',
    getCurrentUsage: 'organization.usage.read',
  }),
  requires(LedgerService, {
    getPlan: 'billing.read',
    getUsage: 'organization.usage.read',
    resumeSubscription: 'billing.modify',
  }),
  requires(MembershipService, { leaveOrganization: 'signed-in' }),
  requires(DebuginfoService, {
    shouldInitiateUpload: 'debuginfo.write',
    initiateUpload: 'debuginfo.write',
    upload: 'debuginfo.write',
    markUploadFinished: 'debuginfo.write',
  }),
  requires(ProfileStoreService, { writeRaw: 'profile.write' }),
]);

/** What a method needs. Throws for a method without an entry, which must never be served. */
export function requirementOf(method: DescMethod): Requirement {
  const requirement = table.get(method.parent.typeName)?.methods[method.localName];
  if (!requirement) throw new Error(`${method.parent.typeName}.${method.name} has no entry in the permission table`);
  return requirement;
}

/** The permissions that a method needs, all of them. Throws for a method that must be authorized another way. */
export function permissionsOf(method: DescMethod): readonly Permission[] {
  const permissions = permissionsIn(requirementOf(method));
  if (permissions.length === 0) throw new Error(`${method.parent.typeName}.${method.name} needs no permission`);
  return permissions;
}

/** The permissions in a requirement; none for a method that is open to every caller. */
export function permissionsIn(requirement: Requirement): readonly Permission[] {
  if (typeof requirement !== 'string') return requirement;
  return isPermission(requirement) ? [requirement] : [];
}

/** The one permission that a method needs. Throws for a method that needs none, or several. */
export function permissionOf(method: DescMethod): Permission {
  const [permission, ...more] = permissionsOf(method);
  if (permission && more.length === 0) return permission;
  throw new Error(`${method.parent.typeName}.${method.name} needs several permissions`);
}

/** Every RPC, by its name in the .proto files, with the permissions that it needs. */
export const rpcs: readonly { readonly name: string; readonly permissions: readonly Permission[] }[] = [
  ...table.values(),
].flatMap(({ service }) =>
  service.methods.map((method) => ({ name: method.name, permissions: permissionsIn(requirementOf(method)) })),
);
