import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { busy, perhapsSaved } from '#domain/errors.ts';
import type { Database, Setback } from '#server/database/database.ts';
import type { Queries } from '#server/database/schema.ts';

const patience = 5_000; // ms
const firstPause = 5; // ms, doubled after each try
const longestPause = 250; // ms

/** Runs `work` in one transaction: all its writes happen or none. */
export type InTransaction = <T>(work: (queries: Queries) => Promise<T>) => Promise<T>;

/**
 * Runs transactions on this database. If the database reports that another one interfered, the work is repeated for about
 * `limit` milliseconds; then it throws Aborted, which tells the caller to retry. Repeated work runs one at a time, because
 * many at once would keep interfering. Between processes, random pauses keep them apart. If the connection is lost, the work
 * is tried once more on another one; then it throws Unavailable.
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
      // At once, and only once: a database that is gone has no time to lose for others.
      if (setback === 'lost') return attempt();
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
      if (setback === undefined || setback === 'lost') throw error;
      if (performance.now() >= end || (isDuplicate && wasDuplicate)) throw busy(error);
      wasDuplicate ||= isDuplicate;
      // A random pause: those that collided would collide again after equal pauses.
      await wait(Math.random() * Math.min(firstPause * 2 ** tries, longestPause));
    }
  }
}

async function once<T>(database: Database, queries: Queries, work: (queries: Queries) => Promise<T>): Promise<T> {
  await sql.raw(database.begin).execute(queries);
  return toItsEnd(
    queries,
    () => work(queries),
    (error) => database.setbackOf(error),
  );
}

/** Commits what `work` does in a transaction that has begun, or rolls it back and throws what `work` throws. */
export async function toItsEnd<T>(
  queries: Queries,
  work: () => Promise<T>,
  setbackOf: Database['setbackOf'] = () => undefined,
): Promise<T> {
  let isSaving = false;
  try {
    const result = await work();
    isSaving = true;
    await sql`commit`.execute(queries);
    return result;
  } catch (error) {
    const isLost = setbackOf(error) === 'lost';
    // The first error is the one to report. A lost connection rolls back by itself, when it ends.
    if (!isLost) await sql`rollback`.execute(queries).catch(() => undefined);
    throw isLost && isSaving ? perhapsSaved(error) : error;
  }
}
