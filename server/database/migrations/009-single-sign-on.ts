import { sql } from 'kysely';
import type { Migration } from '#server/database/migration.ts';

/** How organizations sign their people in, and which sessions began that way. */
export const singleSignOn: Migration = {
  name: '009-single-sign-on',
  async up(queries, engine) {
    const text = engine === 'postgres' ? 'text collate "C"' : 'text';
    const table = `create table single_sign_on (
      organization_id ${text} primary key references organizations (id) on delete cascade, identifier ${text} not null unique,
      issuer text not null, client_id text not null, sealed_secret text not null, enable_groups integer not null,
      default_role text, version integer not null, enabled_at bigint, changed_at bigint not null,
      changed_by text not null, trial text
    )`;
    // Not a foreign key: a session of an organization that is gone opens nothing, and ends by itself.
    const column = `alter table sessions add column organization_id ${text}`;
    for (const statement of [table, column]) await sql.raw(statement).execute(queries);
  },
};
