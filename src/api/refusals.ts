import { ConnectError, type Interceptor } from '@connectrpc/connect';
import { type ApiError, readError } from './errors.ts';

const listeners = new Set<(refusal: ApiError) => void>();

/** Tells the listeners of every answer that says that the person may not, or that they have no part in the organization. */
export const watchRefusals: Interceptor = (next) => async (request) => {
  try {
    return await next(request);
  } catch (error) {
    const refusal = readError(ConnectError.from(error));
    if (refusal.kind === 'denied' || isExclusion(refusal)) for (const listener of listeners) listener(refusal);
    throw error;
  }
};

/** Whether it says that there is no such organization, or that the person has no part in it. */
export function isExclusion({ kind, metadata }: ApiError): boolean {
  return kind === 'not-found' && metadata['what'] === 'organization';
}

/** Calls `listener` at every refusal; answers how to stop it. */
export function onRefusal(listener: (refusal: ApiError) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
