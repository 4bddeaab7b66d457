import type { Clock } from '#domain/host.ts';
import type { Store } from '#domain/store/store.ts';
import type { Database } from '#server/database/database.ts';
import { reasonOf } from '#server/database/outage.ts';
import { createSqlStore } from '#server/database/sql-store.ts';
import { addBatch } from '#server/database/usage-batches.ts';
import type { Log } from '#server/log.ts';
import { createTokenActivity } from '#server/token-activity.ts';
import { createUsageMeter } from '#server/usage-meter.ts';

/** A store whose callers don't wait for what is only counted or noted. */
export interface BufferedStore {
  readonly store: Store;
  /** Writes what is counted and noted, and must be called at the end. Throws what the database throws; nothing is lost then. */
  flush(): Promise<void>;
}

/** The database's store, with received profiles and uses of tokens kept in memory for up to a second. */
export function bufferedStore(database: Database, clock: Clock, log: Log): BufferedStore {
  const store = createSqlStore(database);
  const meter = createUsageMeter(
    (batch) => addBatch(database, batch, clock()),
    (error) => log.error({ err: error }, 'What was received could not be counted. It will be counted later.'),
  );
  const activity = createTokenActivity(store, (error) =>
    log.error({ err: error }, 'Uses of tokens could not be noted. They will be noted later.'),
  );
  const { noteTokenUse, noteTokenRefusal } = activity;
  const addUsage: Store['addUsage'] = async (usage) => meter.add(usage);
  return {
    store: { ...store, addUsage, noteTokenUse, noteTokenRefusal },
    async flush() {
      const ends = await Promise.allSettled([meter.flush(), activity.flush()]);
      const failures = ends.flatMap((end): unknown[] => (end.status === 'rejected' ? [end.reason] : []));
      if (failures.length > 0)
        throw new AggregateError(failures, `Not everything could be written: ${failures.map(reasonOf).join('; ')}.`);
    },
  };
}
