import type { Parameters } from 'fast-check';

/** How many cases to draw: PROPERTY_RUNS on demand, otherwise as many as `npm test` has time for. */
const asked: unknown = Reflect.get(import.meta, 'env');
const wanted = Number(typeof asked === 'object' && asked !== null ? Reflect.get(asked, 'PROPERTY_RUNS') : Number.NaN);

/**
 * `npm test` draws the same cases every time, so that it never fails by chance; a run on demand draws new ones. A failure
 * shows its cause, and the seed and path to repeat it; the worlds are too long to read.
 */
export function runs<Drawn>(usual: number, each = 1): Parameters<Drawn> {
  return {
    ...(wanted > 0
      ? { numRuns: Math.ceil(wanted / each) }
      : { numRuns: Math.ceil(usual / each), seed: -1_826_047_854 }),
    asyncReporter: async ({ failed, seed, counterexamplePath, numShrinks, errorInstance }) => {
      const drawn = `seed: ${seed}, path: ${JSON.stringify(counterexamplePath)}, shrunk ${numShrinks} times`;
      if (failed) throw new Error(`${drawn}\n${String(errorInstance)}`, { cause: errorInstance });
    },
  };
}

/** A run on demand has practically no time limit. */
export const patience = 3_600_000; // ms
