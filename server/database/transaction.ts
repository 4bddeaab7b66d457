import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { busy } from '#domain/errors.ts';
import type { Database, Setback } from '#server/database/database.ts';
import type { Queries } from '#server/database/schema.ts';

const patience = 5_000; // ms
const firstPause = 5; // ms, doubled after each try
const longestPause = 250; // ms

/** Runs `work` in one transaction: all its writes happen or none. */
export type InTransaction = <T>(work: (queries: Queries) => Promise<T>) => Promise<T>;

/**
 * Transactions on this database. When the database says that another one got in the way, the work starts anew, for about
 * `limit` milliseconds; then Aborted is thrown, which tells the caller to try again. Those that start anew do so one at
 * a time: of a crowd, each would only get in the way of the others. Between processes, chance keeps them apart.
 */
export function transactionsOf(database: Database, limit = patience): InTransaction {
  let last: Promise<unknown> = Promise.resolve();
  return async (work) => {
    const end = performance.now() + limit;
    const attempt = () => database.queries.connection().execute((queries) => once(database, queries, work));
    try {
      return await attempt();
    } catch (error) {
      const setback = database.setbackOf(error);
      if (setback === undefined) throw error;
      const result = last.then(() => again(database, attempt, setback, end));
      last = result.catch(() => undefined);
      return result;
    }
  };
}

async function again<T>(database: Database, attempt: () => Promise<T>, first: Setback, end: number): Promise<T> {
  let wasDuplicate = first === 'duplicate';
  for (let tries = 0; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      const setback = database.setbackOf(error);
      const isDuplicate = setback === 'duplicate';
      if (setback === undefined || (isDuplicate && wasDuplicate)) throw error;
      if (performance.now() >= end) throw busy(error);
      wasDuplicate ||= isDuplicate;
      // Anywhere in the pause: those that collided would collide again if all of them waited equally long.
      await wait(Math.random() * Math.min(firstPause * 2 ** tries, longestPause));
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
