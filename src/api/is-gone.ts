import type { ApiError } from './errors.ts';

/**
 * Whether the error says that the item to delete no longer exists. A missing organization doesn't count: the person may
 * only have lost their last role in it, while everything in it still exists.
 */
export function isGone({ kind, metadata }: ApiError): boolean {
  return kind === 'not-found' && metadata['what'] !== 'organization';
}
