import { sql } from 'kysely';
import type { Engine } from '#server/database/database.ts';
import type { Migration } from '#server/database/migration.ts';

/**
 * Keeps who created an organization, which has a limit, and lets audit records outlive their organization. Nobody is known to
 * have created those that are there.
 */
export const organizationsThatEnd: Migration = {
  name: '010-organizations-that-end',
  async up(queries, engine) {
    for (const statement of [...creators, ...recordsThatStay[engine]]) await sql.raw(statement).execute(queries);
  },
};

const creators: readonly string[] = [
  "alter table organizations add column created_by text not null default 'system'",
  'create index organizations_by_creator on organizations (created_by)',
];

/** SQLite can't drop a foreign key, except with its table. */
const recordsThatStay: Readonly<Record<Engine, readonly string[]>> = {
  postgres: ['alter table audit_records drop constraint audit_records_organization_id_fkey'],
  sqlite: [
    `create table audit_records_that_stay (
      id text primary key, organization_id text not null, at bigint not null, actor text not null, action text not null,
      target text not null
    )`,
    'insert into audit_records_that_stay select id, organization_id, at, actor, action, target from audit_records',
    'drop table audit_records',
    'alter table audit_records_that_stay rename to audit_records',
    'create index audit_records_in_order on audit_records (organization_id, at, id)',
  ],
};
