const interval = 1000; // ms

/** Counts the bytes of received profiles in memory, so that no call waits for the database. */
export interface ProfileMeter {
  add(projectId: string, bytes: number): void;
  /** Writes what is counted. Throws what the database throws; nothing counted is lost then. */
  flush(): Promise<void>;
}

/**
 * Writes once a second at most, and what is left at `flush`, which must be called at the end. A process that is killed
 * loses that second. What can't be written is reported and stays counted for the next time.
 */
export function createProfileMeter(
  write: (projectId: string, bytes: number) => Promise<void>,
  report: (error: unknown) => void,
): ProfileMeter {
  const counted = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;
  const add = (projectId: string, bytes: number) => {
    counted.set(projectId, (counted.get(projectId) ?? 0) + bytes);
    timer ??= setTimeout(() => void flush().catch(report), interval).unref();
  };
  const flush = async () => {
    clearTimeout(timer);
    timer = undefined;
    for (const [projectId, bytes] of counted) {
      counted.delete(projectId);
      await write(projectId, bytes).catch((error: unknown) => {
        add(projectId, bytes);
        throw error;
      });
    }
  };
  return { add, flush };
}
