import { createContextKey } from '@connectrpc/connect';

/** The ID that the host gave a request, and that its log knows it by. A host without such IDs leaves it out. */
export const requestIdKey = createContextKey<string | undefined>(undefined, { description: 'request ID' });
