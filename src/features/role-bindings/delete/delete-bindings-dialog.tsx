import { useState } from 'react';
import type { BlastRadius } from '#domain/rules/blast-radius.ts';
import type { BindingFacts } from '#src/access/binding-problems.ts';
import { LossOfMany } from '#src/access/loss-of-many.tsx';
import { LossOfOne } from '#src/access/loss-of-one.tsx';
import { lossOf } from '#src/access/loss.ts';
import { DeletionDialog } from '#src/flows/deletion/deletion-dialog.tsx';
import type { RowDeletionProps } from '#src/flows/deletion/use-row-deletion.tsx';
import { AccountTokens } from './account-tokens.tsx';
import { TokensOfMany } from './tokens-of-many.tsx';
import { type DeletionData, useBindingDeletion } from './use-binding-deletion.ts';

export type DeleteBindingsDialogProps = RowDeletionProps<BindingFacts> & { data: DeletionData };

/** Deletes role bindings, after showing who loses what and where. */
export function DeleteBindingsDialog({ listed, onClose, focusAfter, ...current }: DeleteBindingsDialogProps) {
  // Kept in state: a reload of the list must not change what the person confirms.
  const [{ data, items }] = useState(current);
  const [loss] = useState(() => lossOf(items, data.bindings, data));
  const deletion = { ...useBindingDeletion(data, items), listed, refusal: refusalOf(items, loss) };
  const [only] = items;
  return (
    <DeletionDialog deletion={deletion} {...{ onClose, focusAfter }}>
      {only && items.length === 1 ? (
        <>
          <LossOfOne {...{ data, loss }} binding={only} />
          <AccountTokens data={data} binding={only} />
        </>
      ) : (
        <>
          <LossOfMany {...{ data, loss, items }} nameOf={deletion.nameOf} />
          <TokensOfMany {...{ data, loss, items }} />
        </>
      )}
    </DeletionDialog>
  );
}

/** When many are deleted, only the last owner's binding stays, and the backend says which that is. */
function refusalOf(items: readonly BindingFacts[], { touchesOwner, ownersLeft }: BlastRadius): string | undefined {
  if (items.length > 1 || !touchesOwner || ownersLeft.length > 0) return undefined;
  return 'An organization needs at least one owner who has signed in. Make someone else an owner first.';
}
