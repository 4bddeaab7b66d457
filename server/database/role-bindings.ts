import { firstPageOf } from '#domain/store/page.ts';
import type { RoleBinding } from '#domain/store/records.ts';
import type { StoreTransaction } from '#domain/store/store.ts';
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
    async page(organizationId, projectId, { size, after }) {
      const matching = projectId === null ? of(organizationId) : ofProject(organizationId, projectId);
      const wanted = after
        ? matching.where((eb) =>
            eb(eb.refTuple('createdAt', 'sequence'), '>', eb.tuple(after.createdAt.getTime(), after.sequence)),
          )
        : matching;
      const rows = await inOrder(wanted)
        .limit(size + 1)
        .execute();
      const page = firstPageOf(rows, size, positionOf, after ? undefined : await numberOf(matching));
      return { ...page, rows: page.rows.map(fromRow) };
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
  };
}

type Matching = ReturnType<typeof ofOrganization>;

function ofOrganization(queries: Queries, organizationId: string) {
  return queries.selectFrom('roleBindings').where('organizationId', '=', organizationId);
}

function inOrder(matching: Matching) {
  return matching.selectAll().orderBy('createdAt').orderBy('sequence');
}

async function listOf(matching: Matching): Promise<RoleBinding[]> {
  return (await inOrder(matching).execute()).map(fromRow);
}

async function numberOf(matching: Matching): Promise<number> {
  const { number } = await matching.select((eb) => eb.fn.countAll<number>().as('number')).executeTakeFirstOrThrow();
  return number;
}

function fromRow(row: Row<'roleBindings'>): RoleBinding {
  const { id, organizationId, subject, projectId, role, createdBy } = row;
  return { id, organizationId, subject, projectId, role, createdAt: new Date(row.createdAt), createdBy };
}

function positionOf({ createdAt, sequence }: Row<'roleBindings'>) {
  return { createdAt: new Date(createdAt), sequence };
}
