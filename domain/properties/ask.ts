import { Code, ConnectError } from '@connectrpc/connect';
import type { Answer, Question, Rpc } from '#domain/properties/model-answers.ts';
import type { Clients } from '#domain/testing/test-world.ts';

type Call = (
  clients: Clients,
  question: Question & { readonly organizationId: string; readonly projectId: string },
) => Promise<Answer>;

/** Refusals that depend on the state, not on the caller's rights. */
const ofState = new Set(['AlreadyExists', 'FailedPrecondition', 'ResourceExhausted']);

/** Makes the call of a question, and returns the result in the model's words, or the refusal's code. */
export async function ask(clients: Clients, question: Question): Promise<string | readonly string[]> {
  try {
    const { organization: organizationId, project } = question;
    return await calls[question.rpc](clients, { ...question, organizationId, projectId: project ?? '' });
  } catch (error) {
    const code = Code[ConnectError.from(error).code];
    return ofState.has(code) ? 'may' : code;
  }
}

const calls: Readonly<Record<Rpc, Call>> = {
  async CanI({ authorization }, { organizationId, projectId, permission }) {
    return (await authorization.canI({ organizationId, projectId, permission })).allowed ? 'yes' : 'no';
  },
  async GetOwnAccess({ access }, { organizationId }) {
    const { scopes } = await access.getOwnAccess({ organizationId });
    const inOrder = scopes.toSorted((a, b) => Number(a.projectId > b.projectId) - Number(a.projectId < b.projectId));
    return inOrder.flatMap((scope) => scope.permissions.map((permission) => `${scope.projectId} ${permission}`));
  },
  async GetProjects({ projects }) {
    const { organizations } = await projects.getProjects({});
    return organizations.flatMap((organization) => [organization.id].concat(organization.projects.map(({ id }) => id)));
  },
  async GetOrganizations({ organizations }) {
    return (await organizations.getOrganizations({})).organizations.map(({ id }) => id);
  },
  GetProject: ({ projects }, { projectId: id }) => may(projects.getProject({ id })),
  GetOrganization: ({ organizations }, { organizationId: id }) => may(organizations.getOrganization({ id })),
  ListRoles: ({ roles }, { organizationId }) => may(roles.listRoles({ organizationId })),
  CreateRole: ({ roles }, { organizationId, permissions }) =>
    may(roles.createRole({ organizationId, name: 'New', permissions: [...permissions] })),
  DeleteRole: ({ roles }, { organizationId, id }) => may(roles.deleteRole({ organizationId, id })),
  UpdateRole: ({ customRoles }, { organizationId, id, permissions }) =>
    may(customRoles.updateRole({ organizationId, id, name: 'New', permissions: [...permissions], etag: '1' })),
  async ListPeople({ people }, { organizationId }) {
    return (await people.listPeople({ organizationId })).people.map(({ subject }) => subject);
  },
  RemovePerson: ({ people }, { organizationId, subject }) => may(people.removePerson({ organizationId, subject })),
  async GetOrganizationUsers({ organizations }, { organizationId: id }) {
    const { users } = await organizations.getOrganizationUsers({ id });
    return users.map(({ authProvider, email }) => `user:${authProvider}:${email}`);
  },
  RemoveOrganizationUser: ({ organizations }, { organizationId: id, id: userId }) =>
    may(organizations.removeOrganizationUser({ id, userId })),
  ListRoleBindings: ({ roles }, { organizationId, projectId }) =>
    may(roles.listRoleBindings({ organizationId, projectId })),
  CreateRoleBinding: ({ roles }, { organizationId, projectId, subject, role }) =>
    may(roles.createRoleBinding({ organizationId, projectId, subject, role })),
  DeleteRoleBinding: ({ roles }, { organizationId, id }) => may(roles.deleteRoleBinding({ organizationId, id })),
  ListInvites: ({ roles }, { organizationId }) => may(roles.listInvites({ organizationId })),
  CreateInvite: ({ roles }, { organizationId, roleId }) => may(roles.createInvite({ organizationId, roleId })),
  ExpireInvite: ({ roles }, { organizationId, id }) => may(roles.expireInvite({ organizationId, id })),
  ListInviteAcceptances: ({ roles }, { organizationId, id: inviteId }) =>
    may(roles.listInviteAcceptances({ organizationId, inviteId })),
  ListServiceAccounts: ({ accounts }, { organizationId }) => may(accounts.listServiceAccounts({ organizationId })),
  CreateServiceAccount: ({ accounts }, { organizationId }) =>
    may(accounts.createServiceAccount({ organizationId, name: 'new' })),
  DeleteServiceAccount: ({ accounts }, { organizationId, id }) =>
    may(accounts.deleteServiceAccount({ organizationId, id })),
  ListServiceAccountTokens: ({ accounts }, { organizationId, id: serviceAccountId }) =>
    may(accounts.listServiceAccountTokens({ organizationId, serviceAccountId })),
  CreateServiceAccountToken: ({ accounts }, { organizationId, projectId, accountId: serviceAccountId }) =>
    may(accounts.createServiceAccountToken({ organizationId, serviceAccountId, projectId, name: 'new' })),
  DeleteServiceAccountToken: ({ accounts }, { organizationId, accountId: serviceAccountId, id }) =>
    may(accounts.deleteServiceAccountToken({ organizationId, serviceAccountId, id })),
  CreateOrganization: ({ organizations }) => may(organizations.createOrganization({ name: 'New' })),
  UpdateOrganization: ({ organizations }, { organizationId: id }) =>
    may(organizations.updateOrganization({ id, name: 'New' })),
  DeleteOrganization: ({ organizations }, { organizationId: id }) => may(organizations.deleteOrganization({ id })),
  LeaveOrganization: ({ membership }, { organizationId }) => may(membership.leaveOrganization({ organizationId })),
  GetSubscription: ({ billing }, { organizationId }) => may(billing.getSubscription({ organizationId })),
  GetInvoices: ({ billing }, { organizationId }) => may(billing.getInvoices({ organizationId })),
  CancelSubscription: ({ billing }, { organizationId }) => may(billing.cancelSubscription({ organizationId })),
  GetPlan: ({ ledger }, { organizationId }) => may(ledger.getPlan({ organizationId })),
  GetCurrentUsage: ({ billing }, { organizationId }) => may(billing.getCurrentUsage({ organizationId })),
  GetUsage: ({ ledger }, { organizationId }) => may(ledger.getUsage({ organizationId, month: '2026-02' })),
  WriteRaw: ({ profiles }) => may(profiles.writeRaw({ series: [{ samples: [{ rawProfile: new Uint8Array(1) }] }] })),
  ShouldInitiateUpload: ({ debuginfo }) => may(debuginfo.shouldInitiateUpload({ buildId: 'build' })),
};

async function may(call: Promise<unknown>): Promise<'may'> {
  await call;
  return 'may';
}
