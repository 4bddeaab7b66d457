import type { Queries } from '#server/database/schema.ts';

/** The two kinds of database. What differs between them is here, in their two files, and nowhere else. */
export type Engine = 'sqlite' | 'postgres';

/**
 * `conflict`: others were faster, which may happen many times in a row. `duplicate`: a row is there already; when
 * another transaction added it meanwhile, the second try sees it, and says so.
 */
export type Setback = 'conflict' | 'duplicate';

/** An open database. */
export interface Database {
  readonly engine: Engine;
  /** Where it is, fit for a log: without a password. */
  readonly place: string;
  readonly queries: Queries;
  /** Starts a transaction that sees the world as if it ran alone. */
  readonly begin: string;
  /** Why a transaction that failed with this error may succeed when it is tried again; `undefined`: it won't. */
  setbackOf(error: unknown): Setback | undefined;
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
