import type { ServiceAccount } from '#domain/store/records.ts';
import type { StoreTransaction } from '#domain/store/store.ts';
import { inOrder, pageOf } from '#server/database/page.ts';
import type { Queries, Row } from '#server/database/schema.ts';

export function serviceAccounts(queries: Queries): StoreTransaction['serviceAccounts'] {
  const of = (organizationId: string) =>
    queries.selectFrom('serviceAccounts').selectAll().where('organizationId', '=', organizationId);
  return {
    async byId(organizationId, id) {
      const row = await of(organizationId).where('id', '=', id).executeTakeFirst();
      return row && fromRow(row);
    },
    async byName(organizationId, name) {
      const row = await of(organizationId).where('name', '=', name).executeTakeFirst();
      return row && fromRow(row);
    },
    async ofOrganization(organizationId) {
      return (await inOrder(of(organizationId)).execute()).map(fromRow);
    },
    page: (organizationId, request) => pageOf(of(organizationId), request, fromRow, 'createdAt'),
    async add({ id, organizationId, name, createdAt, createdBy }) {
      const row = { id, organizationId, name, createdAt: createdAt.getTime(), createdBy };
      await queries.insertInto('serviceAccounts').values(row).execute();
    },
    async remove(id) {
      await queries.deleteFrom('serviceAccounts').where('id', '=', id).execute();
    },
  };
}

function fromRow({ sequence: _sequence, ...row }: Row<'serviceAccounts'>): ServiceAccount {
  return { ...row, createdAt: new Date(row.createdAt) };
}
