import { readError } from '#src/api/errors.ts';

/** Whether a list is there, and if not, why. */
export type ListState = 'known' | 'loading' | 'denied' | 'failed';

/** @param allowed whether the person may see the list; `undefined` until it is known */
export function listState(
  allowed: boolean | undefined,
  { data, error }: { readonly data: unknown; readonly error: unknown },
): ListState {
  if (allowed === false) return 'denied';
  if (data !== undefined) return 'known';
  if (!error) return 'loading';
  return readError(error).kind === 'denied' ? 'denied' : 'failed';
}
