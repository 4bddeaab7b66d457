import { sql } from 'kysely';
import { afterAll, beforeAll, describe } from 'vitest';
import { storeContract } from '#domain/store/store-contract.ts';
import { type Database, openDatabase } from '#server/database/database.ts';
import { migrate } from '#server/database/migrate.ts';
import { createSqlStore } from '#server/database/sql-store.ts';
import { openTestDatabase } from '#server/testing/test-database.ts';
import { findPostgres, type TestPostgres } from '#server/testing/test-postgres.ts';

storeContract('the SQL store on SQLite', async () => {
  const database = await openTestDatabase();
  return { store: createSqlStore(database), close: () => database.close() };
});

/** Children before parents. */
const everything = [
  'invite_acceptances',
  'invites',
  'tokens',
  'service_accounts',
  'role_bindings',
  'roles',
  'audit_records',
  'projects',
  'organizations',
  'users',
  'debuginfo_uploads',
  'profile_totals',
];

const source = findPostgres(process.env);

const why = source.missing === undefined ? '' : ` (skipped: ${source.missing})`;

describe.skipIf(source.missing !== undefined)(`on PostgreSQL${why}`, () => {
  // A schema of its own: whatever else is in the database stays as it is.
  const schema = `store_contract_${process.pid}`;
  let postgres: TestPostgres;
  let database: Database;

  beforeAll(async () => {
    postgres = await source.start();
    const url = new URL(postgres.url);
    url.searchParams.set('options', `-c search_path=${schema}`);
    database = await openDatabase({ engine: 'postgres', url: url.href });
    await sql.raw(`create schema ${schema}`).execute(database.queries);
    await migrate(database);
  }, 60_000);

  afterAll(async () => {
    await sql.raw(`drop schema ${schema} cascade`).execute(database.queries);
    await database.close();
    postgres.stop();
  });

  storeContract('the SQL store on PostgreSQL', async () => {
    await sql.raw(everything.map((table) => `delete from ${table}`).join(';')).execute(database.queries);
    return { store: createSqlStore(database), close: async () => undefined };
  });
});
