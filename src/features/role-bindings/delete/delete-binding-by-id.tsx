import { useState } from 'react';
import { useBindingsData } from '../list/bindings-data.ts';
import { DeleteBindingDialog } from './delete-binding-dialog.tsx';

type DeleteBindingByIdProps = { organizationId: string; bindingId: string; onClose: (isGone: boolean) => void };

/** The dialog of the Role Bindings page for other pages, which know a binding by its id. */
export function DeleteBindingById({ organizationId, bindingId, onClose }: DeleteBindingByIdProps) {
  const data = useBindingsData(organizationId);
  // Kept: it leaves the list while the dialog still says what became of it.
  const [binding] = useState(() => {
    const place = data.bindings.findIndex(({ id }) => id === bindingId);
    return place < 0 ? undefined : data.index.row(place);
  });
  return binding && <DeleteBindingDialog data={data} binding={binding} onClose={onClose} />;
}
