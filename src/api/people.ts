import { callUnaryMethod } from '@connectrpc/connect-query';
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { PeopleService } from '#proto/console/people/v1alpha1/people_pb.ts';
import type { RoleBinding } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { hasCapability } from './capabilities.ts';
import type { PersonToRemove } from './derived-people.ts';
import { invalidateRoleBindings } from './roles.ts';
import { rpcQuery } from './rpc-query.ts';
import { call, transport } from './transport.ts';

const { method } = PeopleService;

/**
 * Everybody who has or had access to an organization, also those who never signed in. A backend without the capability
 * `people` doesn't tell who accepted which invite or who can't sign in: `cameBy` is then empty and `canSignIn` true. Fails
 * with NotFound or, without rolebinding.list, as denied.
 */
export function peopleQuery(organizationId: string) {
  return queryOptions({
    ...rpcQuery(method.listPeople, { organizationId }),
    async queryFn({ client }) {
      if (await hasCapability(client, 'people'))
        return callUnaryMethod(transport, method.listPeople, { organizationId });
      // Our own backend never needs this code.
      const { derivedPeople } = await import('./derived-people.ts');
      return derivedPeople(client, organizationId);
    },
    select: ({ people }) => people,
  });
}

/**
 * Takes all role bindings from a person and ends their sessions; returns the bindings that are gone. On a backend without
 * the capability `people`, this takes several calls, and an error can leave some bindings in place. Call `invalidatePeople`
 * afterwards, also after an error. Fails as not found (no role binding any more), conflict (`LAST_OWNER`) or denied.
 */
export async function removePerson(
  queryClient: QueryClient,
  { organizationId, subject, userId }: PersonToRemove,
  signal?: AbortSignal,
): Promise<readonly RoleBinding[]> {
  if (await hasCapability(queryClient, 'people')) {
    return (await call(method.removePerson, { organizationId, subject }, signal)).removedRoleBindings;
  }
  const { removeOneByOne } = await import('./derived-people.ts');
  return removeOneByOne(queryClient, { organizationId, subject, userId }, signal);
}

/** Reads the people and the role bindings again, and the person's own access. */
export async function invalidatePeople(queryClient: QueryClient, organizationId: string): Promise<void> {
  const { queryKey } = peopleQuery(organizationId);
  await Promise.all([queryClient.invalidateQueries({ queryKey }), invalidateRoleBindings(queryClient, organizationId)]);
}
