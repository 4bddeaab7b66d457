import { Code, ConnectError, type Interceptor } from '@connectrpc/connect';
import { useSyncExternalStore } from 'react';
import { readError } from './errors.ts';

let ended = false;
const listeners = new Set<() => void>();

/**
 * Notes from every answer whether the session is still valid. Nothing is dropped when it ended: a page keeps its
 * half-filled form, and the shell shows a notice with a way to sign in again.
 */
export const watchSession: Interceptor = (next) => async (request) => {
  try {
    const response = await next(request);
    note(false);
    return response;
  } catch (error) {
    const { code } = ConnectError.from(error);
    // A session of somebody else has not ended. What is read next says whose it is.
    if (code === Code.Unauthenticated) note(readError(error).reason !== 'OTHER_CALLER');
    // A backend that refuses a permission knows who is asking, so the session is valid.
    if (code === Code.PermissionDenied) note(false);
    throw error;
  }
};

/** Whether the last answer said that nobody is signed in. */
export function useSessionEnded(): boolean {
  return useSyncExternalStore(subscribe, () => ended);
}

function note(now: boolean): void {
  if (ended === now) return;
  ended = now;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
