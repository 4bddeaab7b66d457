import { sql } from 'kysely';
import { type Answer, words } from '#server/browser/answer.ts';
import type { Database } from '#server/database/database.ts';

/** Ready means that the database responds. */
export async function health({ queries }: Database): Promise<Answer> {
  const headers = { 'cache-control': 'no-store' };
  try {
    await sql`select 1`.execute(queries);
    return words(200, 'ok', headers);
  } catch {
    return words(503, 'The database does not answer.', headers);
  }
}
