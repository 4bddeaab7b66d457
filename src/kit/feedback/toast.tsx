import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { firstClick } from '#src/kit/overlays/first-click.ts';
import { useHeadingAfter } from '#src/kit/overlays/use-heading-after.ts';
import { cx } from '#src/lib/cx.ts';

type ToastOptions = { undo?: (() => void) | undefined; failed?: boolean | undefined };
type Toast = ToastOptions & { id: number; message: string };

let toasts: readonly Toast[] = [];
let count = 0;
const listeners = new Set<() => void>();

function update(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

/**
 * Says in one line what happened to what ("Deleted role Auditor"), with Undo where there is one. Only for success, and for an
 * Undo or a copy that failed: any other error needs an answer, and stays in place. Three at most; the oldest goes first.
 */
export function toast(message: string, options: ToastOptions = {}): void {
  count += 1;
  update([...toasts, { id: count, message, ...options }].slice(-3));
}

const dismiss = (id: number) => update(toasts.filter((item) => item.id !== id));

/**
 * Where toasts appear: once, in the shell, above the bar of a selection. A polite live region, so a toast is heard without
 * taking focus.
 */
export function Toaster() {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
  return (
    <output
      aria-live="polite"
      className="pointer-events-none fixed inset-x-4 bottom-4 z-50 grid grid-cols-[minmax(0,1fr)] justify-items-center gap-2 sm:left-auto sm:justify-items-end [:root:has([data-selection-bar])_&]:bottom-20 max-sm:[:root:has([data-selection-bar])_&]:bottom-28"
    >
      {shown.map((item) => (
        <Line key={item.id} {...item} />
      ))}
    </output>
  );
}

/** Goes by itself, later when it holds Undo, and not while the pointer or focus is on it. */
function Line({ id, message, undo, failed }: Toast) {
  const Icon = failed ? CircleAlert : CircleCheck;
  const [held, setHeld] = useState(false);
  const line = useRef<HTMLDivElement>(null);
  useHeadingAfter(line);
  useEffect(() => {
    if (held) return undefined;
    const timer = setTimeout(() => dismiss(id), undo ? 12_000 : 6_000);
    return () => clearTimeout(timer);
  }, [id, undo, held]);
  const hold = {
    onPointerEnter: () => setHeld(true),
    onPointerLeave: () => setHeld(false),
    onFocus: () => setHeld(true),
    onBlur: () => setHeld(false),
  };
  return (
    <div
      ref={line}
      {...hold}
      className="pointer-events-auto flex max-w-full items-center gap-2 rounded-lg border border-line bg-surface-raised py-1.5 pr-1.5 pl-3 text-base shadow-float"
    >
      <Icon className={cx('size-4 shrink-0', failed ? 'text-danger' : 'text-success')} aria-hidden="true" />
      <span className="line-clamp-3 min-w-0 py-0.5 wrap-anywhere">{message}</span>
      {undo && (
        <button
          type="button"
          // It appears where the button was that made it: a double click there must not take it back at once.
          onClick={firstClick(() => {
            dismiss(id);
            undo();
          })}
          className="h-6 shrink-0 rounded-sm px-2 font-medium text-accent hover:bg-surface-hover"
        >
          Undo
        </button>
      )}
      <button
        type="button"
        aria-label="Dismiss"
        onClick={() => dismiss(id)}
        className="grid size-6 shrink-0 place-items-center rounded-sm text-text-muted hover:bg-surface-hover hover:text-text"
      >
        <X className="size-4" aria-hidden="true" />
      </button>
    </div>
  );
}
