import { sql } from 'kysely';
import type { Engine } from '#server/database/database.ts';
import type { Migration } from '#server/database/migration.ts';

/** Legacy tokens, what was seen of API tokens, and the migrations of clients from the former to the latter. */
export const legacyTokensAndActivity: Migration = {
  name: '007-legacy-tokens-and-activity',
  async up(queries, engine) {
    for (const statement of [...tables(engine), ...indexes]) await sql.raw(statement).execute(queries);
  },
};

/**
 * What was seen of a token goes with it, also what is noted while a transaction removes the token. A migration has no
 * foreign keys to its tokens, account and role binding: they may be gone.
 */
function tables(engine: Engine): readonly string[] {
  // Sorted by code unit everywhere, not by the locale of a PostgreSQL cluster.
  const text = engine === 'postgres' ? 'text collate "C"' : 'text';
  const organization = `organization_id ${text} not null references organizations (id)`;
  const project = `project_id ${text} not null references projects (id)`;
  // Before the project: rows are locked in the order of the foreign keys.
  const token = `token_id ${text} not null references tokens (id) on delete cascade`;
  return [
    `create table legacy_tokens (
      id ${text} primary key, ${organization}, ${project}, name text not null, public_key text not null,
      created_at bigint not null, last_used_at bigint
    )`,
    `create table token_uses (
      ${organization}, service_account_id ${text} not null, ${token}, ${project} on delete cascade,
      permission ${text} not null, last_used_at bigint not null,
      primary key (token_id, project_id, permission)
    )`,
    `create table token_refusals (
      ${organization}, ${token}, kind ${text} not null, project_id text not null, permission text not null,
      refused_at bigint not null,
      primary key (token_id, kind)
    )`,
    `create table token_migrations (
      id ${text} primary key, ${organization}, ${project}, legacy_token_id ${text}, client text not null,
      service_account_id ${text} not null, token_id ${text} not null unique, created_service_account integer not null,
      role_binding_id ${text}, created_at bigint not null, created_by text not null, ended_at bigint, outcome text
    )`,
  ];
}

const indexes: readonly string[] = [
  'create index tokens_by_project on tokens (project_id, organization_id, created_at, sequence)',
  'create index legacy_tokens_in_order on legacy_tokens (organization_id, created_at, id)',
  'create index legacy_tokens_by_project on legacy_tokens (project_id, organization_id, created_at, id)',
  'create index token_uses_by_project on token_uses (project_id)',
  'create index token_migrations_in_order on token_migrations (organization_id, created_at, id)',
];
