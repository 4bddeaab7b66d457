import { Modal, type ModalProps } from './modal.tsx';

export type SheetProps = ModalProps;

/**
 * A sheet from the right, for creating and editing while the list stays in view; the whole width under 640 px. The same
 * contract as Dialog. A form in it spans body and footer by `id` and `form`: `<form id="x">`, `<Button type="submit" form="x">`.
 */
export function Sheet(props: SheetProps) {
  return (
    <Modal
      {...props}
      className="inset-y-0 right-0 h-dvh w-full border-l border-line data-ending-style:translate-x-4 data-starting-style:translate-x-4 sm:w-[min(34rem,90vw)]"
    />
  );
}
