import { sql } from 'kysely';
import type { Migration } from '#server/database/migration.ts';

/** Keeps the account at the provider beside the e-mail. Users from before get theirs at their next sign-in. */
export const accountsAtTheProvider: Migration = {
  name: '005-accounts-at-the-provider',
  async up(queries) {
    for (const column of ['issuer', 'sub'])
      await sql.raw(`alter table users add column ${column} text`).execute(queries);
  },
};
