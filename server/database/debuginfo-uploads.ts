import type { DebuginfoUpload } from '#domain/store/records.ts';
import type { StoreTransaction } from '#domain/store/store.ts';
import type { Queries, Row } from '#server/database/schema.ts';
import { dateOrNull, millisecondsOrNull } from '#server/database/times.ts';

export function debuginfoUploads(queries: Queries): StoreTransaction['debuginfo'] {
  return {
    async byBuildId(projectId, buildId, type) {
      const row = await queries
        .selectFrom('debuginfoUploads')
        .selectAll()
        .where('projectId', '=', projectId)
        .where('buildId', '=', buildId)
        .where('type', '=', type)
        .executeTakeFirst();
      return row && fromRow(row);
    },
    async save({ id, projectId, buildId, type, hash, size, state, startedAt, finishedAt, startedBy }) {
      const times = { startedAt: startedAt.getTime(), finishedAt: millisecondsOrNull(finishedAt) };
      const row = { id, hash, size, state, startedBy, ...times };
      await queries
        .insertInto('debuginfoUploads')
        .values({ projectId, buildId, type, ...row })
        .onConflict((conflict) => conflict.columns(['projectId', 'buildId', 'type']).doUpdateSet(row))
        .execute();
    },
  };
}

function fromRow(row: Row<'debuginfoUploads'>): DebuginfoUpload {
  return { ...row, startedAt: new Date(row.startedAt), finishedAt: dateOrNull(row.finishedAt) };
}
