import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { BlastRadius } from '#domain/rules/blast-radius.ts';
import type { BindingFacts } from '#src/access/binding-problems.ts';
import { LossOfMany } from '#src/access/loss-of-many.tsx';
import { LossOfOne } from '#src/access/loss-of-one.tsx';
import { lossOf } from '#src/access/loss.ts';
import { roleName } from '#src/access/role-name.ts';
import { scopePhrase } from '#src/access/scope-state.ts';
import { subjectText } from '#src/access/subject-text.ts';
import { createRoleBinding, deleteRoleBinding, forgetRoleBindings, invalidateRoleBindings } from '#src/api/roles.ts';
import { DeletionDialog } from '#src/flows/deletion/deletion-dialog.tsx';
import type { Deletion } from '#src/flows/deletion/deletion.ts';
import type { RowDeletionProps } from '#src/flows/deletion/use-row-deletion.tsx';
import type { BindingsData } from '../list/bindings-data.ts';
import { AccountTokens } from './account-tokens.tsx';
import { canRemake } from './can-remake.ts';

/** What the dialog needs to know about the organization. */
export type DeletionData = Pick<
  BindingsData,
  'organizationId' | 'bindings' | 'roles' | 'accounts' | 'projects' | 'self' | 'held'
>;

type DeleteBindingsDialogProps = RowDeletionProps<BindingFacts> & { data: DeletionData };

/** Deletes role bindings, after showing who loses what and where. */
export function DeleteBindingsDialog({ listed, onClose, focusAfter, ...current }: DeleteBindingsDialogProps) {
  // Kept in state: a reload of the list must not change what the person confirms.
  const [{ data, items }] = useState(current);
  const [loss] = useState(() => lossOf(items, data.bindings, data));
  const deletion = { ...useBindingDeletion(data), items, listed, refusal: refusalOf(items, loss) };
  const [only] = items;
  return (
    <DeletionDialog deletion={deletion} {...{ onClose, focusAfter }}>
      {only && items.length === 1 ? (
        <>
          <LossOfOne {...{ data, loss }} binding={only} />
          <AccountTokens data={data} binding={only} />
        </>
      ) : (
        <LossOfMany {...{ data, loss, items }} nameOf={deletion.nameOf} />
      )}
    </DeletionDialog>
  );
}

function useBindingDeletion(data: DeletionData): Omit<Deletion<BindingFacts>, 'items'> {
  const queryClient = useQueryClient();
  const { organizationId, projects, self } = data;
  return {
    noun: 'role binding',
    nounOfOne: 'role binding of',
    nameOf: ({ subject, role, projectId, entity }) =>
      `${subjectText(subject) || 'Unknown subject'}: ${roleName(role) || 'Deleted role'} in ${scopePhrase(projectId, projects)}${entity && `, only ${entity}`}`,
    remove: ({ id }) => deleteRoleBinding({ organizationId, id }),
    // The person's own bindings go last: they give the right to delete the others.
    isLast: ({ subject }) => subject === self.subject,
    refresh: async (gone) => {
      await invalidateRoleBindings(queryClient, organizationId);
      forgetRoleBindings(queryClient, organizationId, gone);
    },
    undo: {
      remake: async ({ subject, role, projectId, entity }) => {
        await createRoleBinding({ organizationId, subject, role, projectId, entity });
      },
      isPossible: (binding) => canRemake(binding, data),
    },
  };
}

/** When many are deleted, only the last owner's binding stays, and the backend says which that is. */
function refusalOf(items: readonly BindingFacts[], { touchesOwner, ownersLeft }: BlastRadius): string | undefined {
  if (items.length > 1 || !touchesOwner || ownersLeft.length > 0) return undefined;
  return 'An organization needs at least one owner who has signed in. Make someone else an owner first.';
}
