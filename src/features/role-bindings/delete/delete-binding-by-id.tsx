import { useState } from 'react';
import { useBindingsData } from '../list/bindings-data.ts';
import { DeleteBindingsDialog } from './delete-bindings-dialog.tsx';

type DeleteBindingByIdProps = {
  organizationId: string;
  bindingId: string;
  onClose: (isGone: boolean) => void;
  focusAfter?: (() => HTMLElement | null) | undefined;
};

/** The dialog of the Role Bindings page for other pages, which know a binding by its id. */
export function DeleteBindingById({ organizationId, bindingId, ...rest }: DeleteBindingByIdProps) {
  const data = useBindingsData(organizationId);
  // Kept: it leaves the list while the dialog still says what became of it.
  const [items] = useState(() => data.bindings.filter(({ id }) => id === bindingId));
  return items.length > 0 && <DeleteBindingsDialog data={data} items={items} {...rest} />;
}
