import type { DescService } from '@bufbuild/protobuf';
import { pieces } from '#domain/testing/pieces.ts';
import { idOf, organizations, projects, spare } from '#domain/testing/test-records.ts';
import { foreignSetup, spareSetup } from '#domain/testing/test-single-sign-on.ts';
import type { Clients, services } from '#domain/testing/test-world.ts';
import { Client, MigrationOutcome } from '#proto/console/migration/v1alpha1/migration_pb.ts';

/** What a call may give: a role that its caller has. */
export interface Grant {
  readonly reference: string;
  readonly id: string;
  readonly permissions: readonly string[];
}

/** Makes the request through these clients. */
export type Call = (clients: Clients, grant: Grant) => Promise<unknown>;
type Calls<Service extends DescService> = { readonly [Method in keyof Service['method']]: Call };
type EveryCall = { readonly [Name in keyof typeof services]: Calls<(typeof services)[Name]> };

const organizationId = organizations.acme;
/** The settings of Acme's single sign-on, which were tried. */
const ssoSettings = {
  organizationIdentifier: spareSetup.identifier,
  ssoType: 'oidc',
  ssoConfig: {
    case: 'oidcConfig' as const,
    value: { issuerUrl: spareSetup.issuer, clientId: spareSetup.clientId, enableGroups: spareSetup.enableGroups },
  },
};
const serviceAccountId = idOf('idleMachine', 'account');

/**
 * One request per RPC, about Acme as a whole, that can fail only for missing rights. A new RPC doesn't compile without one,
 * so that every access test covers it.
 */
