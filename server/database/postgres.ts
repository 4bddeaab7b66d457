import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import { DatabaseError, Pool, types } from 'pg';
import type { Database } from '#server/database/database.ts';
import type { Tables } from '#server/database/schema.ts';
import { WithoutNul } from '#server/database/without-nul.ts';

/**
 * serialization_failure and deadlock_detected: others were faster, which may happen several times in a row. And
 * unique_violation: another transaction may have been first to add the row; the second try sees it, and says so.
 */
const triesByCode = new Map([
  ['40001', 8],
  ['40P01', 8],
  ['23505', 2],
]);

/** Opens a pool of connections. The server is first asked something when the first query is made. */
export function openPostgres(url: string): Database {
  const pool = new Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
    types: { getTypeParser },
  });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  const queries = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin(), new WithoutNul()],
  });
  return {
    engine: 'postgres',
    place: withoutPassword(url),
    queries,
    begin: 'begin isolation level serializable',
    triesFor: (error) => (error instanceof DatabaseError && triesByCode.get(error.code ?? '')) || 1,
    close: () => queries.destroy(),
  };
}

/** Times and byte counts are 64-bit integers and far below 2^53; by default they would come as text. */
const getTypeParser: typeof types.getTypeParser = (type, format) =>
  type === types.builtins.INT8 ? Number : types.getTypeParser(type, format);

function withoutPassword(url: string): string {
  const shown = new URL(url);
  shown.password = '';
  shown.search = '';
  return shown.href;
}
