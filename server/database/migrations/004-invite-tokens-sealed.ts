import { sql } from 'kysely';
import type { Migration } from '#server/database/migration.ts';
import { tokenDigest } from '#server/database/token-seal.ts';

interface Before {
  readonly id: string;
  readonly token: string;
  readonly expired_at: number | null;
}

/** Invites are found by the digest of their token. The token itself is sealed, and gone where the invite has ended. */
export const inviteTokensSealed: Migration = {
  name: '004-invite-tokens-sealed',
  async up(queries, _engine, { seal }) {
    const { rows } = await sql<Before>`select id, token, expired_at from invites`.execute(queries.withoutPlugins());
    await sql`alter table invites rename column token to token_digest`.execute(queries);
    await sql`alter table invites add column sealed_token text`.execute(queries);
    for (const { id, token, expired_at: expiredAt } of rows) {
      const sealed = expiredAt === null ? seal(token, id) : null;
      const changed = sql`token_digest = ${tokenDigest(token)}, sealed_token = ${sealed}`;
      await sql`update invites set ${changed} where id = ${id}`.execute(queries);
    }
    // For those whose time is up: see `blankEnded`.
    await sql`create index invites_by_end on invites (expires_at) where sealed_token is not null`.execute(queries);
  },
};
