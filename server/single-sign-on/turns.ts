/** Lets work wait until it is its turn. */
export interface Turns {
  /** Waits for a turn, which lasts until the signal aborts. Rejects if it aborts before. */
  take(key: string, signal: AbortSignal): Promise<void>;
}

/** @param most how many have a turn at a time: in all, and of one key */
export function createTurns(most: { readonly all: number; readonly each: number }): Turns {
  const having: string[] = []; // the key of each that has a turn
  const waiting = new Set<{ readonly key: string; readonly begin: () => void }>();
  const isFree = (key: string) =>
    having.length < most.all && having.filter((other) => other === key).length < most.each;

  function begin(key: string, signal: AbortSignal): void {
    having.push(key);
    signal.addEventListener('abort', () => end(key), { once: true });
  }

  function end(key: string): void {
    having.splice(having.indexOf(key), 1);
    for (const next of waiting) if (isFree(next.key)) next.begin();
  }

  return {
    async take(key, signal) {
      signal.throwIfAborted();
      if (isFree(key)) return begin(key, signal);
      await new Promise<void>((done, fail) => {
        const own = {
          key,
          begin: () => {
            waiting.delete(own);
            begin(key, signal);
            done();
          },
        };
        waiting.add(own);
        const leave = () => {
          waiting.delete(own);
          fail(new Error('the wait for a turn was given up'));
        };
        signal.addEventListener('abort', leave, { once: true });
      });
    },
  };
}
