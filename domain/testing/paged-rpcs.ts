import type { Invite, InviteAcceptance, Project, Role, Token } from '#domain/store/records.ts';
import type { World } from '#domain/store/world.ts';
import { idOf, organizations, projects, spare, subjectOf } from '#domain/testing/test-records.ts';
import type { Clients } from '#domain/testing/test-world.ts';

/** The fields of a request that choose the page. */
interface Asked {
  readonly pageSize?: number;
  readonly pageToken?: string;
}

interface Answer {
  readonly rows: readonly { readonly id: string }[];
  readonly nextPageToken: string;
  readonly total: number;
}

/** A list RPC with pages. */
export interface PagedRpc {
  readonly name: string;
  /** How many rows the owner sees in the `crowded` world. */
  readonly rows: number;
  readonly ask: (clients: Clients, fields: Asked) => Promise<Answer>;
  /** Asks for another list of the RPC, which the owner of the `crowded` world may read, too. Missing where there is none. */
  readonly askOther?: (clients: Clients, fields: Asked) => Promise<Answer>;
}

const { acme, globex } = organizations;
const [scraper, agent] = [idOf('scraper', 'account'), idOf('agent', 'account')];
const otherInvite = 'f7000000-0000-4000-8000-000000000000';

/** The test world with more rows in each list of Acme, all of one instant. Its owner is an owner of Globex, too. */
export function crowded(world: World): World {
  const numbers = [9, 3, 7, 1, 5];
  const owner = { ...row('f6', 0), subject: subjectOf('owner'), role: 'system:owner', projectId: null };
  return {
    ...world,
    projects: [...world.projects.map(oldestOfGlobex), ...numbers.map((n) => row('f1', n))],
    roles: [...world.roles, ...numbers.map(role)],
    serviceAccounts: [...world.serviceAccounts, ...numbers.map((n) => row('f3', n))],
    tokens: [...world.tokens, ...numbers.map(token)],
    acceptances: [
      ...numbers.map((n) => acceptance(spare.invite.id, n)),
      ...[2, 4].map((n) => acceptance(otherInvite, n)),
    ],
    bindings: [...world.bindings, { ...owner, organizationId: globex }],
    invites: [...world.invites, ...[0, ...numbers].map(invite)],
  };
}

function row(kind: string, n: number) {
  const id = `${kind}000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
  return { id, name: `more ${n}`, organizationId: acme, createdAt: new Date(1000), createdBy: 'system' };
}

/** Pages of all organizations are then in the order in which one answer groups them. */
function oldestOfGlobex(project: Project): Project {
  return project.id === projects.gamma ? { ...project, createdAt: new Date(0) } : project;
}

function role(n: number): Role {
  return { ...row('f2', n), permissions: ['view.read'], version: 1 };
}

function token(n: number): Token {
  return { ...row('f4', n), serviceAccountId: scraper, projectId: null, lastUsedAt: null, hash: secret(n) };
}

function invite(n: number): Invite {
  const endless = { expiresAt: null, expiredAt: null, expiredBy: null };
  return { ...row('f7', n), ...endless, roleId: 'system:viewer', token: secret(n) };
}

function acceptance(inviteId: string, n: number): InviteAcceptance {
  const { id, organizationId, createdAt: acceptedAt } = row('f5', n);
  return { id, organizationId, inviteId, acceptedAt, acceptedBy: `user:dev:${n}@acme.example`, roleBindingId: id };
}

function secret(n: number): string {
  return String(n).repeat(64);
}

export const pagedRpcs: readonly PagedRpc[] = [
  {
    name: 'ListRoleBindings',
    rows: 11,
    ask: ({ roles }, fields) => listed(roles.listRoleBindings({ ...fields, organizationId: acme })),
    askOther: ({ roles }, fields) => listed(roles.listRoleBindings({ ...fields, organizationId: globex })),
  },
  {
    name: 'ListRoleBindings of a project',
    rows: 2,
    ask: ({ roles }, fields) =>
      listed(roles.listRoleBindings({ ...fields, organizationId: acme, projectId: projects.alpha })),
    askOther: ({ roles }, fields) => listed(roles.listRoleBindings({ ...fields, organizationId: acme })),
  },
  {
    name: 'ListServiceAccounts',
    rows: 11,
    ask: ({ accounts }, fields) => listed(accounts.listServiceAccounts({ ...fields, organizationId: acme })),
    askOther: ({ accounts }, fields) => listed(accounts.listServiceAccounts({ ...fields, organizationId: globex })),
  },
  {
    name: 'ListServiceAccountTokens',
    rows: 6,
    ask: ({ accounts }, fields) =>
      listed(accounts.listServiceAccountTokens({ ...fields, organizationId: acme, serviceAccountId: scraper })),
    askOther: ({ accounts }, fields) =>
      listed(accounts.listServiceAccountTokens({ ...fields, organizationId: acme, serviceAccountId: agent })),
  },
  {
    name: 'ListRoles',
    rows: 12,
    ask: ({ roles }, fields) => listed(roles.listRoles({ ...fields, organizationId: acme })),
    askOther: ({ roles }, fields) => listed(roles.listRoles({ ...fields, organizationId: globex })),
  },
  {
    name: 'ListInvites',
    rows: 7,
    ask: ({ roles }, fields) => listed(roles.listInvites({ ...fields, organizationId: acme })),
    askOther: ({ roles }, fields) => listed(roles.listInvites({ ...fields, organizationId: globex })),
  },
  {
    name: 'ListInviteAcceptances',
    rows: 5,
    ask: ({ roles }, fields) =>
      listed(roles.listInviteAcceptances({ ...fields, organizationId: acme, inviteId: spare.invite.id })),
    askOther: ({ roles }, fields) =>
      listed(roles.listInviteAcceptances({ ...fields, organizationId: acme, inviteId: otherInvite })),
  },
  {
    name: 'GetProjects',
    rows: 8,
    ask: async ({ projects: client }, fields) => {
      const { organizations: branches, ...page } = await client.getProjects(fields);
      return { ...page, rows: branches.flatMap((branch) => branch.projects) };
    },
  },
];

/** The answer's one list, under the name that all answers share here. */
async function listed(answering: Promise<Omit<Answer, 'rows'>>): Promise<Answer> {
  const answer = await answering;
  const rows: unknown = Object.values(answer).find((field) => Array.isArray(field));
  if (!isList(rows)) throw new Error('the answer has no list');
  return { rows, nextPageToken: answer.nextPageToken, total: answer.total };
}

function isList(field: unknown): field is Answer['rows'] {
  return Array.isArray(field);
}
