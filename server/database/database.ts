import type { Queries } from '#server/database/schema.ts';
import { createTokenSeal, type TokenSeal } from '#server/database/token-seal.ts';

/** The two kinds of database. Their differences are only here and in their two files. */
export type Engine = 'sqlite' | 'postgres';

/**
 * `conflict`: other transactions were faster, which may happen many times in a row. `duplicate`: the row exists already; if
 * another transaction has just added it, a second try sees it and reports it. `lost`: the connection is of no more use, and
 * another one may be.
 */
export type Setback = 'conflict' | 'duplicate' | 'lost';

/** An open database. */
export interface Database {
  readonly engine: Engine;
  /** Its location, safe to log: without a password. */
  readonly place: string;
  readonly queries: Queries;
  readonly tokenSeal: TokenSeal;
  /** Starts a transaction that sees the world as if it ran alone. */
  readonly begin: string;
  /** Why a retry of a transaction with this error may succeed; `undefined`: it won't. */
  setbackOf(error: unknown): Setback | undefined;
  /**
   * Runs `work` in a transaction that only one process at a time can be in, and that may take as long as it needs: for
   * migrations. `waits` is called once if another process is in it.
   */
  alone(work: (queries: Queries) => Promise<void>, waits: () => void): Promise<void>;
  /**
   * Runs `work` in a transaction, for what may as well be written later: on SQLite, it throws instead of waiting for another
   * process, because that would stop everything else in this one. Each statement sees what was committed before it.
   */
  inBackground(work: (queries: Queries) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** Where the database is. */
export type DatabaseUrl =
  | { readonly engine: 'sqlite'; readonly file: string }
  | { readonly engine: 'postgres'; readonly url: string };

/** The part of a database that differs by engine. */
export type OpenEngine = Omit<Database, 'tokenSeal'>;

/**
 * Opens the database, with the key that the tokens of invites are sealed with. `tell` gets sentences for the log, when the
 * database is away and when it is back.
 */
export async function openDatabase(
  where: DatabaseUrl,
  key?: Buffer,
  tell: (words: string) => void = () => undefined,
): Promise<Database> {
  return { ...(await openEngine(where, tell)), tokenSeal: createTokenSeal(key) };
}

/** Only the driver that is needed gets loaded. */
async function openEngine(where: DatabaseUrl, tell: (words: string) => void): Promise<OpenEngine> {
  if (where.engine === 'sqlite') {
    const { openSqlite } = await import('#server/database/sqlite.ts');
    return openSqlite(where.file);
  }
  const { openPostgres } = await import('#server/database/postgres.ts');
  return openPostgres(where.url, tell);
}
