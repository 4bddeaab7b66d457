import { sql } from 'kysely';
import { afterAll, beforeAll, describe } from 'vitest';
import { storeContract } from '#domain/store/store-contract.ts';
import type { Database } from '#server/database/database.ts';
import { createSqlStore } from '#server/database/sql-store.ts';
import { openTestDatabase, openTestSchema } from '#server/testing/test-database.ts';
import { findPostgres } from '#server/testing/test-postgres.ts';

storeContract('the SQL store on SQLite', async () => {
  const database = await openTestDatabase();
  return { store: createSqlStore(database), close: () => database.close() };
});

/** Children before parents. */
const everything = [
  'invite_acceptances',
  'invites',
  'token_uses',
  'token_refusals',
  'token_migrations',
  'legacy_tokens',
  'tokens',
  'service_accounts',
  'role_bindings',
  'roles',
  'audit_records',
  'daily_usage',
  'removed_projects',
  'billing_accounts',
  'invoices',
  'closed_months',
  'open_months',
  'projects',
  'single_sign_on',
  'organizations',
  'users',
  'debuginfo_uploads',
];

const source = findPostgres(process.env);

const why = source.missing === undefined ? '' : ` (skipped: ${source.missing})`;

describe.skipIf(source.missing !== undefined)(`on PostgreSQL${why}`, () => {
  let database: Database;

  beforeAll(async () => {
    database = await openTestSchema(source, 'store_contract');
  }, 60_000);

  afterAll(() => database.close());

  storeContract('the SQL store on PostgreSQL', async () => {
    await sql.raw(everything.map((table) => `delete from ${table}`).join(';')).execute(database.queries);
    return { store: createSqlStore(database), close: async () => undefined };
  });
});
