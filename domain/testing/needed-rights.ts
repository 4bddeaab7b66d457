import type { DescMethod, DescService } from '@bufbuild/protobuf';
import type { Permission } from '#domain/rules/permissions.ts';
import { services } from '#domain/testing/test-world.ts';

/** `open`: every signed-in caller. Else every permission that the call needs where it acts. */
type Rights = readonly Permission[] | 'open';
type RightsOf<Service extends DescService> = { readonly [Method in keyof Service['method']]: Rights };

/**
 * What each call needs, told from the description of the product and not from the permission table, which tests hold against
 * it. A new RPC doesn't compile without an entry.
 */
const neededRights: { readonly [Name in keyof typeof services]: RightsOf<(typeof services)[Name]> } = {
  authorization: { canI: 'open' },
  roles: {
    listRoles: ['role.list'],
    createRole: ['role.create'],
    deleteRole: ['role.delete'],
    listRoleBindings: ['rolebinding.list'],
    createRoleBinding: ['rolebinding.create'],
    deleteRoleBinding: ['rolebinding.delete'],
    listPermissions: 'open',
    listInvites: ['invite.list'],
    createInvite: ['invite.create'],
    expireInvite: ['invite.expire'],
    acceptInvite: 'open',
    getInviteDetails: 'open',
    listInviteAcceptances: ['invite.list'],
  },
  accounts: {
    listServiceAccounts: ['serviceaccount.list'],
    createServiceAccount: ['serviceaccount.create'],
    deleteServiceAccount: ['serviceaccount.delete'],
    listServiceAccountTokens: ['serviceaccounttoken.list'],
    createServiceAccountToken: ['serviceaccounttoken.create'],
    deleteServiceAccountToken: ['serviceaccounttoken.delete'],
  },
  projects: {
    getProjects: 'open',
    getProject: ['project.read'],
    createProject: ['project.create'],
    updateProject: ['project.update'],
    deleteProject: ['project.delete'],
    getProjectTokens: ['project.read'],
    createProjectToken: ['project.update'],
    deleteProjectToken: ['project.update'],
    getLoginConfigForProject: ['project.read'],
  },
  organizations: {
    getOrganizations: 'open',
    getOrganization: ['organization.read'],
    getOrganizationUsers: ['rolebinding.list'],
    removeOrganizationUser: ['rolebinding.delete'],
    addOrganizationUser: 'open',
    isInviteTokenValid: 'open',
    acceptInviteToken: 'open',
    getInviteTokens: 'open',
    updateUserRole: 'open',
    createOrganization: ['organization.create'],
    updateOrganization: ['organization.update'],
    deleteOrganization: ['organization.delete'],
    enableSSO: ['organization.update'],
    disableSSO: ['organization.update'],
    getSSOSettings: ['organization.read'],
    getSSOConnectorId: 'open',
    updateSSODefaultRole: ['organization.update'],
    activateFreeTrial: 'open',
    inviteUsersViaEmail: 'open',
  },
  users: { getSelf: 'open', updateSelf: 'open' },
  capabilities: { getCapabilities: 'open' },
  access: { getOwnAccess: 'open' },
  customRoles: { updateRole: ['role.create', 'role.delete'] },
  people: { listPeople: ['rolebinding.list'], removePerson: ['rolebinding.delete'] },
  activity: {
    listProjectActivity: 'open',
    listTokenUses: ['serviceaccounttoken.list'],
    getTokenActivity: ['serviceaccounttoken.list'],
  },
  migrations: {
    listLegacyTokens: 'open',
    listMigrations: 'open',
    createMigration: ['project.update'],
    endMigration: ['project.update'],
  },
  singleSignOn: {
    getSetup: ['organization.read'],
    readIssuer: ['organization.update'],
    saveSetup: ['organization.update'],
  },
  billing: {
    getConfig: ['billing.read'],
    getSubscription: ['billing.read'],
    createSession: ['billing.modify'],
    getInvoicesUpcoming: ['billing.read'],
    getInvoices: ['billing.read'],
    cancelSubscription: ['billing.modify'],
    getCustomer: ['billing.read'],
    updateCustomer: ['billing.modify'],
    getCurrentUsage: ['organization.usage.read'],
  },
  ledger: {
    getPlan: ['billing.read'],
    getUsage: ['organization.usage.read'],
    resumeSubscription: ['billing.modify'],
  },
  membership: { leaveOrganization: 'open' },
  debuginfo: {
    shouldInitiateUpload: ['debuginfo.write'],
    initiateUpload: ['debuginfo.write'],
    upload: ['debuginfo.write'],
    markUploadFinished: ['debuginfo.write'],
  },
  profiles: { writeRaw: ['profile.write'] },
};

/** The calls that name a project and no organization, so that they find no project where they may not look. */
export const namingProject: ReadonlySet<string> = new Set([
  'GetProject',
  'UpdateProject',
  'DeleteProject',
  'GetProjectTokens',
  'CreateProjectToken',
  'DeleteProjectToken',
  'GetLoginConfigForProject',
]);

/** The calls that need their permissions in the project that they are about. All others need them organization-wide. */
export const aboutProject: ReadonlySet<string> = new Set([
  ...namingProject,
  'CreateMigration',
  'EndMigration',
  'ShouldInitiateUpload',
  'InitiateUpload',
  'Upload',
  'MarkUploadFinished',
  'WriteRaw',
]);

/** The services of the data plane, whose clients can't learn which projects there are. */
export const onEdge: ReadonlySet<string> = new Set(['DebuginfoService', 'ProfileStoreService']);

/** The calls that only those can make who have a part in the organization, whichever it is. */
export const forInsiders: ReadonlySet<string> = new Set([
  'GetOwnAccess',
  'ListProjectActivity',
  'ListLegacyTokens',
  'ListMigrations',
  'LeaveOrganization',
]);

/** The calls that need their permissions in any organization, whichever it is. */
export const inAnyOrganization: ReadonlySet<string> = new Set(['CreateOrganization']);

/** The calls that only people can make. */
export const forPeople: ReadonlySet<string> = new Set([
  'AcceptInvite',
  'GetInviteDetails',
  'UpdateSelf',
  'CreateOrganization',
  'LeaveOrganization',
]);

/** The calls that answer those who may make them with what to do instead, and the reason why. */
export const disabled: ReadonlyMap<string, string> = new Map([
  ['CreateProjectToken', 'LEGACY_TOKENS_DISABLED'],
  ['CreateSession', 'NO_PAYMENT_PROVIDER'],
]);

/** The calls that nobody can make any more. */
export const outOfUse: ReadonlySet<string> = new Set([
  'AddOrganizationUser',
  'IsInviteTokenValid',
  'AcceptInviteToken',
  'GetInviteTokens',
  'UpdateUserRole',
  'ActivateFreeTrial',
  'InviteUsersViaEmail',
]);

/** The permissions that every call of a method needs; none for an open one. */
export function neededBy(method: DescMethod): readonly Permission[] {
  for (const [name, rights] of Object.entries<Readonly<Record<string, Rights>>>(neededRights)) {
    const service = Object.entries<DescService>(services).find(([other]) => other === name)?.[1];
    const needed = rights[method.localName];
    if (service === method.parent && needed) return needed === 'open' ? [] : needed;
  }
  throw new Error(`nobody has told what ${method.name} needs`);
}
