import { Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import { lazyPart } from '#src/kit/loading/lazy-part.tsx';
import { announceToast } from './announce.ts';
import type { Said, ToastOptions } from './said.ts';

let waiting: readonly Said[] = [];
let count = 0;
const listeners = new Set<() => void>();

function wait(next: readonly Said[]): void {
  waiting = next;
  for (const listener of listeners) listener();
}

/**
 * Says in one line what happened to what ("Deleted role Auditor"), with an optional Undo. Only for success, and for a
 * failed Undo or copy: other errors need an answer and are shown in the page. At most three are shown.
 */
export function toast(message: string, options: ToastOptions = {}): void {
  count += 1;
  announceToast(options.undo ? `${message}. To undo, press F6.` : message);
  wait([...waiting, { id: `toast-${count}`, message, ...options }]);
}

const ToastList = lazyPart(() => import('./toast-list.tsx').then((module) => module.ToastList));

/** The place of the toasts: once, in the shell. Their code loads after the first press. */
export function Toaster() {
  const said = useSyncExternalStore(subscribe, () => waiting);
  const [isWanted, setIsWanted] = useState(false);
  if (said.length > 0 && !isWanted) setIsWanted(true);
  useEffect(() => {
    // Creates the region early: readers miss what is said in a new region.
    announceToast('');
    const presses = new AbortController();
    for (const press of ['pointerdown', 'keydown'] as const) {
      document.addEventListener(press, ToastList.preload, { once: true, signal: presses.signal });
    }
    return () => presses.abort();
  }, []);
  if (!isWanted) return null;
  const giveUp = () => {
    wait([]);
    setIsWanted(false);
  };
  return (
    <Suspense fallback={null}>
      <ToastList said={said} onShown={() => wait([])} onClose={giveUp} />
    </Suspense>
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
