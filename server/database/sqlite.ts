import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { CamelCasePlugin, Kysely, sql, SqliteDialect } from 'kysely';
import type { OpenEngine } from '#server/database/database.ts';
import { preparedOnce } from '#server/database/prepared-once.ts';
import type { Queries, Tables } from '#server/database/schema.ts';
import { makeSqliteFile } from '#server/database/sqlite-file.ts';
import { toItsEnd } from '#server/database/transaction.ts';

const patience = 5_000; // ms that a query waits for another process
const backgroundPatience = 50; // ms: as long as others may write without keeping us from it
const longestPause = 100; // ms

/**
 * Opens a SQLite file, and creates it and its folder if missing. Every commit is on disk before it is answered (synchronous
 * = FULL), so that a revoked token stays revoked after a power cut.
 */
export async function openSqlite(file: string): Promise<OpenEngine> {
  const place = resolve(file);
  makeSqliteFile(place);
  const database = new Sqlite(place);
  // Waits for other processes, except here: of several that create the file together, one gets the lock, the others an error.
  await untilFree(() => database.pragma('journal_mode = WAL'));
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  // Overwrites deleted rows in the file, so that a deleted secret can't be read from it.
  database.pragma('secure_delete = ON');
  database.pragma(`busy_timeout = ${patience}`);
  const queries = new Kysely<Tables>({
    dialect: new SqliteDialect({ database: preparedOnce(database) }),
    plugins: [new CamelCasePlugin()],
  });
  return {
    engine: 'sqlite',
    place,
    queries,
    // Takes the write lock at once: a transaction that has only read can't get it while another one writes.
    begin: 'begin immediate',
    // One connection runs one transaction at a time, and waits for other processes (busy_timeout), but not for ever.
    setbackOf: (error) => (isBusy(error) ? 'conflict' : undefined),
    alone: (work, waits) => queries.connection().execute((connection) => runAlone(database, connection, work, waits)),
    inBackground: (work) =>
      queries.connection().execute(async (connection) => {
        await begin(database, backgroundPatience, connection);
        await toItsEnd(connection, () => work(connection));
      }),
    close: () => queries.destroy(),
  };
}

async function runAlone(
  database: Sqlite.Database,
  connection: Queries,
  work: (queries: Queries) => Promise<void>,
  waits: () => void,
): Promise<void> {
  await untilFree(() => begin(database, 0, connection), waits);
  await toItsEnd(connection, () => work(connection));
}

/** Takes the write lock. Waits less for it than queries do: waiting inside SQLite stops everything else in this process. */
async function begin(database: Sqlite.Database, waiting: number, connection: Queries): Promise<void> {
  database.pragma(`busy_timeout = ${waiting}`);
  try {
    await sql`begin immediate`.execute(connection);
  } finally {
    database.pragma(`busy_timeout = ${patience}`);
  }
}

/** Tries until no other process has the database; `waits` is called once if one has. */
async function untilFree<T>(attempt: () => T | Promise<T>, waits: () => void = () => undefined): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!isBusy(error)) throw error;
      if (tries === 0) waits();
      await wait(Math.random() * longestPause);
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY');
}
