import type { RoleBinding } from '#domain/store/records.ts';
import type { StoreTransaction } from '#domain/store/store.ts';
import type { Queries, Row } from '#server/database/schema.ts';

export function roleBindings(queries: Queries): StoreTransaction['bindings'] {
  const of = (organizationId: string) =>
    queries
      .selectFrom('roleBindings')
      .selectAll()
      .where('organizationId', '=', organizationId)
      .orderBy('createdAt')
      .orderBy('id');
  return {
    async byId(organizationId, id) {
      const row = await of(organizationId).where('id', '=', id).executeTakeFirst();
      return row && fromRow(row);
    },
    async ofOrganization(organizationId) {
      return (await of(organizationId).execute()).map(fromRow);
    },
    async ofProject(organizationId, projectId) {
      return (await of(organizationId).where('projectId', '=', projectId).execute()).map(fromRow);
    },
    async ofSubject(organizationId, subject) {
      return (await of(organizationId).where('subject', '=', subject).execute()).map(fromRow);
    },
    async ofRole(organizationId, role) {
      return (await of(organizationId).where('role', '=', role).execute()).map(fromRow);
    },
    async add({ id, organizationId, subject, projectId, role, createdAt, createdBy }) {
      const row = { id, organizationId, subject, projectId, role, createdAt: createdAt.getTime(), createdBy };
      await queries.insertInto('roleBindings').values(row).execute();
    },
    async remove(id) {
      await queries.deleteFrom('roleBindings').where('id', '=', id).execute();
    },
  };
}

function fromRow(row: Row<'roleBindings'>): RoleBinding {
  return { ...row, createdAt: new Date(row.createdAt) };
}
