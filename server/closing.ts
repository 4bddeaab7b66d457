const pause = 250; // ms between two tries

/** What a server has opened and must close. */
export interface Closing {
  /** Adds a step, whose failure is an error of its own. */
  add(step: () => Promise<unknown>): void;
  /**
   * Takes the steps one after the other, the one that was added last first, each once. One that fails is reported and keeps
   * no other from being taken; throws at the end then.
   */
  close(): Promise<void>;
}

export function createClosing(report: (error: unknown) => void): Closing {
  const steps: (() => Promise<unknown>)[] = [];
  return {
    add: (step) => void steps.push(step),
    async close() {
      let failures = 0;
      for (const step of steps.splice(0).toReversed()) {
        try {
          await step();
        } catch (error) {
          failures += 1;
          report(error);
        }
      }
      if (failures > 0) throw new Error(`Steps of closing that failed: ${failures}.`);
    },
  };
}

/** Does the work, again and again while it fails, for this many milliseconds. Throws the last failure. */
export async function tryFor(time: number, work: () => Promise<void>): Promise<void> {
  const end = performance.now() + time;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (performance.now() + pause > end) throw error;
    }
    await new Promise((resolve) => void setTimeout(resolve, pause));
  }
}
