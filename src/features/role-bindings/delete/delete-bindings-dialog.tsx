import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { BlastRadius } from '#domain/rules/blast-radius.ts';
import type { BindingFacts } from '#src/access/binding-problems.ts';
import { LossOfMany } from '#src/access/loss-of-many.tsx';
import { LossOfOne } from '#src/access/loss-of-one.tsx';
import { ownersAfter } from '#src/access/owners-after.ts';
import { useLoss } from '#src/access/use-loss.ts';
import { useSubjectWords } from '#src/access/use-subject-words.ts';
import { peopleQuery } from '#src/api/people.ts';
import { DeletionDialog } from '#src/flows/deletion/deletion-dialog.tsx';
import type { RowDeletionProps } from '#src/flows/deletion/use-row-deletion.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { AccountTokens } from './account-tokens.tsx';
import { lastOwnerOf, peopleWhoCount } from './last-owner.ts';
import { TokensOfMany } from './tokens-of-many.tsx';
import { type DeletionData, useBindingDeletion } from './use-binding-deletion.ts';

export type DeleteBindingsDialogProps = RowDeletionProps<BindingFacts> & { data: DeletionData };

/**
 * Deletes role bindings, after showing who loses what and where. Where an owner goes, it first asks which people count as
 * owners; if that can't be read, the backend decides.
 */
export function DeleteBindingsDialog(props: DeleteBindingsDialogProps) {
  const { data, items } = props;
  const [touchesOwner] = useState(() => ownersAfter(items, data.bindings).touchesOwner);
  const people = useQuery({ ...peopleQuery(data.organizationId), enabled: touchesOwner, retry: false });
  if (touchesOwner && people.isPending) return null;
  return <KnowingOwners {...props} owners={people.data && peopleWhoCount(people.data)} />;
}

type KnowingOwnersProps = DeleteBindingsDialogProps & {
  /** The subjects that count as owners if they have the role; `undefined` if unknown. */
  owners: ReadonlySet<string> | undefined;
};

function KnowingOwners({ listed, onClose, focusAfter, ...current }: KnowingOwnersProps) {
  // Kept in state: a reload of the list must not change what the person confirms.
  const [{ data, items, owners, staying }] = useState(() => withoutLastOwner(current));
  const loss = useLoss(items, data, owners);
  const deletion = {
    ...useBindingDeletion(data, items),
    listed: listed === undefined || !staying ? listed : listed - 1,
    refusal: loss && refusalOf(items, loss),
  };
  const [only] = items;
  return (
    <DeletionDialog deletion={deletion} isReady={loss !== undefined} {...{ onClose, focusAfter }}>
      {staying && <StayingOwner subject={staying.subject} />}
      {!loss && <output className="text-text-muted">Working out who loses what…</output>}
      {loss && only && items.length === 1 && (
        <>
          <LossOfOne {...{ data, loss }} binding={only} knowsOwners={owners !== undefined} />
          <AccountTokens data={data} binding={only} />
        </>
      )}
      {loss && items.length > 1 && (
        <>
          <LossOfMany {...{ data, loss, items }} nameOf={deletion.nameOf} knowsOwners={owners !== undefined} />
          <TokensOfMany {...{ data, loss, items }} />
        </>
      )}
    </DeletionDialog>
  );
}

/** Of many, leaves out the role binding of the last owner: the backend would refuse it. */
function withoutLastOwner({ data, items, owners }: Pick<KnowingOwnersProps, 'data' | 'items' | 'owners'>) {
  if (items.length === 1) return { data, items, owners, staying: undefined };
  const { touchesOwner, ownersLeft } = ownersAfter(items, data.bindings);
  const counting = ownersLeft.filter((subject) => owners?.has(subject) ?? true);
  const staying = lastOwnerOf(items, { touchesOwner, ownersLeft: counting }, { self: data.self.subject, owners });
  return { data, items: staying ? items.filter((item) => item !== staying) : items, owners, staying };
}

/** Says who stays, though selected. */
function StayingOwner({ subject }: { subject: string }) {
  const { first } = useSubjectWords();
  return (
    <Notice tone="warning" title={`${first(subject)} stays an owner`}>
      An organization needs at least one owner who has signed in, so this role binding is not deleted.
    </Notice>
  );
}

/** Of a single one; of many, the last owner's is left out before. */
function refusalOf(items: readonly BindingFacts[], { touchesOwner, ownersLeft }: BlastRadius): string | undefined {
  if (items.length > 1 || !touchesOwner || ownersLeft.length > 0) return undefined;
  return 'An organization needs at least one owner who has signed in. Make someone else an owner first.';
}
