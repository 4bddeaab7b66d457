import type { RoleBinding } from '#domain/store/records.ts';
import type { StoreTransaction } from '#domain/store/store.ts';
import { inOrder, pageOf } from '#server/database/page.ts';
import type { Queries, Row } from '#server/database/schema.ts';

export function roleBindings(queries: Queries): StoreTransaction['bindings'] {
  const of = (organizationId: string) => ofOrganization(queries, organizationId);
  const ofProject = (organizationId: string, projectId: string) =>
    of(organizationId).where('projectId', '=', projectId);
  return {
    async byId(organizationId, id) {
      const row = await of(organizationId).where('id', '=', id).selectAll().executeTakeFirst();
      return row && fromRow(row);
    },
    ofOrganization: (organizationId) => listOf(of(organizationId)),
    ofProject: (organizationId, projectId) => listOf(ofProject(organizationId, projectId)),
    ofSubject: (organizationId, subject) => listOf(of(organizationId).where('subject', '=', subject)),
    ofSubjects: async (organizationId, subjects) =>
      subjects.length === 0 ? [] : listOf(of(organizationId).where('subject', 'in', subjects)),
    async subjectsOf(organizationId) {
      const rows = await of(organizationId).select('subject').distinct().execute();
      return rows.map(({ subject }) => subject);
    },
    ofRole: (organizationId, role) => listOf(of(organizationId).where('role', '=', role)),
    page: (organizationId, projectId, request) => {
      const matching = projectId === null ? of(organizationId) : ofProject(organizationId, projectId);
      return pageOf(matching.selectAll(), request, fromRow, 'createdAt');
    },
    async add({ id, organizationId, subject, projectId, role, createdAt, createdBy }) {
      const row = { id, organizationId, subject, projectId, role, createdAt: createdAt.getTime(), createdBy };
      await queries.insertInto('roleBindings').values(row).execute();
    },
    async renameRole(organizationId, from, to) {
      await queries
        .updateTable('roleBindings')
        .set({ role: to })
        .where('organizationId', '=', organizationId)
        .where('role', '=', from)
        .execute();
    },
    async remove(id) {
      await queries.deleteFrom('roleBindings').where('id', '=', id).execute();
    },
    async removeOfSubject(organizationId, subject) {
      await queries
        .deleteFrom('roleBindings')
        .where('organizationId', '=', organizationId)
        .where('subject', '=', subject)
        .execute();
    },
    async removeOfProject(organizationId, projectId) {
      await queries
        .deleteFrom('roleBindings')
        .where('organizationId', '=', organizationId)
        .where('projectId', '=', projectId)
        .execute();
    },
  };
}

type Matching = ReturnType<typeof ofOrganization>;

function ofOrganization(queries: Queries, organizationId: string) {
  return queries.selectFrom('roleBindings').where('organizationId', '=', organizationId);
}

async function listOf(matching: Matching): Promise<RoleBinding[]> {
  return (await inOrder(matching.selectAll()).execute()).map(fromRow);
}

function fromRow({ sequence: _sequence, ...row }: Row<'roleBindings'>): RoleBinding {
  return { ...row, createdAt: new Date(row.createdAt) };
}
