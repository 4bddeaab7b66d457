import { Toast } from '@base-ui/react/toast';
import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { type FocusEvent, type KeyboardEvent, useEffect, useEffectEvent, useRef } from 'react';
import { createPortal } from 'react-dom';
import { firstClick } from '#src/kit/overlays/first-click.ts';
import { focusHeading, useHeadingAfter } from '#src/kit/overlays/use-heading-after.ts';
import { cx } from '#src/lib/cx.ts';
import type { Said } from './said.ts';

type ToastListProps = {
  /** The toasts that are not shown yet. */
  said: readonly Said[];
  /** Called when all of `said` is shown. */
  onShown: () => void;
  /** Called when its code failed to load and the person dismissed the notice. */
  onClose: () => void;
};

/**
 * The heavy half of Toaster, loaded by it. F6 moves the focus to the newest Undo from anywhere, and back. The toasts'
 * timers stop while they have focus or pointer, and while the window is in the background.
 *
 * Toasts lie over an open sheet, or beside it if there is room, and can be reached while it is open: an Undo that waits for
 * the sheet to close may come too late.
 */
export function ToastList({ said, onShown }: ToastListProps) {
  return (
    <Toast.Provider limit={3}>
      <Lines said={said} onShown={onShown} />
    </Toast.Provider>
  );
}

const undoButtons = '[aria-keyshortcuts=F6]';

function Lines({ said, onShown }: Omit<ToastListProps, 'onClose'>) {
  const { toasts, add, close } = Toast.useToastManager<Said>();
  /** What had the focus before the toasts. */
  const before = useRef<EventTarget>(null);
  useEffect(() => {
    if (said.length === 0) return;
    for (const one of said) add({ id: one.id, title: one.message, data: one, timeout: one.undo ? 12_000 : 6_000 });
    onShown();
  }, [said, add, onShown]);
  // Renders nothing without a toast: an opening window hides existing elements from readers, but not those added later.
  if (toasts.length === 0) return null;
  // Base UI focuses the viewport on F6.
  const toUndo = ({ target, currentTarget, relatedTarget }: FocusEvent<HTMLElement>) => {
    if (!currentTarget.contains(relatedTarget)) before.current = relatedTarget;
    if (target === currentTarget) Array.from(currentTarget.querySelectorAll<HTMLElement>(undoButtons)).at(-1)?.focus();
  };
  const back = (event: KeyboardEvent) => {
    if (event.key !== 'F6') return;
    event.preventDefault();
    event.stopPropagation();
    if (before.current instanceof HTMLElement && before.current.isConnected) before.current.focus();
    else focusHeading();
  };
  // Not Toast.Portal: it removes its container before code can tell whether it had the focus.
  return createPortal(
    <Toast.Viewport
      // toast() announces the text. Any `aria-live` value keeps an opening window from hiding the toasts.
      aria-live="off"
      data-toasts
      onFocus={toUndo}
      onKeyDownCapture={back}
      className="pointer-events-none fixed inset-x-4 bottom-4 z-50 grid grid-cols-[minmax(0,1fr)] justify-items-center gap-2 rounded-lg sm:left-auto sm:justify-items-end [:root:has([data-selection-bar])_&]:bottom-20 max-sm:[:root:has([data-selection-bar])_&]:bottom-28 [:root:has([data-scrim])_&]:bottom-20 lg:[:root:has([data-scrim])_&]:right-[35rem]"
    >
      {toasts.toReversed().map((toast) => (
        <Line key={toast.id} toast={toast} close={() => close(toast.id)} />
      ))}
    </Toast.Viewport>,
    document.body,
  );
}

function Line({ toast, close }: { toast: Toast.Root.ToastObject<Said>; close: () => void }) {
  const { undo, failed } = toast.data ?? {};
  const Icon = failed ? CircleAlert : CircleCheck;
  const line = useRef<HTMLDivElement>(null);
  useHeadingAfter(line);
  useEndOfUndo(undo !== undefined, close);
  return (
    <Toast.Root
      ref={line}
      toast={toast}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset belongs in a form
      role="group"
      // Swiping would prevent selecting the text.
      swipeDirection={[]}
      className="pointer-events-auto flex max-w-full items-center gap-2 rounded-lg border border-line bg-surface-raised py-1.5 pr-1.5 pl-3 text-base shadow-float transition-[opacity,translate] duration-[120ms] ease-out data-ending-style:opacity-0 data-limited:hidden data-starting-style:translate-y-2 data-starting-style:opacity-0"
    >
      <Icon className={cx('size-4 shrink-0', failed ? 'text-danger' : 'text-success')} aria-hidden="true" />
      <Toast.Title render={<span />} className="line-clamp-3 min-w-0 py-0.5 wrap-anywhere" />
      {undo && (
        <button
          type="button"
          aria-keyshortcuts="F6"
          // The toast appears where the pressed button was: the second click of a double click must not undo at once.
          onClick={firstClick(() => {
            close();
            undo();
          })}
          className="flex h-6 shrink-0 items-center gap-1.5 rounded-sm px-2 font-medium text-accent hover:bg-surface-hover"
        >
          Undo
          <kbd
            aria-hidden="true"
            className="rounded-sm border border-line px-1 font-sans text-xs text-text-muted max-sm:hidden pointer-coarse:hidden"
          >
            F6
          </kbd>
        </button>
      )}
      <button
        type="button"
        aria-label="Dismiss"
        onClick={close}
        className="grid size-6 shrink-0 place-items-center rounded-sm text-text-muted hover:bg-surface-hover hover:text-text"
      >
        <X className="size-4" aria-hidden="true" />
      </button>
    </Toast.Root>
  );
}

const longestUndo = 120_000; // ms

/** The toast's own clock stands still behind another window: who comes back hours later would undo into a changed world. */
function useEndOfUndo(canUndo: boolean, close: () => void): void {
  const end = useEffectEvent(close);
  useEffect(() => {
    if (!canUndo) return undefined;
    const timer = setTimeout(() => end(), longestUndo);
    return () => clearTimeout(timer);
  }, [canUndo]);
}
