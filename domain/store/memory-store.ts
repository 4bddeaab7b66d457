import { parseRoleReference } from '#domain/rules/role-reference.ts';
import { userSubject } from '#domain/rules/subject.ts';
import type { AccessFacts } from '#domain/store/access-facts.ts';
import {
  type MemoryTables,
  stage,
  type StagedTables,
  tablesOf,
  type TableViews,
  worldOf,
} from '#domain/store/memory-tables.ts';
import type { Store, StoreReader, StoreTransaction } from '#domain/store/store.ts';
import { emptyWorld, type World } from '#domain/store/world.ts';

/**
 * An in-memory store for the mocks and for tests. Transactions run one by one, on staged tables that are committed at the
 * end; readers outside never see an unfinished transaction. `onCommit` gets the whole world after every change. Throws when
 * `initial` breaks a rule of the store.
 */
export function createMemoryStore(
  initial: World = emptyWorld,
  { onCommit }: { readonly onCommit?: (world: World) => void } = {},
): Store {
  const tables = tablesOf(initial);
  let last: Promise<unknown> = Promise.resolve();
  const changed = () => onCommit?.(worldOf(tables));

  async function run<T>(work: (tx: StoreTransaction) => Promise<T>): Promise<T> {
    const staged = stage(tables);
    const result = await work(writer(staged));
    for (const table of Object.values(staged)) table.commit();
    changed();
    return result;
  }

  const transaction: Store['transaction'] = (work) => {
    const result = last.then(() => run(work));
    last = result.catch(() => undefined);
    return result;
  };

  return {
    ...reader(tables),
    transaction,
    addProfileBytes: (projectId, bytes) => transaction((tx) => tx.profiles.addBytes(projectId, bytes)),
    async touchToken(tokenId, at) {
      if (touch(tables, tokenId, at)) changed();
    },
  };
}

function factsIn(
  { organizations, bindings, roles, projects }: TableViews,
  organizationId: string,
  subject: string,
  project: string | null,
): AccessFacts | undefined {
  const organization = organizations.byId(organizationId);
  if (!organization) return undefined;
  const own = bindings.of('subject', organizationId, subject);
  const named = new Set(own.map(({ role }) => role));
  const permissions = [...named].flatMap((reference) => {
    const [role] = roles.of('name', organizationId, nameInReference(organizationId, reference));
    return role ? [[reference, role.permissions] as const] : [];
  });
  const asked = [project, ...own.map(({ projectId }) => projectId)].filter((id) => id !== null);
  const here = asked.filter((id) => within(organizationId, projects.byId(id)));
  return { organization, bindings: own, roles: new Map(permissions), projects: new Set(here) };
}

/** The name of the organization's own role that a reference names; empty, which no role is called, for any other. */
function nameInReference(organizationId: string, reference: string): string {
  const parsed = parseRoleReference(reference);
  return parsed.kind === 'custom' && parsed.organizationId === organizationId ? parsed.name : '';
}

function touch({ tokens }: MemoryTables, tokenId: string, at: Date): boolean {
  const token = tokens.byId(tokenId);
  if (!token || (token.lastUsedAt && token.lastUsedAt >= at)) return false;
  const place = tokens.sequenceOf(tokenId);
  tokens.remove(tokenId);
  tokens.add({ ...token, lastUsedAt: at }, place);
  return true;
}

