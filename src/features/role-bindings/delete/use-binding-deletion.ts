import { useQueryClient } from '@tanstack/react-query';
import type { BindingFacts } from '#src/access/binding-problems.ts';
import { roleName } from '#src/access/role-name.ts';
import { scopePhrase } from '#src/access/scope-state.ts';
import { useSubjectWords } from '#src/access/use-subject-words.ts';
import { createRoleBinding, deleteRoleBinding, forgetRoleBindings, invalidateRoleBindings } from '#src/api/roles.ts';
import type { Deletion } from '#src/flows/deletion/deletion.ts';
import { isolated } from '#src/lib/isolated.ts';
import type { BindingsData } from '../list/bindings-data.ts';
import { canRemake } from './can-remake.ts';

/** What a deletion needs to know about the organization. */
export type DeletionData = Pick<
  BindingsData,
  'organizationId' | 'bindings' | 'roles' | 'accounts' | 'people' | 'projects' | 'self' | 'held'
>;

/** How role bindings are named, deleted and created again. */
export function useBindingDeletion(data: DeletionData, items: readonly BindingFacts[]): Deletion<BindingFacts> {
  const queryClient = useQueryClient();
  const { organizationId, projects, self } = data;
  const { within } = useSubjectWords();
  const staying = stayingOf(data.bindings, items);
  return {
    items,
    noun: 'role binding',
    nounOfOne: 'role binding of',
    nameOf: ({ subject, role, projectId, entity }) =>
      `${within(subject)}: ${isolated(roleName(role)) || 'deleted role'} in ${scopePhrase(projectId, projects)}${entity && `, only ${isolated(entity)}`}`,
    remove: ({ id }) => deleteRoleBinding({ organizationId, id }),
    // The person's own bindings go last: they give the right to delete the others.
    isLast: ({ subject }) => subject === self.subject,
    refresh: async (gone) => {
      await invalidateRoleBindings(queryClient, organizationId);
      forgetRoleBindings(queryClient, organizationId, gone);
    },
    undo: {
      remake: async ({ subject, role, projectId, entity }) => {
        const { id } = await createRoleBinding({ organizationId, subject, role, projectId, entity });
        return id;
      },
      isPossible: (binding) => canRemake(binding, { ...data, bindings: staying() }),
    },
  };
}

/** What stays, found when it is first asked for: most people never undo, and there can be 100,000. */
function stayingOf(all: readonly BindingFacts[], gone: readonly BindingFacts[]): () => readonly BindingFacts[] {
  let staying: readonly BindingFacts[] | undefined;
  return () => {
    const ids = new Set(staying ? [] : gone.map(({ id }) => id));
    return (staying ??= all.filter(({ id }) => !ids.has(id)));
  };
}
