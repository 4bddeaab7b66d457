import type { Token } from '#domain/store/records.ts';
import type { StoreTransaction } from '#domain/store/store.ts';
import { inOrder, pageOf } from '#server/database/page.ts';
import type { Queries, Row } from '#server/database/schema.ts';
import { dateOrNull, millisecondsOrNull } from '#server/database/times.ts';

export function tokens(queries: Queries): StoreTransaction['tokens'] {
  const all = queries.selectFrom('tokens').selectAll();
  const of = (organizationId: string, serviceAccountId: string) =>
    all.where('serviceAccountId', '=', serviceAccountId).where('organizationId', '=', organizationId);
  return {
    async byHash(hash) {
      const row = await all.where('hash', '=', hash).executeTakeFirst();
      return row && fromRow(row);
    },
    async ofAccount(organizationId, serviceAccountId) {
      return (await inOrder(of(organizationId, serviceAccountId)).execute()).map(fromRow);
    },
    page: (organizationId, serviceAccountId, request) =>
      pageOf(of(organizationId, serviceAccountId), request, fromRow, 'createdAt'),
    async add({ id, organizationId, serviceAccountId, name, projectId, hash, createdAt, createdBy, lastUsedAt }) {
      const times = { createdAt: createdAt.getTime(), lastUsedAt: millisecondsOrNull(lastUsedAt) };
      const row = { id, organizationId, serviceAccountId, name, projectId, hash, createdBy, ...times };
      await queries.insertInto('tokens').values(row).execute();
    },
    async remove(id) {
      await queries.deleteFrom('tokens').where('id', '=', id).execute();
    },
  };
}

/** Updates the time of last use, only forward: if two servers note a use at once, the later time stays. */
export async function touchToken(queries: Queries, id: string, at: Date): Promise<void> {
  await queries
    .updateTable('tokens')
    .set({ lastUsedAt: at.getTime() })
    .where('id', '=', id)
    .where((where) => where.or([where('lastUsedAt', 'is', null), where('lastUsedAt', '<', at.getTime())]))
    .execute();
}

function fromRow({ sequence: _sequence, ...row }: Row<'tokens'>): Token {
  return { ...row, createdAt: new Date(row.createdAt), lastUsedAt: dateOrNull(row.lastUsedAt) };
}
