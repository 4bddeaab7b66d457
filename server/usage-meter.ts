import type { DailyUsage } from '#domain/store/records.ts';
import type { Store } from '#domain/store/store.ts';

const interval = 1000; // ms
const atOnce = 1000; // rows of one write

/** Counts what projects receive in memory, so that no call waits for the database. */
export interface UsageMeter {
  add(usage: readonly DailyUsage[]): void;
  /** Writes what is counted, also what is being written now. Throws what the database throws; nothing counted is lost then. */
  flush(): Promise<void>;
}

/**
 * Writes once a second at most, and what is left at `flush`, which must be called at the end. A process that is killed
 * loses that second. What can't be written is reported and stays counted for the next time.
 */
export function createUsageMeter(write: Store['addUsage'], report: (error: unknown) => void): UsageMeter {
  const counted = new Map<string, DailyUsage>();
  let timer: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const add = (usage: readonly DailyUsage[]) => {
    for (const row of usage) {
      const key = `${row.projectId} ${row.day}`;
      const { bytes = 0n, samples = 0n } = counted.get(key) ?? {};
      counted.set(key, { ...row, bytes: bytes + row.bytes, samples: samples + row.samples });
    }
    if (counted.size > 0) timer ??= setTimeout(() => void flush().catch(report), interval).unref();
  };
  const writeAll = async () => {
    clearTimeout(timer);
    timer = undefined;
    while (counted.size > 0) {
      const batch = [...counted].slice(0, atOnce);
      for (const [key] of batch) counted.delete(key);
      const rows = batch.map(([, row]) => row);
      await write(rows).catch((error: unknown) => {
        add(rows);
        throw error;
      });
    }
  };
  // One after the other: whoever waits for one waits for all that was counted before.
  const flush = () => {
    const written = last.then(writeAll);
    last = written.catch(() => undefined);
    return written;
  };
  return { add, flush };
}
