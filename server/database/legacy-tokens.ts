import type { LegacyToken } from '#domain/store/records.ts';
import type { StoreTransaction } from '#domain/store/store.ts';
import type { Queries, Row } from '#server/database/schema.ts';
import { dateOrNull, millisecondsOrNull } from '#server/database/times.ts';

export function legacyTokens(queries: Queries): StoreTransaction['legacyTokens'] {
  const all = queries.selectFrom('legacyTokens').selectAll().orderBy('createdAt').orderBy('id');
  return {
    async byId(id) {
      const row = await all.where('id', '=', id).executeTakeFirst();
      return row && fromRow(row);
    },
    async ofProject(organizationId, projectId) {
      const matching = all.where('projectId', '=', projectId).where('organizationId', '=', organizationId);
      return (await matching.execute()).map(fromRow);
    },
    async ofOrganization(organizationId) {
      return (await all.where('organizationId', '=', organizationId).execute()).map(fromRow);
    },
    async add({ id, organizationId, projectId, name, publicKey, createdAt, lastUsedAt }) {
      const times = { createdAt: createdAt.getTime(), lastUsedAt: millisecondsOrNull(lastUsedAt) };
      const row = { id, organizationId, projectId, name, publicKey, ...times };
      await queries.insertInto('legacyTokens').values(row).execute();
    },
    async remove(id) {
      await queries.deleteFrom('legacyTokens').where('id', '=', id).execute();
    },
    async removeOfProject(organizationId, projectId) {
      await queries
        .deleteFrom('legacyTokens')
        .where('organizationId', '=', organizationId)
        .where('projectId', '=', projectId)
        .execute();
    },
  };
}

/** Updates the time of last use, only forward, as `touchToken` does. */
export async function touchLegacyToken(queries: Queries, id: string, at: Date): Promise<void> {
  await queries
    .updateTable('legacyTokens')
    .set({ lastUsedAt: at.getTime() })
    .where('id', '=', id)
    .where((where) => where.or([where('lastUsedAt', 'is', null), where('lastUsedAt', '<', at.getTime())]))
    .execute();
}

function fromRow(row: Row<'legacyTokens'>): LegacyToken {
  return { ...row, createdAt: new Date(row.createdAt), lastUsedAt: dateOrNull(row.lastUsedAt) };
}
