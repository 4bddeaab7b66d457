import type { Can } from './use-can.ts';

/** Why the person can do nothing on a page: the reason of the first act. `undefined` if they can do something. */
export function whyReadOnly(...acts: readonly Can[]): string | undefined {
  return acts.every(({ allowed }) => allowed === false) ? acts[0]?.reason : undefined;
}
