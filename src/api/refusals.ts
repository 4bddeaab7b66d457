import { ConnectError, type Interceptor } from '@connectrpc/connect';
import { type ApiError, readError } from './errors.ts';

const listeners = new Set<(refusal: ApiError) => void>();

/** Tells the listeners about every answer that refuses a permission or says that the person is not in the organization. */
export const watchRefusals: Interceptor = (next) => async (request) => {
  try {
    return await next(request);
  } catch (error) {
    const refusal = readError(ConnectError.from(error));
    if (refusal.kind === 'denied' || isExclusion(refusal)) for (const listener of listeners) listener(refusal);
    throw error;
  }
};

/** Whether the organization doesn't exist or the person is not in it. */
export function isExclusion({ kind, metadata }: ApiError): boolean {
  return kind === 'not-found' && metadata['what'] === 'organization';
}

/** Calls `listener` at every refusal; returns a function that stops it. */
export function onRefusal(listener: (refusal: ApiError) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
