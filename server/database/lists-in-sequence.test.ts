import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { project } from '#domain/store/contract-world.ts';
import type { Database } from '#server/database/database.ts';
import { firstTables } from '#server/database/migrations/001-first-tables.ts';
import { roleBindingsInSequence } from '#server/database/migrations/002-role-bindings-in-sequence.ts';
import { rolesAndPeopleThatChange } from '#server/database/migrations/003-roles-and-people-that-change.ts';
import { inviteTokensSealed } from '#server/database/migrations/004-invite-tokens-sealed.ts';
import { listsInSequence } from '#server/database/migrations/006-lists-in-sequence.ts';
import { createSqlStore } from '#server/database/sql-store.ts';
import { openEmptyFile, openEmptySchema } from '#server/testing/test-database.ts';
import { findPostgres } from '#server/testing/test-postgres.ts';

const source = findPostgres(process.env);
const engines = [
  { engine: 'SQLite', open: openEmptyFile, missing: undefined },
  { engine: 'PostgreSQL', open: () => openEmptySchema(source, 'old_lists'), missing: source.missing },
];

/** The tables and some rows of before 006. */
async function oldTables({ queries, engine, tokenSeal }: Database): Promise<void> {
  for (const step of [firstTables, roleBindingsInSequence, rolesAndPeopleThatChange])
    await step.up(queries, engine, tokenSeal);
  const statements = [
    "insert into organizations (id, name, created_at) values ('acme', 'Acme', 0)",
    ...['c', 'a', 'd', 'b'].flatMap((id) => {
      const at = id === 'd' ? 3 : 5;
      const made = `${at}, 'system')`;
      return [
        `insert into projects (id, organization_id, name, created_at) values ('${id}', 'acme', 'Project', ${at})`,
        `insert into roles (id, organization_id, name, permissions, created_at, created_by) values ('${id}', 'acme', '${id}', '[]', ${made}`,
        `insert into service_accounts (id, organization_id, name, created_at, created_by) values ('${id}', 'acme', '${id}', ${made}`,
        `insert into invites (id, organization_id, role_id, token, created_at, created_by) values ('${id}', 'acme', 'r', '${id}', ${made}`,
      ];
    }),
    ...['c', 'a', 'd', 'b'].flatMap((id) => {
      const at = id === 'd' ? 3 : 5;
      return [
        `insert into tokens (id, organization_id, service_account_id, name, hash, created_at, created_by) values ('${id}', 'acme', 'a', '${id}', '${id}', ${at}, 'system')`,
        `insert into invite_acceptances (id, organization_id, invite_id, accepted_by, accepted_at, role_binding_id) values ('${id}', 'acme', 'a', 'user:dev:ada@acme.example', ${at}, 'b')`,
      ];
    }),
  ];
  for (const statement of statements) await sql.raw(statement).execute(queries);
}

let database: Database | undefined;
afterEach(() => database?.close());

describe.each(engines)('lists of before they were numbered, on $engine', ({ open, missing }) => {
  it.skipIf(missing)('keep their order, by time and then ID, and what is added comes after them', async () => {
    database = await open();
    await oldTables(database);
    for (const step of [inviteTokensSealed, listsInSequence])
      await step.up(database.queries, database.engine, database.tokenSeal);
    const { projects, roles, serviceAccounts, tokens, invites, ...store } = createSqlStore(database);
    const lists = () =>
      Promise.all([
        projects.ofOrganization('acme'),
        roles.ofOrganization('acme'),
        serviceAccounts.ofOrganization('acme'),
        tokens.ofAccount('acme', 'a'),
        invites.ofOrganization('acme'),
        invites.acceptancesOf('acme', 'a'),
        invites.acceptancesIn('acme'),
      ]);
    for (const list of await lists()) expect(list.map(({ id }) => id)).toEqual(['d', 'a', 'b', 'c']);

    await store.transaction((tx) =>
      tx.projects.add(project({ id: 'A', organizationId: 'acme', createdAt: new Date(5) })),
    );
    const visible = [{ organizationId: 'acme', projectIds: 'all' }] as const;
    const { next } = await projects.page(visible, { size: 3, after: undefined });
    expect((await projects.page(visible, { size: 3, after: next })).rows.map(({ id }) => id)).toEqual(['c', 'A']);
  });
});
