import { sql } from 'kysely';
import type { Engine } from '#server/database/database.ts';
import type { Migration } from '#server/database/migration.ts';

/** Numbers role bindings in the order of insertion, to sort those with the same time in pages. */
export const roleBindingsInSequence: Migration = {
  name: '002-role-bindings-in-sequence',
  async up(queries, engine) {
    for (const statement of [...numbered[engine], ...indexes]) await sql.raw(statement).execute(queries);
  },
};

const columns = 'id, organization_id, subject, project_id, role, created_at, created_by';

const numbered: Readonly<Record<Engine, readonly string[]>> = {
  postgres: [
    'alter table role_bindings add column sequence bigint generated always as identity',
    'drop index role_bindings_in_order',
    'drop index role_bindings_by_project',
  ],
  // SQLite can count only in a primary key, which it can create only with the table.
  sqlite: [
    `create table numbered_role_bindings (
      sequence integer primary key autoincrement, id text not null unique,
      organization_id text not null references organizations (id), subject text not null, project_id text,
      role text not null, created_at bigint not null, created_by text not null
    )`,
    `insert into numbered_role_bindings (${columns}) select ${columns} from role_bindings order by rowid`,
    'drop table role_bindings',
    'alter table numbered_role_bindings rename to role_bindings',
    'create index role_bindings_by_subject on role_bindings (subject, organization_id)',
    'create index role_bindings_by_role on role_bindings (organization_id, role)',
  ],
};

const indexes: readonly string[] = [
  'create index role_bindings_in_order on role_bindings (organization_id, created_at, sequence)',
  'create index role_bindings_by_project on role_bindings (organization_id, project_id, created_at, sequence)',
];
