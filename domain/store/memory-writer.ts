import { keepLastName, ledgerWriter } from '#domain/store/memory-ledger.ts';
import { reader } from '#domain/store/memory-reader.ts';
import { keyedByOrganization, type StagedTables } from '#domain/store/memory-tables.ts';
import type { StoreTransaction } from '#domain/store/store.ts';

/** Reads and writes the tables of one transaction. */
export function writer(staged: StagedTables): StoreTransaction {
  const read = reader(staged);
  const { organizations, projects, users, roles, bindings, serviceAccounts, tokens, invites } = staged;
  const { legacyTokens, migrations } = staged;
  const removeToken = async (id: string) => {
    tokens.remove(id);
    staged.tokenUses.removeAll('token', id);
    staged.tokenRefusals.removeAll('token', id);
  };
  return {
    access: read.access,
    organizations: {
      ...read.organizations,
      add: async (row) => organizations.add(row),
      update: async (row) => organizations.save(row),
      async remove(id) {
        emptyOrganization(staged, id);
        staged.singleSignOn.remove(id);
        organizations.remove(id);
      },
    },
    projects: {
      ...read.projects,
      add: async (row) => projects.add(row),
      update: async (row) => projects.save(row),
      async remove(id) {
        keepLastName(staged, id);
        projects.remove(id);
        staged.debuginfo.removeAll('project', id);
        staged.tokenUses.removeAll('project', id);
      },
    },
    users: {
      ...read.users,
      save: async (row) => users.save(row),
      async removeOfProvider(provider) {
        for (const { id } of users.of('all').filter((user) => user.provider === provider)) users.remove(id);
      },
    },
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
      async removeOfProject(organizationId, projectId) {
        for (const { id } of bindings.of('project', organizationId, projectId)) bindings.remove(id);
      },
    },
    serviceAccounts: {
      ...read.serviceAccounts,
      add: async (row) => serviceAccounts.add(row),
      remove: async (id) => serviceAccounts.remove(id),
    },
    tokens: {
      ...read.tokens,
      add: async (row) => tokens.add(row),
      remove: removeToken,
      async removeOfProject(organizationId, projectId) {
        for (const { id } of tokens.of('project', organizationId, projectId)) await removeToken(id);
      },
    },
    legacyTokens: {
      ...read.legacyTokens,
      add: async (row) => legacyTokens.add(row),
      remove: async (id) => legacyTokens.remove(id),
      async removeOfProject(organizationId, projectId) {
        legacyTokens.removeAll('project', organizationId, projectId);
      },
    },
    activity: read.activity,
    migrations: {
      ...read.migrations,
      add: async (row) => migrations.add(row),
      update: async (row) => migrations.save(row),
      remove: async (id) => migrations.remove(id),
      async removeOfProject(organizationId, projectId) {
        for (const row of migrations.of('organization', organizationId)) {
          if (row.projectId === projectId) migrations.remove(row.id);
        }
      },
    },
    invites: {
      ...read.invites,
      add: async (row) => invites.add(row),
      update: async (row) => invites.save(row),
      addAcceptance: async (row) => staged.acceptances.add(row),
    },
    singleSignOn: {
      ...read.singleSignOn,
      save: async (row) => staged.singleSignOn.save(keyedByOrganization(row)),
      remove: async (organizationId) => staged.singleSignOn.remove(organizationId),
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
    ...ledgerWriter(staged),
  };
}

/** Removes what is in one organization; its audit records and invoices stay. */
function emptyOrganization(staged: StagedTables, id: string): void {
  const removed = staged.removedProjects.of('organization', id);
  for (const project of [...staged.projects.of('organization', id), ...removed])
    staged.usage.removeAll('project', project.id);
  staged.removedProjects.removeAll('organization', id);
  staged.billingAccounts.remove(id);
  staged.openMonths.removeAll('organization', id);
  for (const { id: projectId } of staged.projects.of('organization', id))
    staged.debuginfo.removeAll('project', projectId);
  staged.projects.removeAll('organization', id);
  staged.roles.removeAll('organization', id);
  staged.bindings.removeAll('organization', id);
  staged.serviceAccounts.removeAll('organization', id);
  staged.tokens.removeAll('organization', id);
  staged.legacyTokens.removeAll('organization', id);
  staged.tokenUses.removeAll('organization', id);
  staged.tokenRefusals.removeAll('organization', id);
  staged.migrations.removeAll('organization', id);
  staged.invites.removeAll('organization', id);
  staged.acceptances.removeAll('organization', id);
}
