import { Modal, type ModalProps } from './modal.tsx';

export type DialogProps = ModalProps;

/**
 * A dialog in the middle, for a confirmation or a secret. For forms, use a Sheet. Focus is trapped and returned; `mayClose`
 * can stop the person from closing it, but never `open={false}`. Import it lazily (see lazy-part.tsx).
 */
export function Dialog(props: DialogProps) {
  return (
    <Modal
      {...props}
      className="top-1/2 left-1/2 max-h-[calc(100dvh-2rem)] w-[min(32rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 rounded-lg border border-line data-starting-style:-translate-y-[calc(50%-0.5rem)]"
    />
  );
}
