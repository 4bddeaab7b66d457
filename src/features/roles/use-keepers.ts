import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Invite, RoleBinding } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { readError } from '#src/api/errors.ts';
import { invitesQuery } from '#src/api/invites.ts';
import { roleBindingsQuery } from '#src/api/roles.ts';
import { useLastError } from '#src/api/use-last-error.ts';
import { useNow } from '#src/kit/text/now.ts';
import { isOpen } from './open-invite.ts';

/** One list of what keeps a role. */
export type Kept<Row> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'denied' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'known'; readonly rows: readonly Row[] };

/** What gives a role to somebody, or will: it can't be deleted before these are gone. */
export interface Keepers {
  readonly bindings: Kept<RoleBinding>;
  /** Open invites only: nobody can accept the others. */
  readonly invites: Kept<Invite>;
}

/** The role bindings and open invites of a role. */
export function useKeepers(organizationId: string, role: { readonly id: string; readonly value: string }): Keepers {
  const now = useNow();
  const bindings = useKept(useQuery(roleBindingsQuery(organizationId)));
  const invites = useKept(useQuery(invitesQuery(organizationId)));
  return useMemo(
    () => ({
      bindings: only(bindings, (binding) => binding.role === role.value),
      invites: only(invites, (invite) => invite.roleId === role.id && isOpen(invite, now)),
    }),
    [bindings, invites, role.id, role.value, now],
  );
}

type Query<Row> = { readonly data: readonly Row[] | undefined } & Parameters<typeof useLastError>[0];

function useKept<Row>(query: Query<Row>): Kept<Row> {
  const error = useLastError(query);
  const { data } = query;
  return useMemo(() => {
    if (data) return { kind: 'known', rows: data };
    if (error === null) return { kind: 'loading' };
    return { kind: readError(error).kind === 'denied' ? 'denied' : 'failed' };
  }, [data, error]);
}

function only<Row>(kept: Kept<Row>, belongs: (row: Row) => boolean): Kept<Row> {
  return kept.kind === 'known' ? { kind: 'known', rows: kept.rows.filter(belongs) } : kept;
}
