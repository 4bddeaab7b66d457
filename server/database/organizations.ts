import type { Organization } from '#domain/store/records.ts';
import type { StoreTransaction } from '#domain/store/store.ts';
import type { NewRow, Queries, Row } from '#server/database/schema.ts';

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
    async countCreatedBy(subject) {
      const created = queries.selectFrom('organizations').where('createdBy', '=', subject);
      const { count } = await created.select(({ fn }) => fn.countAll().as('count')).executeTakeFirstOrThrow();
      return Number(count);
    },
    async add(organization) {
      await queries.insertInto('organizations').values(toRow(organization)).execute();
    },
    async update(organization) {
      await queries.updateTable('organizations').set(toRow(organization)).where('id', '=', organization.id).execute();
    },
    async remove(id) {
      const projects = queries.selectFrom('projects').select('id').where('organizationId', '=', id);
      await queries.deleteFrom('debuginfoUploads').where('projectId', 'in', projects).execute();
      for (const table of inOrganizations) await queries.deleteFrom(table).where('organizationId', '=', id).execute();
      // The database removes usage, the billing account and open months with it.
      await queries.deleteFrom('organizations').where('id', '=', id).execute();
    },
  };
}

/** The tables whose rows are in one organization and go with it, those that refer to others first. */
const inOrganizations = [
  ...(['tokenMigrations', 'tokenUses', 'tokenRefusals', 'tokens', 'legacyTokens', 'serviceAccounts'] as const),
  ...(['inviteAcceptances', 'invites', 'roleBindings', 'roles', 'projects'] as const),
];

function toRow({ id, name, createdAt, createdBy }: Organization): NewRow<'organizations'> {
  return { id, name, createdAt: createdAt.getTime(), createdBy };
}

function fromRow(row: Row<'organizations'>): Organization {
  return { ...row, createdAt: new Date(row.createdAt) };
}
