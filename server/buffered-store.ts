import type { Store } from '#domain/store/store.ts';
import type { Log } from '#server/log.ts';
import { createProfileMeter } from '#server/profile-meter.ts';
import { createTokenActivity } from '#server/token-activity.ts';

/** A store whose callers don't wait for what is only counted or noted. */
export interface BufferedStore {
  readonly store: Store;
  /** Writes what is counted and noted, and must be called at the end. Throws what the database throws. */
  flush(): Promise<void>;
}

/** The store, with received bytes and uses of tokens kept in memory for up to a second. */
export function bufferedStore(store: Store, log: Log): BufferedStore {
  const meter = createProfileMeter(
    (projectId, bytes) => store.addProfileBytes(projectId, bytes),
    (error) => log.error({ err: error }, 'Received bytes could not be counted. They will be counted later.'),
  );
  const activity = createTokenActivity(store, (error) =>
    log.error({ err: error }, 'Uses of tokens could not be noted. They will be noted later.'),
  );
  const { noteTokenUse, noteTokenRefusal } = activity;
  const addProfileBytes: Store['addProfileBytes'] = async (projectId, bytes) => meter.add(projectId, bytes);
  return {
    store: { ...store, addProfileBytes, noteTokenUse, noteTokenRefusal },
    async flush() {
      await meter.flush();
      await activity.flush();
    },
  };
}
