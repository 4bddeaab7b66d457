import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Database } from '#server/database/database.ts';
import type { Queries } from '#server/database/schema.ts';

const attempts = 8;
const firstPause = 5; // ms, doubled after each conflict

/**
 * Runs `work` in one transaction: all its writes happen or none. When the database says that another transaction got
 * in the way, the work starts anew, at most eight times in all; then the conflict is thrown.
 */
export async function inTransaction<T>(database: Database, work: (queries: Queries) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await database.queries.connection().execute((queries) => once(database, queries, work));
    } catch (error) {
      if (attempt === attempts || !database.isConflict(error)) throw error;
      await wait(firstPause * 2 ** (attempt - 1));
    }
  }
}

async function once<T>(database: Database, queries: Queries, work: (queries: Queries) => Promise<T>): Promise<T> {
  await sql.raw(database.begin).execute(queries);
  try {
    const result = await work(queries);
    await sql`commit`.execute(queries);
    return result;
  } catch (error) {
    // The first error is the one worth telling; a connection that is gone has rolled back by itself.
    await sql`rollback`.execute(queries).catch(() => undefined);
    throw error;
  }
}
