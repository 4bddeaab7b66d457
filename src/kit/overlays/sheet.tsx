import { Modal, type ModalProps } from './modal.tsx';

export type SheetProps = ModalProps;

/**
 * A sheet from the right, for creating and editing beside the list; full width under 640 px. Same props as Dialog. A form
 * spans body and footer by `id` and `form`: `<form id="x">`, `<Button type="submit" form="x">`.
 */
export function Sheet(props: SheetProps) {
  return (
    <Modal
      {...props}
      className="inset-y-0 right-0 h-dvh w-full border-l border-line data-ending-style:translate-x-4 data-starting-style:translate-x-4 sm:w-[min(34rem,90vw)]"
    />
  );
}
