import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import { DatabaseError, Pool, types } from 'pg';
import type { Database, Setback } from '#server/database/database.ts';
import type { Tables } from '#server/database/schema.ts';
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
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin(), new WithoutNul()],
  });
  return {
    engine: 'postgres',
    place: withoutPassword(url),
    queries,
    begin: 'begin isolation level serializable',
    setbackOf: (error) => (error instanceof DatabaseError ? setbacks.get(error.code ?? '') : undefined),
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
