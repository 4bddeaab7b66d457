import type { Role } from '#domain/store/records.ts';
import type { StoreTransaction } from '#domain/store/store.ts';
import { textsFromJson } from '#server/database/json.ts';
import { inOrder, pageOf } from '#server/database/page.ts';
import type { NewRow, Queries, Row } from '#server/database/schema.ts';

export function roles(queries: Queries): StoreTransaction['roles'] {
  const of = (organizationId: string) =>
    queries.selectFrom('roles').selectAll().where('organizationId', '=', organizationId);
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
    async add(role) {
      await queries.insertInto('roles').values(toRow(role)).execute();
    },
    async update(role) {
      await queries.updateTable('roles').set(toRow(role)).where('id', '=', role.id).execute();
    },
    async remove(id) {
      await queries.deleteFrom('roles').where('id', '=', id).execute();
    },
  };
}

function toRow({ id, organizationId, name, permissions, version, createdAt, createdBy }: Role): NewRow<'roles'> {
  const made = { createdAt: createdAt.getTime(), createdBy };
  return { id, organizationId, name, permissions: JSON.stringify(permissions), version, ...made };
}

function fromRow({ sequence: _sequence, ...row }: Row<'roles'>): Role {
  return { ...row, permissions: textsFromJson(row.permissions), createdAt: new Date(row.createdAt) };
}
