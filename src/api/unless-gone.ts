import { readError } from './errors.ts';
import { isGone } from './is-gone.ts';

/** Waits for a deletion: what somebody else has already deleted counts as deleted. Throws any other refusal. */
export async function unlessGone(deletion: Promise<unknown>): Promise<void> {
  try {
    await deletion;
  } catch (error) {
    if (!isGone(readError(error))) throw error;
  }
}
