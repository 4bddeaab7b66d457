import { sql } from 'kysely';
import type { Migration } from '#server/database/migration.ts';

/** Roles and people's names can be changed. The indexes are for the lists of people and of all acceptances. */
export const rolesAndPeopleThatChange: Migration = {
  name: '003-roles-and-people-that-change',
  async up(queries) {
    for (const statement of statements) await sql.raw(statement).execute(queries);
  },
};

const statements: readonly string[] = [
  'alter table roles add column version integer not null default 1',
  'alter table users add column updated_at bigint',
  'create index invite_acceptances_by_time on invite_acceptances (organization_id, accepted_at, id)',
  'create index invite_acceptances_by_person on invite_acceptances (organization_id, accepted_by)',
];
