import type { DailyUsage } from '#domain/store/records.ts';
import { dailyUsage } from '#server/database/daily-usage.ts';
import type { Database } from '#server/database/database.ts';
import type { Queries } from '#server/database/schema.ts';

const kept = 30 * 24 * 60 * 60 * 1000; // ms: longer than anybody repeats a batch

/** What a meter has counted since its last batch. */
export interface UsageBatch {
  readonly meterId: string;
  /** Larger than those of the meter's earlier batches. */
  readonly number: number;
  readonly usage: readonly DailyUsage[];
}

/** Adds a batch to what was counted. One that was added before changes nothing, so it can be repeated when its answer was lost. */
export async function addBatch(
  database: Database,
  { meterId, number, usage }: UsageBatch,
  writtenAt: Date,
): Promise<void> {
  const meter = { id: meterId, lastBatch: number, writtenAt: writtenAt.getTime() };
  await database.inBackground(async (queries) => {
    const { numInsertedOrUpdatedRows } = await queries
      .insertInto('usageMeters')
      .values(meter)
      .onConflict((conflict) => conflict.column('id').doUpdateSet(meter).where('usageMeters.lastBatch', '<', number))
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows === 1n) await dailyUsage(queries).add(usage);
  });
}

/** Forgets meters that have written nothing for a month. Each start of a server makes one. */
export async function removeOldMeters(queries: Queries, now: Date): Promise<void> {
  await queries
    .deleteFrom('usageMeters')
    .where('writtenAt', '<', now.getTime() - kept)
    .execute();
}
