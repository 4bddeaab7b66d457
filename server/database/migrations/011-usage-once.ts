import { sql } from 'kysely';
import type { Migration } from '#server/database/migration.ts';

/** The number of the last batch that each meter has written, so that none is counted twice. */
export const usageOnce: Migration = {
  name: '011-usage-once',
  async up(queries) {
    await sql`create table usage_meters (id text primary key, last_batch bigint not null, written_at bigint not null)`.execute(
      queries,
    );
  },
};
