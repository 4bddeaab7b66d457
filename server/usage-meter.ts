import { randomUUID } from 'node:crypto';
import { addTo } from '#domain/rules/add-up.ts';
import type { DailyUsage } from '#domain/store/records.ts';
import { createBackgroundWrites } from '#server/background-writes.ts';
import type { UsageBatch } from '#server/database/usage-batches.ts';

/** Counts what projects receive in memory, so that no call waits for the database. */
export interface UsageMeter {
  add(usage: readonly DailyUsage[]): void;
  /** Writes what is counted, also what is being written now. Throws what the database throws; nothing counted is lost then. */
  flush(): Promise<void>;
}

/**
 * Writes once a second at most, and what is left at `flush`, which must be called at the end. A process that is killed
 * loses that second. A batch that can't be written is reported and repeated as it is: perhaps it was written and only the
 * answer got lost, which `write` knows by the batch's number.
 */
export function createUsageMeter(
  write: (batch: UsageBatch) => Promise<void>,
  report: (error: unknown) => void,
): UsageMeter {
  const meterId = randomUUID();
  const counted = new Map<string, DailyUsage>(); // in no batch yet
  let batch: UsageBatch | undefined; // not known to be written
  let number = 0;

  const writeBatch = async () => {
    if (batch) await write(batch);
    batch = undefined;
  };
  const writeAll = async () => {
    await writeBatch(); // one that failed before
    if (counted.size === 0) return;
    number += 1;
    batch = { meterId, number, usage: [...counted.values()] };
    counted.clear();
    await writeBatch();
  };
  const { soon, flush } = createBackgroundWrites(writeAll, () => batch !== undefined || counted.size > 0, report);
  return {
    add(usage) {
      addTo(counted, usage, ({ projectId, day }) => `${projectId} ${day}`);
      if (counted.size > 0) soon();
    },
    flush,
  };
}
