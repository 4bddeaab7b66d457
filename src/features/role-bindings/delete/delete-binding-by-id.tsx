import { useState } from 'react';
import { useBindingsData } from '../list/bindings-data.ts';
import { DeleteBindingsDialog } from './delete-bindings-dialog.tsx';

type DeleteBindingByIdProps = {
  organizationId: string;
  bindingId: string;
  onClose: (isGone: boolean) => void;
  focusAfter?: (() => HTMLElement | null) | undefined;
};

/** The delete dialog for other pages, which know a binding by its ID. */
export function DeleteBindingById({ organizationId, bindingId, ...rest }: DeleteBindingByIdProps) {
  const data = useBindingsData(organizationId);
  // Kept in state: the binding leaves the list while the dialog still shows the outcome.
  const [items] = useState(() => data.bindings.filter(({ id }) => id === bindingId));
  return items.length > 0 && <DeleteBindingsDialog data={data} items={items} {...rest} />;
}
