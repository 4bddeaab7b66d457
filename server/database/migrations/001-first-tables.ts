import { sql } from 'kysely';
import type { Engine } from '#server/database/database.ts';
import type { Migration } from '#server/database/migration.ts';

/** One table for each kind of record, with an index for each lookup of the store's port. */
export const firstTables: Migration = {
  name: '001-first-tables',
  async up(queries, engine) {
    for (const statement of [...tables(engine), ...indexes]) await sql.raw(statement).execute(queries);
  },
};

/**
 * Role bindings have no foreign key to projects or roles: older data refers to deleted ones, and the console must show such
 * bindings.
 */
function tables(engine: Engine): readonly string[] {
  // Lists are sorted by ID: by code unit everywhere, not by the locale of a PostgreSQL cluster.
  const id = engine === 'postgres' ? 'text collate "C"' : 'text';
  const organization = `organization_id ${id} not null references organizations (id)`;
  const made = 'created_at bigint not null, created_by text not null';
  return [
    `create table organizations (id ${id} primary key, name text not null, created_at bigint not null)`,
    `create table projects (id ${id} primary key, ${organization}, name text not null, created_at bigint not null)`,
    `create table users (
      id ${id} primary key, provider text not null, email text not null, name text not null,
      created_at bigint not null, last_login_at bigint not null,
      unique (provider, email)
    )`,
    `create table roles (
      id ${id} primary key, ${organization}, name text not null, permissions text not null, ${made},
      unique (organization_id, name)
    )`,
    `create table role_bindings (
      id ${id} primary key, ${organization}, subject text not null, project_id ${id}, role text not null, ${made}
    )`,
    `create table service_accounts (
      id ${id} primary key, ${organization}, name text not null, ${made},
      unique (organization_id, name)
    )`,
    `create table tokens (
      id ${id} primary key, ${organization}, service_account_id ${id} not null references service_accounts (id),
      name text not null, project_id ${id}, hash text not null unique, ${made}, last_used_at bigint,
      unique (service_account_id, name)
    )`,
    `create table invites (
      id ${id} primary key, ${organization}, role_id ${id} not null, token text not null unique, ${made},
      expires_at bigint, expired_at bigint, expired_by text
    )`,
    `create table invite_acceptances (
      id ${id} primary key, ${organization}, invite_id ${id} not null references invites (id),
      accepted_by text not null, accepted_at bigint not null, role_binding_id ${id} not null
    )`,
    `create table audit_records (
      id ${id} primary key, ${organization}, at bigint not null, actor text not null, action text not null,
      target text not null
    )`,
    `create table debuginfo_uploads (
      id ${id} primary key, project_id ${id} not null, build_id text not null, type integer not null,
      hash text not null, size bigint not null, state text not null, started_at bigint not null, finished_at bigint,
      started_by text not null,
      unique (project_id, build_id, type)
    )`,
    `create table profile_totals (project_id ${id} primary key, bytes bigint not null)`,
    `create table sessions (
      id_hash text primary key, user_id ${id} not null references users (id),
      created_at bigint not null, last_seen_at bigint not null, expires_at bigint not null
    )`,
  ];
}

const indexes: readonly string[] = [
  'create index projects_in_order on projects (organization_id, created_at, id)',
  'create index roles_in_order on roles (organization_id, created_at, id)',
  'create index role_bindings_in_order on role_bindings (organization_id, created_at, id)',
  'create index role_bindings_by_subject on role_bindings (subject, organization_id)',
  'create index role_bindings_by_project on role_bindings (organization_id, project_id)',
  'create index role_bindings_by_role on role_bindings (organization_id, role)',
  'create index service_accounts_in_order on service_accounts (organization_id, created_at, id)',
  'create index tokens_in_order on tokens (service_account_id, created_at, id)',
  'create index invites_in_order on invites (organization_id, created_at, id)',
  'create index invite_acceptances_in_order on invite_acceptances (invite_id, accepted_at, id)',
  'create index audit_records_in_order on audit_records (organization_id, at, id)',
  'create index sessions_by_user on sessions (user_id)',
  'create index sessions_by_end on sessions (expires_at)',
];
