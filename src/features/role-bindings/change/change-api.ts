import type { QueryClient } from '@tanstack/react-query';
import { readError } from '#src/api/errors.ts';
import { isGone } from '#src/api/is-gone.ts';
import { createRoleBinding, deleteRoleBinding, roleBindingsQuery } from '#src/api/roles.ts';
import type { ChangeApi } from './change-flow.ts';

type ChangeApiOptions = {
  readonly organizationId: string;
  /** Whose role bindings change. */
  readonly subject: string;
  /** The subject of the person who changes them. */
  readonly self: string;
  /** The IDs of the role bindings that were there before. */
  readonly known: ReadonlySet<string>;
};

/** The calls of a change, through the API. */
export function changeApi(queryClient: QueryClient, options: ChangeApiOptions): ChangeApi {
  const { organizationId, subject, self, known } = options;
  /** Reads what is there now, past the cache. */
  const list = () => queryClient.query({ ...roleBindingsQuery(organizationId), staleTime: 0, retry: false });
  return {
    async create({ role, projectId }) {
      const { id } = await createRoleBinding({ organizationId, subject, role, projectId });
      return id;
    },

    async findMade({ role, projectId }) {
      const found = (await list()).find(
        (one) =>
          one.subject === subject &&
          one.role === role &&
          one.projectId === projectId &&
          one.createdBy === self &&
          !known.has(one.id),
      );
      return found?.id;
    },

    remove: (id) => deleteRoleBinding({ organizationId, id }),

    async thereOf(ids) {
      const now = new Set((await list()).map(({ id }) => id));
      return new Set(ids.filter((id) => now.has(id)));
    },

    outcomeOf(thrown) {
      const error = readError(thrown);
      if (error.kind === 'exists') return 'taken';
      if (isGone(error)) return 'gone';
      return error.isUncertain ? 'unclear' : 'refused';
    },
  };
}
