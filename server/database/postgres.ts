import { CamelCasePlugin, Kysely, PostgresAdapter, PostgresDialect, sql } from 'kysely';
import { DatabaseError, Pool, types } from 'pg';
import type { Database, Setback } from '#server/database/database.ts';
import type { Queries, Tables } from '#server/database/schema.ts';
import { WithoutNul } from '#server/database/without-nul.ts';

const setbacks = new Map<string, Setback>([
  ['40001', 'conflict'], // serialization_failure
  ['40P01', 'conflict'], // deadlock_detected
  ['23505', 'duplicate'], // unique_violation
]);

/** Opens a pool of connections. Connects at the first query. */
export function openPostgres(url: string): Database {
  const pool = new Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
    types: { getTypeParser },
  });
  // The pool replaces idle connections that break; without a listener, the error would end the process.
  pool.on('error', () => undefined);
  const queries = new Kysely<Tables>({
    dialect: new TransactionLockedDialect({ pool }),
    plugins: [new CamelCasePlugin(), new WithoutNul()],
  });
  return {
    engine: 'postgres',
    place: withoutPassword(url),
    queries,
    begin: 'begin isolation level serializable',
    setbackOf: (error) => (error instanceof DatabaseError ? setbacks.get(error.code ?? '') : undefined),
    beginAlone,
    close: () => queries.destroy(),
  };
}

/** Times and byte counts are 64-bit integers far below 2^53; without this they would arrive as text. */
const getTypeParser: typeof types.getTypeParser = (type, format) =>
  type === types.builtins.INT8 ? Number : types.getTypeParser(type, format);

function withoutPassword(url: string): string {
  const shown = new URL(url);
  shown.password = '';
  shown.search = '';
  return shown.href;
}

/** Held until the end of the transaction; every version of this program asks for the same one. */
const migrationLock = sql`7070, 8080`;

/** At the default level of isolation, where a statement sees all that was committed before it: also while we waited. */
async function beginAlone(connection: Queries, waits: () => void): Promise<void> {
  await sql`begin isolation level read committed`.execute(connection);
  for (const timeout of ['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout']) {
    await sql`set local ${sql.raw(timeout)} = 0`.execute(connection);
  }
  const locked = sql<{ locked: boolean }>`select pg_try_advisory_xact_lock(${migrationLock}) as locked`;
  if ((await locked.execute(connection)).rows[0]?.locked) return;
  waits();
  await sql`select pg_advisory_xact_lock(${migrationLock})`.execute(connection);
}

/**
 * Kysely's Migrator locks the session, which a pooler in transaction mode would hand to somebody else with the lock in it.
 * We hold a lock of the transaction instead: see `beginAlone`.
 */
class TransactionLockedDialect extends PostgresDialect {
  override createAdapter(): PostgresAdapter {
    return new TransactionLockedAdapter();
  }
}

class TransactionLockedAdapter extends PostgresAdapter {
  override async acquireMigrationLock(): Promise<void> {}
  override async releaseMigrationLock(): Promise<void> {}
}
