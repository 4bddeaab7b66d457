import type { Migration } from '#domain/store/records.ts';
import type { StoreTransaction } from '#domain/store/store.ts';
import type { NewRow, Queries, Row } from '#server/database/schema.ts';
import { dateOrNull, millisecondsOrNull } from '#server/database/times.ts';

/** Migrations of clients to API tokens. (The table `migrations` has the steps of the schema.) */
export function tokenMigrations(queries: Queries): StoreTransaction['migrations'] {
  const of = (organizationId: string) =>
    queries.selectFrom('tokenMigrations').selectAll().where('organizationId', '=', organizationId);
  return {
    async byId(organizationId, id) {
      const row = await of(organizationId).where('id', '=', id).executeTakeFirst();
      return row && fromRow(row);
    },
    async ofToken(organizationId, tokenId) {
      const row = await of(organizationId).where('tokenId', '=', tokenId).executeTakeFirst();
      return row && fromRow(row);
    },
    async ofOrganization(organizationId) {
      return (await of(organizationId).orderBy('createdAt').orderBy('id').execute()).map(fromRow);
    },
    async add(migration) {
      await queries.insertInto('tokenMigrations').values(toRow(migration)).execute();
    },
    async update(migration) {
      await queries.updateTable('tokenMigrations').set(toRow(migration)).where('id', '=', migration.id).execute();
    },
    async remove(id) {
      await queries.deleteFrom('tokenMigrations').where('id', '=', id).execute();
    },
    async removeOfProject(organizationId, projectId) {
      await queries
        .deleteFrom('tokenMigrations')
        .where('organizationId', '=', organizationId)
        .where('projectId', '=', projectId)
        .execute();
    },
  };
}

function toRow(migration: Migration): NewRow<'tokenMigrations'> {
  const { id, organizationId, projectId, legacyTokenId, client, serviceAccountId, tokenId } = migration;
  const { roleBindingId, createdBy, outcome } = migration;
  const times = { createdAt: migration.createdAt.getTime(), endedAt: millisecondsOrNull(migration.endedAt) };
  const from = { id, organizationId, projectId, legacyTokenId, client };
  const to = {
    serviceAccountId,
    tokenId,
    createdServiceAccount: Number(migration.createdServiceAccount),
    roleBindingId,
  };
  return { ...from, ...to, createdBy, outcome, ...times };
}

function fromRow(row: Row<'tokenMigrations'>): Migration {
  const times = { createdAt: new Date(row.createdAt), endedAt: dateOrNull(row.endedAt) };
  return { ...row, createdServiceAccount: row.createdServiceAccount === 1, ...times };
}
