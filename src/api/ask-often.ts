import type { Query } from '@tanstack/react-query';
import { readError } from './errors.ts';

const often = 5000; // ms

/**
 * The time to the next reading of what a page waits for: five seconds. `false`, for no more readings, once it is gone or the
 * person may not see it: the next reading can't end otherwise.
 */
export function askOften({ state: { error } }: Pick<Query, 'state'>): number | false {
  const kind = error ? readError(error).kind : undefined;
  return kind === 'not-found' || kind === 'denied' || kind === 'signed-out' ? false : often;
}
