const interval = 1000; // ms

/** Writes what is collected in memory, one write after the other. */
export interface BackgroundWrites {
  /** Something waits: it is written in a second, or a second after the end of a write that is under way. */
  readonly soon: () => void;
  /** Writes all that waits at once, or after a write that is under way. Throws what `write` throws; tries again soon then. */
  readonly flush: () => Promise<void>;
}

/**
 * Begins a write no earlier than a second after the one before has ended, however long that took; only `flush` is at once.
 * @param write writes all that waits when it is called, and keeps what it can't write
 * @param waits whether anything waits to be written
 * @param report gets what `write` throws, except where `flush` throws it
 */
export function createBackgroundWrites(
  write: () => Promise<void>,
  waits: () => boolean,
  report: (error: unknown) => void,
): BackgroundWrites {
  let timer: NodeJS.Timeout | undefined; // set also while its write is under way
  let last: Promise<unknown> = Promise.resolve();

  const soon = () => {
    timer ??= setTimeout(() => void writeInTime(), interval).unref();
  };
  const writeInTime = async () => {
    await flush().catch(report);
    timer = undefined;
    if (waits()) soon();
  };
  const flush = () => {
    const written = last.then(write);
    last = written.catch(soon);
    return written;
  };
  return { soon, flush };
}
