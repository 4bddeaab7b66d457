import { sql } from 'kysely';
import type { Database } from '#server/database/database.ts';
import type { Migration } from '#server/database/migration.ts';
import { firstTables } from '#server/database/migrations/001-first-tables.ts';
import { roleBindingsInSequence } from '#server/database/migrations/002-role-bindings-in-sequence.ts';
import { rolesAndPeopleThatChange } from '#server/database/migrations/003-roles-and-people-that-change.ts';
import { listsInSequence } from '#server/database/migrations/006-lists-in-sequence.ts';
import { transactionsOf } from '#server/database/transaction.ts';

const migrations: readonly Migration[] = [
  firstTables,
  roleBindingsInSequence,
  rolesAndPeopleThatChange,
  listsInSequence,
];

/**
 * Updates the schema. All missing steps and their record are one transaction: a server that is killed meanwhile has changed
 * nothing. Throws if a newer version has already migrated the database.
 */
export async function migrate(database: Database): Promise<void> {
  await transactionsOf(database)(async (queries) => {
    // If two servers start at once, the second waits and then finds nothing to do.
    if (database.engine === 'postgres') await sql`select pg_advisory_xact_lock(7070, 8080)`.execute(queries);
    await sql`create table if not exists migrations (name text primary key)`.execute(queries);
    const { rows } = await sql<{ name: string }>`select name from migrations`.execute(queries);
    const done = new Set(rows.map((row) => row.name));
    const unknown = [...done].filter((name) => migrations.every((migration) => migration.name !== name));
    if (unknown.length > 0) {
      throw new Error(`The database was made by a newer version of this program (${unknown.join(', ')}).`);
    }
    for (const migration of migrations.filter(({ name }) => !done.has(name))) {
      await migration.up(queries, database.engine);
      await sql`insert into migrations (name) values (${migration.name})`.execute(queries);
    }
  });
}
