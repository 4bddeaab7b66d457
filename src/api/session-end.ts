import { Code, ConnectError, type Interceptor } from '@connectrpc/connect';
import { useSyncExternalStore } from 'react';

let ended = false;
const listeners = new Set<() => void>();

/**
 * Notes from every answer whether the session still holds. Nothing is thrown away when it ended: a page keeps its
 * half-filled form, and the shell shows a notice with the way back in.
 */
export const watchSession: Interceptor = (next) => async (request) => {
  try {
    const response = await next(request);
    note(false);
    return response;
  } catch (error) {
    const { code } = ConnectError.from(error);
    if (code === Code.Unauthenticated) note(true);
    // Of whom the backend knows what they may do, it knows who they are.
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
