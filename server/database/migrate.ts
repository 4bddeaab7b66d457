import { Migrator, sql } from 'kysely';
import type { Database } from '#server/database/database.ts';
import type { Migration } from '#server/database/migration.ts';
import { firstTables } from '#server/database/migrations/001-first-tables.ts';
import { roleBindingsInSequence } from '#server/database/migrations/002-role-bindings-in-sequence.ts';
import { rolesAndPeopleThatChange } from '#server/database/migrations/003-roles-and-people-that-change.ts';
import { inviteTokensSealed } from '#server/database/migrations/004-invite-tokens-sealed.ts';
import { accountsAtTheProvider } from '#server/database/migrations/005-accounts-at-the-provider.ts';
import { listsInSequence } from '#server/database/migrations/006-lists-in-sequence.ts';
import { legacyTokensAndActivity } from '#server/database/migrations/007-legacy-tokens-and-activity.ts';
import { theLedger } from '#server/database/migrations/008-the-ledger.ts';
import { singleSignOn } from '#server/database/migrations/009-single-sign-on.ts';
import { organizationsThatEnd } from '#server/database/migrations/010-organizations-that-end.ts';
import { usageOnce } from '#server/database/migrations/011-usage-once.ts';
import { whoSetSingleSignOnUp } from '#server/database/migrations/012-who-set-single-sign-on-up.ts';
import { openMonths } from '#server/database/migrations/013-open-months.ts';
import type { Queries } from '#server/database/schema.ts';

const migrations: readonly Migration[] = [
  firstTables,
  roleBindingsInSequence,
  rolesAndPeopleThatChange,
  inviteTokensSealed,
  accountsAtTheProvider,
  listsInSequence,
  legacyTokensAndActivity,
  theLedger,
  singleSignOn,
  organizationsThatEnd,
  usageOnce,
  whoSetSingleSignOnUp,
  openMonths,
];

/** Kysely's record of the steps that have run: the table of before Kysely kept it, which older programs still read. */
const table = 'migrations';

/**
 * Updates the schema, by Kysely's Migrator. All missing steps and their record are one transaction, which only one process
 * at a time can be in: of several that start together, one does the work, and the others wait for it (`waits` is told so
 * once), however long it takes. A server that is killed meanwhile has changed nothing. Throws if a newer version has already
 * migrated the database.
 */
export async function migrate(database: Database, waits: () => void = () => undefined): Promise<void> {
  await database.alone((queries) => runMissing(database, queries), waits);
}

async function runMissing({ engine, tokenSeal }: Database, queries: Queries): Promise<void> {
  const schema = engine === 'postgres' ? await currentSchema(queries) : undefined;
  await takeOver(queries, schema);
  const migrator = new Migrator({
    db: queries,
    provider: {
      getMigrations: async () =>
        Object.fromEntries(
          migrations.map((step) => [step.name, { up: (tx: Queries) => step.up(tx, engine, tokenSeal) }]),
        ),
    },
    migrationTableName: table,
    migrationLockTableName: `${table}_lock`,
    // Otherwise a table of this name in any other schema would count.
    ...(schema !== undefined && { migrationTableSchema: schema }),
    // We are in one already.
    disableTransactions: true,
    // Kysely sorts the steps that have run by time: a clock that was set back must not keep the server from starting.
    allowUnorderedMigrations: true,
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}

/** How the schema stands to this program. */
export async function versionOf({ engine, queries }: Database): Promise<'empty' | 'older' | 'current' | 'newer'> {
  const schema = engine === 'postgres' ? await currentSchema(queries) : undefined;
  const tables = await queries.introspection.getTables();
  if (!tables.some((each) => each.name === table && each.schema === schema)) return 'empty';
  const steps = await stepsRun(queries);
  if (steps.some((name) => migrations.every((known) => known.name !== name))) return 'newer';
  return steps.length === migrations.length ? 'current' : 'older';
}

/** Prepares the table of a database that is older than Kysely's Migrator here. Throws if a step in it is unknown to us. */
async function takeOver(queries: Queries, schema: string | undefined): Promise<void> {
  const tables = await queries.introspection.getTables();
  const found = tables.find((each) => each.name === table && each.schema === schema);
  if (!found) return;
  const steps = await stepsRun(queries);
  const unknown = steps.filter((name) => migrations.every((known) => known.name !== name));
  if (unknown.length > 0) {
    throw new Error(`The database was made by a newer version of this program (${unknown.join(', ')}).`);
  }
  if (found.columns.some(({ name }) => name === 'timestamp')) return;
  await queries.schema
    .alterTable(table)
    .addColumn('timestamp', 'varchar(255)', (column) => column.notNull().defaultTo(new Date(0).toISOString()))
    .execute();
}

async function stepsRun(queries: Queries): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(table)}`.execute(queries);
  return rows.map(({ name }) => name);
}

async function currentSchema(queries: Queries): Promise<string> {
  const { rows } = await sql<{ schema: string | null }>`select current_schema() as schema`.execute(queries);
  const schema = rows[0]?.schema;
  if (schema) return schema;
  throw new Error('The PostgreSQL search_path names no schema that exists, so there is no place for tables.');
}
