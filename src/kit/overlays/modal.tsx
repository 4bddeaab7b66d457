import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { cx } from '#src/lib/cx.ts';
import { type Asking, CloseQuestion } from './close-question.tsx';
import { useOpenWindow } from './open-windows.ts';
import { tabRound } from './tab-round.ts';
import { useHeadingAfterWindow } from './use-heading-after.ts';
import { useNoSecondPress } from './use-no-second-press.ts';

export type ModalProps = {
  open: boolean;
  /** The person closed it; set `open` to false. */
  onClose: () => void;
  title: ReactNode;
  description?: ReactNode;
  children?: ReactNode;
  /** The buttons, the main one last. Stays at the bottom while the body scrolls. */
  footer?: ReactNode;
  /** Whether Escape, an outside press or the close button may close it. If not, say why, for example with `asking`. */
  mayClose?: (() => boolean) | undefined;
  /** The question that is asked before it closes. */
  asking?: Asking | undefined;
};

const fields = 'input:not([type=hidden], :disabled), select:not(:disabled), textarea:not(:disabled)';

/**
 * The base of Dialog and Sheet: the focus goes in (to `[data-autofocus]`, else the first field, else the window itself),
 * stays in, and returns to where it was. Escape, an outside press and the close button ask `mayClose` first.
 */
export function Modal({
  open,
  onClose,
  title,
  description,
  children,
  footer,
  mayClose,
  asking,
  className,
}: ModalProps & { className: string }) {
  const popup = useRef<HTMLDivElement>(null);
  useNoSecondPress(open);
  const close = () => {
    const isClosing = mayClose?.() ?? true;
    if (isClosing) onClose();
    return isClosing;
  };
  useOpenWindow(open, close);
  const first = (how: string) => {
    if (how === 'touch') return popup.current;
    const inside = (selector: string) => popup.current?.querySelector<HTMLElement>(selector);
    const field = inside(fields);
    // Of radio buttons, focuses the chosen one, as Tab does.
    const chosen = field instanceof HTMLInputElement && inside(`[name="${CSS.escape(field.name)}"]:checked`);
    return inside('[data-autofocus]') ?? (chosen || field) ?? popup.current;
  };
  return (
    <Base.Root
      open={open}
      onOpenChange={(next, details) => {
        if (next) return;
        details.cancel();
        // Toasts lie over the window; a press on them must not close it.
        if (details.event.target instanceof Element && details.event.target.closest('[data-toasts]')) return;
        close();
      }}
    >
      <Base.Portal>
        <Base.Backdrop
          data-scrim
          className="fixed inset-0 z-40 bg-scrim transition-opacity duration-160 ease-out data-ending-style:opacity-0 data-starting-style:opacity-0"
        />
        <Base.Popup
          ref={popup}
          initialFocus={first}
          onKeyDown={tabRound}
          className={cx(
            'fixed z-40 flex flex-col overflow-hidden bg-surface-raised text-text shadow-float outline-none transition-[translate,opacity] duration-160 ease-out data-ending-style:opacity-0 data-starting-style:opacity-0 forced-colors:border',
            className,
          )}
        >
          <HeadingAfter />
          <header className="flex items-start justify-between gap-4 px-5 pt-4 pb-3">
            <div className="min-w-0">
              <Base.Title className="text-lg font-semibold wrap-anywhere">{title}</Base.Title>
              {description && (
                <Base.Description className="mt-0.5 text-base wrap-anywhere text-text-muted">
                  {description}
                </Base.Description>
              )}
            </div>
            <Base.Close
              aria-label="Close"
              className="-mr-2 grid size-8 shrink-0 place-items-center rounded-md text-text-muted hover:bg-surface-hover hover:text-text"
            >
              <X className="size-4" aria-hidden="true" />
            </Base.Close>
          </header>
          <div className="relative min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 pt-1 pb-5">{children}</div>
          {asking && <CloseQuestion {...asking} />}
          {footer && (
            <footer className="flex flex-wrap justify-end gap-2 border-t border-line bg-surface-raised px-5 py-3">
              {footer}
            </footer>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** Stays mounted while the window does, including its closing animation. */
function HeadingAfter() {
  useHeadingAfterWindow();
  return null;
}
