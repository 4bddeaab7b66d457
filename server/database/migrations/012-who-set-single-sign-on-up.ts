import { sql } from 'kysely';
import type { Migration } from '#server/database/migration.ts';

/** Keeps who chose the provider, not who changed anything last: that is in the audit records. */
export const whoSetSingleSignOnUp: Migration = {
  name: '012-who-set-single-sign-on-up',
  async up(queries) {
    for (const [before, after] of [
      ['changed_at', 'set_up_at'],
      ['changed_by', 'set_up_by'],
    ] as const)
      await sql`alter table single_sign_on rename column ${sql.ref(before)} to ${sql.ref(after)}`.execute(queries);
  },
};
