import type { Project } from '#domain/store/records.ts';
import type { StoreTransaction } from '#domain/store/store.ts';
import { keepLastName } from '#server/database/daily-usage.ts';
import { inOrder, pageOf } from '#server/database/page.ts';
import type { NewRow, Queries, Row } from '#server/database/schema.ts';

export function projects(queries: Queries): StoreTransaction['projects'] {
  const all = queries.selectFrom('projects').selectAll();
  return {
    async byId(id) {
      const row = await all.where('id', '=', id).executeTakeFirst();
      return row && fromRow(row);
    },
    async ofOrganization(organizationId) {
      return (await inOrder(all.where('organizationId', '=', organizationId)).execute()).map(fromRow);
    },
    page(visible, request) {
      const rows = all.where((eb) =>
        eb.or(
          visible.map(({ organizationId, projectIds }) => {
            const inOrganization = eb('organizationId', '=', organizationId);
            if (projectIds === 'all') return inOrganization;
            // Not one condition a project: SQLite takes a thousand at most.
            return inOrganization.and(projectIds.length === 0 ? eb.or([]) : eb('id', 'in', projectIds));
          }),
        ),
      );
      return pageOf(rows, request, fromRow, 'createdAt');
    },
    async add(project) {
      await queries.insertInto('projects').values(toRow(project)).execute();
    },
    async update(project) {
      await queries.updateTable('projects').set(toRow(project)).where('id', '=', project.id).execute();
    },
    async remove(id) {
      await keepLastName(queries, id);
      await queries.deleteFrom('debuginfoUploads').where('projectId', '=', id).execute();
      // The database removes the uses of tokens with it.
      await queries.deleteFrom('projects').where('id', '=', id).execute();
    },
  };
}

function toRow({ id, organizationId, name, createdAt }: Project): NewRow<'projects'> {
  return { id, organizationId, name, createdAt: createdAt.getTime() };
}

function fromRow({ sequence: _sequence, ...row }: Row<'projects'>): Project {
  return { ...row, createdAt: new Date(row.createdAt) };
}
