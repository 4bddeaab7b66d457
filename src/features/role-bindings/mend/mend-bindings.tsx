import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { BindingFacts } from '#src/access/binding-problems.ts';
import { roleBindingsQuery } from '#src/api/roles.ts';
import { deleteEach } from '#src/flows/deletion/delete-each.ts';
import type { Deletion } from '#src/flows/deletion/deletion.ts';
import { sayDeleted } from '#src/flows/deletion/say-deleted.ts';
import type { RowDeletionProps } from '#src/flows/deletion/use-row-deletion.tsx';
import { toast } from '#src/kit/feedback/toast.tsx';
import { DeleteBindingsDialog } from '../delete/delete-bindings-dialog.tsx';
import { type DeletionData, useBindingDeletion } from '../delete/use-binding-deletion.ts';
import type { BindingRow } from '../list/binding-rows.ts';
import { mendsAtOnce } from './mends-at-once.ts';

export type MendBindingsProps = RowDeletionProps<BindingRow> & { data: DeletionData };

/**
 * Mends problems of role bindings by deleting them: at once where nobody loses anything or Undo brings all back, and after
 * the usual question elsewhere, also if the list can't be read anew.
 */
export function MendBindings({ data, ...deletion }: MendBindingsProps) {
  const { onClose, focusAfter } = deletion;
  const queryClient = useQueryClient();
  const hasBegun = useRef(false);
  const [isAsking, setIsAsking] = useState(false);
  // Kept in state: the bindings leave the list when they are deleted.
  const [items] = useState(deletion.items);
  const mending = useBindingDeletion(data, items);
  useEffect(() => {
    if (hasBegun.current) return;
    hasBegun.current = true;
    const { organizationId } = data;
    const canRemake = (item: BindingFacts) => mending.undo?.isPossible(item) === true;
    const begin = async () => {
      const reading = queryClient.query({ ...roleBindingsQuery(organizationId), staleTime: 0, retry: false });
      const now = await reading.catch(() => undefined);
      if (!now || !mendsAtOnce(items, now, { ...data, canRemake })) return setIsAsking(true);
      await mend(mending);
      onClose(true);
      focusAfter?.()?.focus({ preventScroll: true });
    };
    void begin();
  });
  return isAsking && <DeleteBindingsDialog data={data} {...deletion} items={items} />;
}

/** Deletes without a question, and says what became of it. */
async function mend(mending: Deletion<BindingFacts>): Promise<void> {
  const { items, remove, refresh } = mending;
  const options = { remove, onProgress: () => {}, signal: new AbortController().signal };
  const outcome = await deleteEach({ first: items, last: [] }, options);
  await refresh(outcome.gone);
  const failure = outcome.halted ?? outcome.refused[0]?.error;
  if (outcome.gone.size > 0) sayDeleted(mending, outcome);
  if (failure)
    toast(`${outcome.gone.size > 0 ? 'Not all mended' : 'Not mended'}: ${failure.message}`, { failed: true });
}
