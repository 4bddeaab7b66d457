import type { Store, StoreTransaction } from '#domain/store/store.ts';
import { access } from '#server/database/access.ts';
import { auditRecords } from '#server/database/audit-records.ts';
import { billing } from '#server/database/billing.ts';
import { dailyUsage } from '#server/database/daily-usage.ts';
import type { Database } from '#server/database/database.ts';
import { debuginfoUploads } from '#server/database/debuginfo-uploads.ts';
import { invites } from '#server/database/invites.ts';
import { legacyTokens, touchLegacyToken } from '#server/database/legacy-tokens.ts';
import { organizations } from '#server/database/organizations.ts';
import { projects } from '#server/database/projects.ts';
import { roleBindings } from '#server/database/role-bindings.ts';
import { roles } from '#server/database/roles.ts';
import type { Queries } from '#server/database/schema.ts';
import { serviceAccounts } from '#server/database/service-accounts.ts';
import { singleSignOn } from '#server/database/single-sign-on.ts';
import { activity, noteTokenRefusal, noteTokenUse } from '#server/database/token-activity.ts';
import { tokenMigrations } from '#server/database/token-migrations.ts';
import { tokens, touchToken } from '#server/database/tokens.ts';
import { transactionsOf } from '#server/database/transaction.ts';
import { users } from '#server/database/users.ts';

/** The domain's store over SQL: the same queries on SQLite and PostgreSQL. */
export function createSqlStore(database: Database): Store {
  const inTransaction = transactionsOf(database);
  const { engine } = database;
  return {
    ...tablesOf(database, database.queries),
    transaction: (work) => inTransaction((queries) => work(tablesOf(database, queries))),
    touchToken: (tokenId, at) => database.inBackground((queries) => touchToken(queries, tokenId, at)),
    touchLegacyToken: (tokenId, at) => database.inBackground((queries) => touchLegacyToken(queries, tokenId, at)),
    noteTokenUse: (use) => database.inBackground((queries) => noteTokenUse(queries, engine, use)),
    noteTokenRefusal: (refusal) => database.inBackground((queries) => noteTokenRefusal(queries, engine, refusal)),
    addUsage: (usage) => dailyUsage(database.queries).add(usage),
  };
}

function tablesOf({ tokenSeal }: Database, queries: Queries): StoreTransaction {
  return {
    access: access(queries),
    organizations: organizations(queries),
    projects: projects(queries),
    users: users(queries),
    roles: roles(queries),
    bindings: roleBindings(queries),
    serviceAccounts: serviceAccounts(queries),
    tokens: tokens(queries),
    legacyTokens: legacyTokens(queries),
    activity: activity(queries),
    migrations: tokenMigrations(queries),
    invites: invites(queries, tokenSeal),
    singleSignOn: singleSignOn(queries),
    audit: auditRecords(queries),
    debuginfo: debuginfoUploads(queries),
    usage: dailyUsage(queries),
    billing: billing(queries),
  };
}
