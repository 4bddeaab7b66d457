import { resolve } from 'node:path';
import Sqlite from 'better-sqlite3';
import { CamelCasePlugin, Kysely, SqliteDialect } from 'kysely';
import type { Database } from '#server/database/database.ts';
import type { Tables } from '#server/database/schema.ts';
import { makeSqliteFile } from '#server/database/sqlite-file.ts';

/**
 * Opens a SQLite file, and creates it and its folder if missing. Every commit is on disk before it is answered (synchronous
 * = FULL), so that a revoked token stays revoked after a power cut.
 */
export function openSqlite(file: string): Database {
  const place = resolve(file);
  makeSqliteFile(place);
  const database = new Sqlite(place);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.pragma('busy_timeout = 5000');
  const queries = new Kysely<Tables>({
    dialect: new SqliteDialect({ database }),
    plugins: [new CamelCasePlugin()],
  });
  return {
    engine: 'sqlite',
    place,
    queries,
    // Takes the write lock at once: a transaction that has only read can't get it while another one writes.
    begin: 'begin immediate',
    // One connection runs one transaction at a time, and waits for other processes (busy_timeout).
    setbackOf: () => undefined,
    close: () => queries.destroy(),
  };
}
