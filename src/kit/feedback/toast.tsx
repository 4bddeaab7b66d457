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
 * Says in one line what happened to what ("Deleted role Auditor"), with Undo where there is one. Only for success, and for an
 * Undo or a copy that failed: any other error needs an answer, and stays in place. Three are shown at most.
 */
export function toast(message: string, options: ToastOptions = {}): void {
  count += 1;
  announceToast(options.undo ? `${message}. To undo, press F6.` : message);
  wait([...waiting, { id: `toast-${count}`, message, ...options }]);
}

const ToastList = lazyPart(() => import('./toast-list.tsx').then((module) => module.ToastList));

/** Where toasts appear: once, in the shell. The code that shows them comes with the first press, and none of it before. */
export function Toaster() {
  const said = useSyncExternalStore(subscribe, () => waiting);
  const [isWanted, setIsWanted] = useState(false);
  if (said.length > 0 && !isWanted) setIsWanted(true);
  useEffect(() => {
    // Readers miss what is said in a region that was not there before.
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
