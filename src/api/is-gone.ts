import type { ApiError } from './errors.ts';

/**
 * Whether the error says that what was to be deleted is there no more. That the organization is not there says nothing of the
 * kind: it may only be that the person lost their last role in it, while all that it holds goes on.
 */
export function isGone({ kind, metadata }: ApiError): boolean {
  return kind === 'not-found' && metadata['what'] !== 'organization';
}
