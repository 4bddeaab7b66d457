import { useId, type ReactNode } from 'react';
import { Button } from '#src/kit/controls/button.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { Dialog } from './dialog.tsx';

export type ConfirmDialogProps = {
  open: boolean;
  onClose: () => void;
  /** Names the act and the object: "Delete service account ci-main". */
  title: ReactNode;
  /** What will be lost, for whom, where, and what stays. */
  children?: ReactNode;
  /** Repeats the act: "Delete service account". */
  confirmLabel: string;
  onConfirm: () => Promise<void>;
  busy: boolean;
  error?: ReactNode;
};

/** What failed must be seen, also below a long list of losses. */
const reveal = (element: HTMLElement | null) => {
  element?.scrollIntoView({ block: 'nearest' });
};

/**
 * Asks before a loss. Focus starts on Cancel; while `busy` it can't be closed, so that the outcome is seen. A rejected
 * `onConfirm` is the owner's to show as `error`: the dialog stays open and swallows the rejection.
 */
export function ConfirmDialog({
  open,
  onClose,
  title,
  children,
  confirmLabel,
  onConfirm,
  busy,
  error,
}: ConfirmDialogProps) {
  const id = useId();
  const footer = (
    <>
      <Button onClick={onClose} disabledReason={busy ? 'Wait until it is done' : undefined} data-autofocus>
        Cancel
      </Button>
      <Button
        variant="danger"
        busy={busy}
        aria-describedby={id}
        onClick={() => void onConfirm().catch(() => undefined)}
      >
        {confirmLabel}
      </Button>
    </>
  );
  return (
    <Dialog open={open} onClose={onClose} title={title} footer={footer} mayClose={() => !busy}>
      <div className="grid gap-4">
        <div id={id}>{children}</div>
        {error && (
          <div ref={reveal}>
            <Notice tone="danger" live>
              {error}
            </Notice>
          </div>
        )}
      </div>
    </Dialog>
  );
}
