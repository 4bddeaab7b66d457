import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
/** Unknown until first asked for: this file may load long before there is anything to show. */
let now: Date | undefined;
let timer: ReturnType<typeof setInterval> | undefined;

/** The time, to the minute: all users on the page share one timer, which runs only while there are any. */
export function useNow(): Date {
  return useSyncExternalStore(subscribe, read);
}

function read(): Date {
  now ??= new Date();
  return now;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, 60_000);
  // A new item may be newer than the last tick, and the clock may have been changed.
  if (Math.abs(Date.now() - read().getTime()) > 5_000) tick();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function tick(): void {
  now = new Date();
  for (const listener of listeners) listener();
}
