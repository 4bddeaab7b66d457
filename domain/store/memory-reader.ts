import { parseRoleReference } from '#domain/rules/role-reference.ts';
import { userSubject } from '#domain/rules/subject.ts';
import type { AccessFacts } from '#domain/store/access-facts.ts';
import { activityIn } from '#domain/store/memory-activity.ts';
import { ledgerReader } from '#domain/store/memory-ledger.ts';
import { type TableViews, unkeyed } from '#domain/store/memory-tables.ts';
import type { SingleSignOn } from '#domain/store/single-sign-on-records.ts';
import type { StoreReader } from '#domain/store/store.ts';

/** Reads these tables, committed or inside a transaction. */
export function reader(views: TableViews): StoreReader {
  const { organizations, projects, users, roles, bindings, serviceAccounts, tokens, invites } = views;
  const { legacyTokens, migrations } = views;
  return {
    organizations: {
      exist: async () => organizations.of('all').length > 0,
      ids: async () => organizations.of('all').map(({ id }) => id),
      byId: async (id) => organizations.byId(id),
      async withBindingsOf(subject) {
        const ids = new Set(bindings.of('subjectAnywhere', subject).map((binding) => binding.organizationId));
        return inOrder([...ids].map((id) => organizations.byId(id)).filter((found) => found !== undefined));
      },
      countCreatedBy: async (subject) => organizations.of('creator', subject).length,
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
      existWith: async (provider) => users.of('all').some((user) => user.provider === provider),
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
      ofProject: async (organizationId, projectId) => tokens.of('project', organizationId, projectId),
    },
    legacyTokens: {
      byId: async (id) => legacyTokens.byId(id),
      ofProject: async (organizationId, projectId) => legacyTokens.of('project', organizationId, projectId),
      ofOrganization: async (organizationId) => legacyTokens.of('organization', organizationId),
    },
    activity: activityIn(views),
    migrations: {
      byId: async (organizationId, id) => within(organizationId, migrations.byId(id)),
      ofToken: async (organizationId, tokenId) => within(organizationId, migrations.of('token', tokenId)[0]),
      ofOrganization: async (organizationId) => migrations.of('organization', organizationId),
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
    singleSignOn: {
      ofOrganization: async (organizationId) => singleSignOnOf(views.singleSignOn.byId(organizationId)),
      byIdentifier: async (identifier) => singleSignOnOf(views.singleSignOn.of('identifier', identifier)[0]),
    },
    audit: { ofOrganization: async (organizationId) => views.audit.of('organization', organizationId) },
    debuginfo: {
      byBuildId: async (projectId, buildId, type) => views.debuginfo.of('buildId', projectId, buildId, type)[0],
    },
    ...ledgerReader(views),
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

function singleSignOnOf(row: (SingleSignOn & { readonly id: string }) | undefined): SingleSignOn | undefined {
  return row && unkeyed(row);
}

/** The name of the organization's own role that a reference names; empty, which no role is called, for any other. */
function nameInReference(organizationId: string, reference: string): string {
  const parsed = parseRoleReference(reference);
  return parsed.kind === 'custom' && parsed.organizationId === organizationId ? parsed.name : '';
}

/** Hides a record of another organization. */
function within<Row extends { readonly organizationId: string }>(organizationId: string, row: Row | undefined) {
  return row?.organizationId === organizationId ? row : undefined;
}

function inOrder<Row extends { readonly id: string; readonly createdAt: Date }>(rows: Row[]): Row[] {
  return rows.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1));
}
