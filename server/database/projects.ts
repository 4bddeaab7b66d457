import type { Project } from '#domain/store/records.ts';
import type { StoreTransaction } from '#domain/store/store.ts';
import type { Queries, Row } from '#server/database/schema.ts';

export function projects(queries: Queries): StoreTransaction['projects'] {
  const all = queries.selectFrom('projects').selectAll();
  return {
    async byId(id) {
      const row = await all.where('id', '=', id).executeTakeFirst();
      return row && fromRow(row);
    },
    async ofOrganization(organizationId) {
      const rows = await all.where('organizationId', '=', organizationId).orderBy('createdAt').orderBy('id').execute();
      return rows.map(fromRow);
    },
    async add({ id, organizationId, name, createdAt }) {
      const row = { id, organizationId, name, createdAt: createdAt.getTime() };
      await queries.insertInto('projects').values(row).execute();
    },
  };
}

function fromRow(row: Row<'projects'>): Project {
  return { ...row, createdAt: new Date(row.createdAt) };
}
