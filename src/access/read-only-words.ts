import type { Can } from './use-can.ts';

/** A sentence for the head of a page where the person can do nothing of this, with the first missing permission. */
export function readOnlyWords(...acts: readonly Can[]): string | undefined {
  const isReadOnly = acts.every(({ allowed }) => allowed === false);
  return isReadOnly ? `You can see this page but not change it. ${acts[0]?.reason}` : undefined;
}
