import type { Queries } from '#server/database/schema.ts';

/** The two kinds of database. Their differences are only here and in their two files. */
export type Engine = 'sqlite' | 'postgres';

/**
 * `conflict`: other transactions were faster, which may happen many times in a row. `duplicate`: the row exists already; if
 * another transaction has just added it, a second try sees it and reports it.
 */
export type Setback = 'conflict' | 'duplicate';

/** An open database. */
export interface Database {
  readonly engine: Engine;
  /** Its location, safe to log: without a password. */
  readonly place: string;
  readonly queries: Queries;
  /** Starts a transaction that sees the world as if it ran alone. */
  readonly begin: string;
  /** Why a retry of a transaction with this error may succeed; `undefined`: it won't. */
  setbackOf(error: unknown): Setback | undefined;
  /**
   * Starts a transaction that only one process at a time can be in, which may take as long as it needs: for migrations.
   * `waits` is called once if another process is in it.
   */
  beginAlone(connection: Queries, waits: () => void): Promise<void>;
  close(): Promise<void>;
}

/** Where the database is. */
export type DatabaseUrl =
  | { readonly engine: 'sqlite'; readonly file: string }
  | { readonly engine: 'postgres'; readonly url: string };

/** Opens the database. Only the driver that is needed gets loaded. */
export async function openDatabase(where: DatabaseUrl): Promise<Database> {
  if (where.engine === 'sqlite') {
    const { openSqlite } = await import('#server/database/sqlite.ts');
    return openSqlite(where.file);
  }
  const { openPostgres } = await import('#server/database/postgres.ts');
  return openPostgres(where.url);
}