function reader(views: TableViews): StoreReader {
  const { organizations, projects, users, roles, bindings, serviceAccounts, tokens, invites } = views;
  return {
    organizations: {
      exist: async () => organizations.of('all').length > 0,
      byId: async (id) => organizations.byId(id),
      async withBindingsOf(subject) {
        const ids = new Set(bindings.of('subjectAnywhere', subject).map((binding) => binding.organizationId));
        return inOrder([...ids].map((id) => organizations.byId(id)).filter((found) => found !== undefined));
      },
    },
    access: {
      factsOf: async (organizationId, subject, project) => factsIn(views, organizationId, subject, project),
    },
    projects: {
      byId: async (id) => projects.byId(id),
      ofOrganization: async (organizationId) => projects.of('organization', organizationId),
      async page(visible, request) {
        const rows = visible.flatMap(({ organizationId, projectIds }) => {
          const all = projects.of('organization', organizationId);
          return projectIds === 'all' ? all : all.filter(({ id }) => projectIds.includes(id));
        });
        return projects.pageAmong(request, rows);
      },
    },
    users: {
      byId: async (id) => users.byId(id),
      byEmail: async (provider, email) => users.of('email', provider, email)[0],
      byEmails: async (provider, emails) => [...new Set(emails)].flatMap((email) => users.of('email', provider, email)),
      async ofOrganization(organizationId) {
        const known = new Set([
          ...bindings.of('organization', organizationId).map(({ subject }) => subject),
          ...views.acceptances.of('organization', organizationId).map(({ acceptedBy }) => acceptedBy),
        ]);
        return users.of('all').filter(({ provider, email }) => known.has(userSubject(provider, email)));
      },
    },
    roles: {
      byId: async (organizationId, id) => within(organizationId, roles.byId(id)),
      byName: async (organizationId, name) => roles.of('name', organizationId, name)[0],
      ofOrganization: async (organizationId) => roles.of('organization', organizationId),
      page: async (organizationId, request) => roles.page(request, 'organization', organizationId),
    },
    bindings: {
      byId: async (organizationId, id) => within(organizationId, bindings.byId(id)),
      ofOrganization: async (organizationId) => bindings.of('organization', organizationId),
      page: async (organizationId, projectId, request) =>
        projectId === null
          ? bindings.page(request, 'organization', organizationId)
          : bindings.page(request, 'project', organizationId, projectId),
      ofProject: async (organizationId, projectId) => bindings.of('project', organizationId, projectId),
      ofSubject: async (organizationId, subject) => bindings.of('subject', organizationId, subject),
      async ofSubjects(organizationId, subjects) {
        return [...new Set(subjects)].flatMap((subject) => bindings.of('subject', organizationId, subject));
      },
      async subjectsOf(organizationId) {
        return [...new Set(bindings.of('organization', organizationId).map(({ subject }) => subject))];
      },
      ofRole: async (organizationId, role) => bindings.of('role', organizationId, role),
    },
    serviceAccounts: {
      byId: async (organizationId, id) => within(organizationId, serviceAccounts.byId(id)),
      byName: async (organizationId, name) => serviceAccounts.of('name', organizationId, name)[0],
      ofOrganization: async (organizationId) => serviceAccounts.of('organization', organizationId),
      page: async (organizationId, request) => serviceAccounts.page(request, 'organization', organizationId),
    },
    tokens: {
      async byHash(hash) {
        const [token] = tokens.of('hash', hash);
        const account = token && serviceAccounts.byId(token.serviceAccountId);
        return token && account && { token, account };
      },
      byId: async (id) => tokens.byId(id),
      ofAccount: async (organizationId, accountId) => tokens.of('account', organizationId, accountId),
      page: async (organizationId, accountId, request) => tokens.page(request, 'account', organizationId, accountId),
    },
    invites: {
      byId: async (organizationId, id) => within(organizationId, invites.byId(id)),
      byToken: async (token) => invites.of('token', token)[0],
      ofOrganization: async (organizationId) => invites.of('organization', organizationId),
      page: async (organizationId, request) => invites.page(request, 'organization', organizationId),
      acceptancesOf: async (organizationId, inviteId) => views.acceptances.of('invite', organizationId, inviteId),
      acceptancePage: async (organizationId, inviteId, request) =>
        views.acceptances.page(request, 'invite', organizationId, inviteId),
      acceptancesIn: async (organizationId) => views.acceptances.of('organization', organizationId),
    },
    audit: { ofOrganization: async (organizationId) => views.audit.of('organization', organizationId) },
    debuginfo: {
      byBuildId: async (projectId, buildId, type) => views.debuginfo.of('buildId', projectId, buildId, type)[0],
    },
    profiles: { bytesOf: async (projectId) => views.profiles.byId(projectId)?.bytes ?? 0 },
  };
}

function writer(staged: StagedTables): StoreTransaction {
  const read = reader(staged);
  const { organizations, projects, users, roles, bindings, serviceAccounts, tokens, invites } = staged;
  return {
    access: read.access,
    organizations: { ...read.organizations, add: async (row) => organizations.add(row) },
    projects: { ...read.projects, add: async (row) => projects.add(row) },
    users: { ...read.users, save: async (row) => users.save(row) },
    roles: {
      ...read.roles,
      add: async (row) => roles.add(row),
      update: async (row) => roles.save(row),
      remove: async (id) => roles.remove(id),
    },
    bindings: {
      ...read.bindings,
      add: async (row) => bindings.add(row),
      async renameRole(organizationId, from, to) {
        for (const row of bindings.of('role', organizationId, from)) bindings.save({ ...row, role: to });
      },
      remove: async (id) => bindings.remove(id),
      async removeOfSubject(organizationId, subject) {
        for (const { id } of bindings.of('subject', organizationId, subject)) bindings.remove(id);
      },
    },
    serviceAccounts: {
      ...read.serviceAccounts,
      add: async (row) => serviceAccounts.add(row),
      remove: async (id) => serviceAccounts.remove(id),
    },
    tokens: { ...read.tokens, add: async (row) => tokens.add(row), remove: async (id) => tokens.remove(id) },
    invites: {
      ...read.invites,
      add: async (row) => invites.add(row),
      update: async (row) => invites.save(row),
      addAcceptance: async (row) => staged.acceptances.add(row),
    },
    audit: { ...read.audit, add: async (row) => staged.audit.add(row) },
    debuginfo: {
      ...read.debuginfo,
      async save(row) {
        const [older] = staged.debuginfo.of('buildId', row.projectId, row.buildId, row.type);
        if (older) staged.debuginfo.remove(older.id);
        staged.debuginfo.add(row);
      },
    },
    profiles: {
      ...read.profiles,
      async addBytes(projectId, bytes) {
        const before = staged.profiles.byId(projectId)?.bytes ?? 0;
        staged.profiles.save({ id: projectId, bytes: before + bytes });
      },
    },
  };
}

/** Hides a record of another organization. */
function within<Row extends { readonly organizationId: string }>(organizationId: string, row: Row | undefined) {
  return row?.organizationId === organizationId ? row : undefined;
}

function inOrder<Row extends { readonly id: string; readonly createdAt: Date }>(rows: Row[]): Row[] {
  return rows.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1));
}
