import { type ClientKind, clients } from '#domain/rules/clients.ts';
import type { Permission } from '#domain/rules/permissions.ts';
import type { HeldAt } from '#src/access/held.ts';

/**
 * The permissions that a client needs and an account lacks: in the project of the limit or, without one, in that of the
 * account's `scopes` (empty ID: the whole organization) where it lacks the fewest.
 */
export function lackedFor(
  client: ClientKind,
  limit: string,
  scopes: readonly string[],
  permissionsIn: HeldAt,
): readonly Permission[] {
  const lackedIn = (scope: string) => clients[client].permissions.filter((needed) => !permissionsIn(scope).has(needed));
  const choices = (limit === '' ? scopes : [limit]).map(lackedIn);
  return choices.toSorted((a, b) => a.length - b.length)[0] ?? clients[client].permissions;
}
