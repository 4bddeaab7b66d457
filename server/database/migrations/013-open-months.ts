import { sql } from 'kysely';
import type { Migration } from '#server/database/migration.ts';

/** Which months are closed but for single organizations. */
export const openMonths: Migration = {
  name: '013-open-months',
  async up(queries, engine) {
    const text = engine === 'postgres' ? 'text collate "C"' : 'text';
    const table = `create table open_months (
      organization_id ${text} not null references organizations (id) on delete cascade, month ${text} not null,
      primary key (organization_id, month)
    )`;
    await sql.raw(table).execute(queries);
  },
};
