import type { Role } from '#domain/store/records.ts';
import type { StoreTransaction } from '#domain/store/store.ts';
import { textsFromJson } from '#server/database/json.ts';
import type { Queries, Row } from '#server/database/schema.ts';

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
      const rows = await of(organizationId).orderBy('createdAt').orderBy('id').execute();
      return rows.map(fromRow);
    },
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

function toRow({ id, organizationId, name, permissions, version, createdAt, createdBy }: Role): Row<'roles'> {
  const made = { createdAt: createdAt.getTime(), createdBy };
  return { id, organizationId, name, permissions: JSON.stringify(permissions), version, ...made };
}

function fromRow(row: Row<'roles'>): Role {
  return { ...row, permissions: textsFromJson(row.permissions), createdAt: new Date(row.createdAt) };
}
