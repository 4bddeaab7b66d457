import type { Organization } from '#domain/store/records.ts';
import type { StoreTransaction } from '#domain/store/store.ts';
import type { Queries, Row } from '#server/database/schema.ts';

export function organizations(queries: Queries): StoreTransaction['organizations'] {
  return {
    exist: async () => (await queries.selectFrom('organizations').select('id').limit(1).execute()).length > 0,
    ids: async () => (await queries.selectFrom('organizations').select('id').execute()).map(({ id }) => id),
    async byId(id) {
      const row = await queries.selectFrom('organizations').selectAll().where('id', '=', id).executeTakeFirst();
      return row && fromRow(row);
    },
    async withBindingsOf(subject) {
      const rows = await queries
        .selectFrom('organizations')
        .selectAll()
        .where('id', 'in', (bindings) =>
          bindings.selectFrom('roleBindings').select('organizationId').where('subject', '=', subject),
        )
        .orderBy('createdAt')
        .orderBy('id')
        .execute();
      return rows.map(fromRow);
    },
    async add({ id, name, createdAt }) {
      await queries.insertInto('organizations').values({ id, name, createdAt: createdAt.getTime() }).execute();
    },
  };
}

function fromRow(row: Row<'organizations'>): Organization {
  return { ...row, createdAt: new Date(row.createdAt) };
}
