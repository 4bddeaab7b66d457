import type { User } from '#domain/store/records.ts';
import type { StoreTransaction } from '#domain/store/store.ts';
import type { Queries, Row } from '#server/database/schema.ts';

export function users(queries: Queries): StoreTransaction['users'] {
  return {
    async byEmail(provider, email) {
      const all = queries.selectFrom('users').selectAll();
      const row = await all.where('provider', '=', provider).where('email', '=', email).executeTakeFirst();
      return row && userFromRow(row);
    },
    async save({ id, provider, email, name, createdAt, lastLoginAt }) {
      const row = { provider, email, name, createdAt: createdAt.getTime(), lastLoginAt: lastLoginAt.getTime() };
      await queries
        .insertInto('users')
        .values({ id, ...row })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
        .execute();
    },
  };
}

export function userFromRow(row: Row<'users'>): User {
  return { ...row, createdAt: new Date(row.createdAt), lastLoginAt: new Date(row.lastLoginAt) };
}
