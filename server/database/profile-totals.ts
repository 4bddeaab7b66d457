import type { StoreTransaction } from '#domain/store/store.ts';
import type { Queries } from '#server/database/schema.ts';

export function profileTotals(queries: Queries): StoreTransaction['profiles'] {
  return {
    async bytesOf(projectId) {
      const totals = queries.selectFrom('profileTotals').select('bytes').where('projectId', '=', projectId);
      return (await totals.executeTakeFirst())?.bytes ?? 0;
    },
    async addBytes(projectId, bytes) {
      await queries
        .insertInto('profileTotals')
        .values({ projectId, bytes })
        .onConflict((conflict) =>
          conflict.column('projectId').doUpdateSet((set) => ({ bytes: set('profileTotals.bytes', '+', bytes) })),
        )
        .execute();
    },
  };
}
