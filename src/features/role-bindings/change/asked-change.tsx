import { useState } from 'react';
import type { ListAddress } from '#src/flows/list/use-list-address.ts';
import { Button } from '#src/kit/controls/button.tsx';
import { Dialog } from '#src/kit/overlays/dialog.tsx';
import type { BindingRow } from '../list/binding-rows.ts';
import type { BindingsData } from '../list/bindings-data.ts';
import { ChangeBindingSheet } from './change-binding-sheet.tsx';
import { whyNotChange } from './why-not-change.ts';

type AskedChangeProps = {
  data: BindingsData;
  address: ListAddress;
  onClose: () => void;
  /** Asks before a role binding is deleted, once the sheet is closed. */
  onDelete: (binding: BindingRow) => void;
};

/** The sheet for the role binding that the address names, or why it can't be changed. */
export function AskedChange({ data, address, onClose, onDelete }: AskedChangeProps) {
  // Kept in state: the binding leaves the list as soon as it is changed.
  const [{ changing, binding, why, to }] = useState(() => read(address, data));
  if (binding && why === undefined) {
    return <ChangeBindingSheet {...{ data, changing, binding, to, onClose }} onDelete={() => onDelete(binding)} />;
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Can’t change this ${changing}`}
      footer={
        <Button data-autofocus onClick={onClose}>
          Close
        </Button>
      }
    >
      {why ?? 'This role binding no longer exists: somebody deleted or changed it.'}
    </Dialog>
  );
}

function read(address: ListAddress, data: BindingsData) {
  const changing = address['change'] === 'scope' ? 'scope' : 'role';
  const binding = data.bindings.find(({ id }) => id === address['binding']);
  const to = address['to'] === 'organization' ? '' : undefined;
  return { changing, binding, to, why: binding && whyNotChange(binding, changing, data) } as const;
}