export const validCalls: EveryCall = {
  authorization: { canI: ({ authorization }) => authorization.canI({ organizationId, permission: 'role.list' }) },
  roles: {
    listRoles: ({ roles }) => roles.listRoles({ organizationId }),
    createRole: ({ roles }, { permissions }) =>
      roles.createRole({ organizationId, name: 'New', permissions: [...permissions] }),
    deleteRole: ({ roles }) => roles.deleteRole({ organizationId, id: spare.role.id }),
    listRoleBindings: ({ roles }) => roles.listRoleBindings({ organizationId }),
    createRoleBinding: ({ roles }, { reference }) =>
      roles.createRoleBinding({ organizationId, subject: 'user:dev:new@acme.example', role: reference }),
    deleteRoleBinding: ({ roles }) => roles.deleteRoleBinding({ organizationId, id: spare.bindingId }),
    listPermissions: ({ roles }) => roles.listPermissions({}),
    listInvites: ({ roles }) => roles.listInvites({ organizationId }),
    createInvite: ({ roles }, { id }) => roles.createInvite({ organizationId, roleId: id }),
    expireInvite: ({ roles }) => roles.expireInvite({ organizationId, id: spare.invite.id }),
    acceptInvite: ({ roles }) => roles.acceptInvite({ token: spare.invite.token }),
    getInviteDetails: ({ roles }) => roles.getInviteDetails({ token: spare.invite.token }),
    listInviteAcceptances: ({ roles }) => roles.listInviteAcceptances({ organizationId, inviteId: spare.invite.id }),
  },
  accounts: {
    listServiceAccounts: ({ accounts }) => accounts.listServiceAccounts({ organizationId }),
    createServiceAccount: ({ accounts }) => accounts.createServiceAccount({ organizationId, name: 'new' }),
    deleteServiceAccount: ({ accounts }) => accounts.deleteServiceAccount({ organizationId, id: serviceAccountId }),
    listServiceAccountTokens: ({ accounts }) => accounts.listServiceAccountTokens({ organizationId, serviceAccountId }),
    createServiceAccountToken: ({ accounts }) =>
      accounts.createServiceAccountToken({ organizationId, serviceAccountId, name: 'new' }),
    deleteServiceAccountToken: ({ accounts }) =>
      accounts.deleteServiceAccountToken({ organizationId, serviceAccountId, id: idOf('idleMachine', 'token') }),
  },
  projects: {
    getProjects: ({ projects: client }) => client.getProjects({}),
    getProject: ({ projects: client }) => client.getProject({ id: projects.beta }),
    createProject: ({ projects: client }) => client.createProject({ organizationId, name: 'New' }),
    updateProject: ({ projects: client }) => client.updateProject({ id: projects.beta, name: 'Other' }),
    deleteProject: ({ projects: client }) => client.deleteProject({ id: projects.beta }),
    getProjectTokens: ({ projects: client }) => client.getProjectTokens({ id: projects.beta }),
    createProjectToken: ({ projects: client }) => client.createProjectToken({ id: projects.beta, name: 'new' }),
    deleteProjectToken: ({ projects: client }) =>
      client.deleteProjectToken({ id: projects.beta, tokenId: spare.legacyTokenId }),
    getLoginConfigForProject: ({ projects: client }) => client.getLoginConfigForProject({ projectId: projects.beta }),
  },
  organizations: {
    getOrganizations: ({ organizations: client }) => client.getOrganizations({}),
    getOrganization: ({ organizations: client }) => client.getOrganization({ id: organizationId }),
    getOrganizationUsers: ({ organizations: client }) => client.getOrganizationUsers({ id: organizationId }),
    removeOrganizationUser: ({ organizations: client }) =>
      client.removeOrganizationUser({ id: organizationId, userId: idOf('viewer', 'account') }),
    addOrganizationUser: ({ organizations: client }) => client.addOrganizationUser({ id: organizationId }),
    isInviteTokenValid: ({ organizations: client }) => client.isInviteTokenValid({ token: spare.invite.token }),
    acceptInviteToken: ({ organizations: client }) => client.acceptInviteToken({ token: spare.invite.token }),
    getInviteTokens: ({ organizations: client }) => client.getInviteTokens({ id: organizationId }),
    updateUserRole: ({ organizations: client }) => client.updateUserRole({ organizationId }),
    createOrganization: ({ organizations: client }) => client.createOrganization({ name: 'New' }),
    updateOrganization: ({ organizations: client }) => client.updateOrganization({ id: organizationId, name: 'Other' }),
    deleteOrganization: ({ organizations: client }) => client.deleteOrganization({ id: organizationId }),
    enableSSO: ({ organizations: client }) => client.enableSSO({ id: organizationId, ssoSettings }),
    disableSSO: ({ organizations: client }) => client.disableSSO({ id: organizationId }),
    getSSOSettings: ({ organizations: client }) => client.getSSOSettings({ id: organizationId }),
    getSSOConnectorId: ({ organizations: client }) =>
      client.getSSOConnectorId({ organizationIdentifier: foreignSetup.identifier }),
    updateSSODefaultRole: ({ organizations: client }, { reference }) =>
      client.updateSSODefaultRole({ id: organizationId, defaultRole: reference }),
    activateFreeTrial: ({ organizations: client }) => client.activateFreeTrial({ id: organizationId }),
    inviteUsersViaEmail: ({ organizations: client }) => client.inviteUsersViaEmail({ id: organizationId }),
  },
  users: {
    getSelf: ({ users }) => users.getSelf({}),
    updateSelf: ({ users }) => users.updateSelf({ user: { name: 'Ada' } }),
  },
  capabilities: { getCapabilities: ({ capabilities }) => capabilities.getCapabilities({}) },
  access: { getOwnAccess: ({ access }) => access.getOwnAccess({ organizationId }) },
  customRoles: {
    updateRole: ({ customRoles }, { permissions }) =>
      customRoles.updateRole({
        organizationId,
        id: spare.role.id,
        name: 'Other',
        permissions: [...permissions],
        etag: '1',
      }),
  },
  people: {
    listPeople: ({ people }) => people.listPeople({ organizationId }),
    removePerson: ({ people }) => people.removePerson({ organizationId, subject: 'user:dev:never@acme.example' }),
  },
  activity: {
    listProjectActivity: ({ activity }) => activity.listProjectActivity({ organizationId }),
    listTokenUses: ({ activity }) => activity.listTokenUses({ organizationId, projectId: projects.beta }),
    getTokenActivity: ({ activity }) =>
      activity.getTokenActivity({ organizationId, serviceAccountId, tokenId: idOf('idleMachine', 'token') }),
  },
  migrations: {
    listLegacyTokens: ({ migrations }) => migrations.listLegacyTokens({ organizationId }),
    listMigrations: ({ migrations }) => migrations.listMigrations({ organizationId }),
    createMigration: ({ migrations }) =>
      migrations.createMigration({
        organizationId,
        projectId: projects.beta,
        client: Client.AGENT,
        serviceAccountId: idOf('uploader', 'account'),
        tokenId: idOf('uploader', 'token'),
      }),
    endMigration: ({ migrations }) =>
      migrations.endMigration({ organizationId, id: spare.migrationId, outcome: MigrationOutcome.FINISHED }),
  },
  singleSignOn: {
    getSetup: ({ singleSignOn }) => singleSignOn.getSetup({ organizationId }),
    readIssuer: ({ singleSignOn }) => singleSignOn.readIssuer({ organizationId, issuerUrl: 'https://id.acme.example' }),
    saveSetup: ({ singleSignOn }, { reference }) =>
      singleSignOn.saveSetup({
        organizationId,
        settings: { ...ssoSettings, defaultRole: reference },
        expectedVersion: spareSetup.version,
      }),
  },
  billing: {
    getConfig: ({ billing }) => billing.getConfig({ organizationId }),
    getSubscription: ({ billing }) => billing.getSubscription({ organizationId }),
    createSession: ({ billing }) => billing.createSession({ organizationId }),
    getInvoicesUpcoming: ({ billing }) => billing.getInvoicesUpcoming({ organizationId }),
    getInvoices: ({ billing }) => billing.getInvoices({ organizationId }),
    cancelSubscription: ({ billing }) => billing.cancelSubscription({ organizationId }),
    getCustomer: ({ billing }) => billing.getCustomer({ organizationId }),
    updateCustomer: ({ billing }) =>
      billing.updateCustomer({ organizationId, customerName: 'New', customerEmail: 'new@acme.example' }),
    getCurrentUsage: ({ billing }) => billing.getCurrentUsage({ organizationId }),
  },
  ledger: {
    getPlan: ({ ledger }) => ledger.getPlan({ organizationId }),
    getUsage: ({ ledger }) => ledger.getUsage({ organizationId, month: '2026-02' }),
    resumeSubscription: ({ ledger }) => ledger.resumeSubscription({ organizationId }),
  },
  membership: { leaveOrganization: ({ membership }) => membership.leaveOrganization({ organizationId }) },
  debuginfo: {
    shouldInitiateUpload: ({ debuginfo }) => debuginfo.shouldInitiateUpload({ buildId: 'new-build' }),
    initiateUpload: ({ debuginfo }) => debuginfo.initiateUpload({ buildId: 'new-build', hash: 'h', size: 3n }),
    upload: ({ debuginfo }) => debuginfo.upload(pieces(spare.upload.buildId, spare.upload.id, [3])),
    markUploadFinished: ({ debuginfo }) =>
      debuginfo.markUploadFinished({ buildId: spare.upload.buildId, uploadId: spare.upload.id }),
  },
  profiles: {
    writeRaw: ({ profiles }) => profiles.writeRaw({ series: [{ samples: [{ rawProfile: new Uint8Array(3) }] }] }),
  },
};
