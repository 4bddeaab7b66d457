import { sql } from 'kysely';
import type { User } from '#domain/store/records.ts';
import type { StoreTransaction } from '#domain/store/store.ts';
import type { Queries, Row } from '#server/database/schema.ts';
import { dateOrNull, millisecondsOrNull } from '#server/database/times.ts';

export function users(queries: Queries): StoreTransaction['users'] {
  const all = queries.selectFrom('users').selectAll();
  return {
    async byId(id) {
      const row = await all.where('id', '=', id).executeTakeFirst();
      return row && userFromRow(row);
    },
    async byEmail(provider, email) {
      const row = await all.where('provider', '=', provider).where('email', '=', email).executeTakeFirst();
      return row && userFromRow(row);
    },
    async byEmails(provider, emails) {
      if (emails.length === 0) return [];
      const rows = await all.where('provider', '=', provider).where('email', 'in', emails).execute();
      return rows.map(userFromRow);
    },
    async existWith(provider) {
      return (await all.where('provider', '=', provider).limit(1).execute()).length > 0;
    },
    async ofOrganization(organizationId) {
      // The same form as userSubject's.
      const subject = sql<string>`'user:' || users.provider || ':' || users.email`;
      const rows = await all
        .where((where) =>
          where.or([
            where.exists(
              queries
                .selectFrom('roleBindings')
                .select('id')
                .where('roleBindings.organizationId', '=', organizationId)
                .where('roleBindings.subject', '=', subject),
            ),
            where.exists(
              queries
                .selectFrom('inviteAcceptances')
                .select('id')
                .where('inviteAcceptances.organizationId', '=', organizationId)
                .where('inviteAcceptances.acceptedBy', '=', subject),
            ),
          ]),
        )
        .orderBy('createdAt')
        .orderBy('id')
        .execute();
      return rows.map(userFromRow);
    },
    async save({ id, provider, email, name, createdAt, lastLoginAt, updatedAt, issuer, sub }) {
      const times = { createdAt: createdAt.getTime(), lastLoginAt: lastLoginAt.getTime() };
      const row = { provider, email, name, ...times, updatedAt: millisecondsOrNull(updatedAt), issuer, sub };
      await queries
        .insertInto('users')
        .values({ id, ...row })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
        .execute();
    },
    async removeOfProvider(provider) {
      const theirs = queries.selectFrom('users').select('id').where('provider', '=', provider);
      await queries.deleteFrom('sessions').where('userId', 'in', theirs).execute();
      await queries.deleteFrom('users').where('provider', '=', provider).execute();
    },
  };
}

export function userFromRow(row: Row<'users'>): User {
  const times = { createdAt: new Date(row.createdAt), lastLoginAt: new Date(row.lastLoginAt) };
  return { ...row, ...times, updatedAt: dateOrNull(row.updatedAt) };
}
