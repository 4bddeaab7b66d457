import type Sqlite from 'better-sqlite3';
import type { SqliteDatabase } from 'kysely';

/** More than the queries that there are. Lists of values make more of them: one for each length. */
const most = 300;

/**
 * The same database for Kysely, which prepares a query each time it runs it. This one keeps what it has prepared, by its
 * text; of too many, the one that was not used for longest is forgotten.
 */
export function preparedOnce(database: Pick<Sqlite.Database, 'prepare' | 'close'>, limit = most): SqliteDatabase {
  const prepared = new Map<string, Sqlite.Statement>();
  return {
    close: () => void database.close(),
    prepare(text) {
      const known = prepared.get(text);
      // Rows are still being read from it, one by one.
      if (known?.busy) return database.prepare(text);
      const statement = known ?? database.prepare(text);
      prepared.delete(text);
      prepared.set(text, statement);
      for (const [oldest] of prepared) {
        if (prepared.size <= limit) break;
        prepared.delete(oldest);
      }
      return statement;
    },
  };
}
