import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Database } from '#server/database/database.ts';
import type { Queries } from '#server/database/schema.ts';

const firstPause = 5; // ms, doubled after each try

/**
 * Runs `work` in one transaction: all its writes happen or none. When the database says that another transaction got
 * in the way, the work starts anew, a bounded number of times; then the conflict is thrown.
 */
export async function inTransaction<T>(database: Database, work: (queries: Queries) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await database.queries.connection().execute((queries) => once(database, queries, work));
    } catch (error) {
      if (tries >= database.triesFor(error)) throw error;
      await wait(firstPause * 2 ** (tries - 1));
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
