import type { Store } from '#domain/store/store.ts';
import type { Log } from '#server/log.ts';
import { createTokenActivity } from '#server/token-activity.ts';
import { createUsageMeter } from '#server/usage-meter.ts';

/** A store whose callers don't wait for what is only counted or noted. */
export interface BufferedStore {
  readonly store: Store;
  /** Writes what is counted and noted, and must be called at the end. Throws what the database throws. */
  flush(): Promise<void>;
}

/** The store, with received profiles and uses of tokens kept in memory for up to a second. */
export function bufferedStore(store: Store, log: Log): BufferedStore {
  const meter = createUsageMeter(
    (usage) => store.addUsage(usage),
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
      await meter.flush();
      await activity.flush();
    },
  };
}
