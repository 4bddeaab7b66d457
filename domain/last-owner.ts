import { failedPrecondition } from '#domain/errors.ts';
import type { Host } from '#domain/host.ts';
import { humanOwner } from '#domain/rules/last-owner.ts';
import { ownerRole } from '#domain/rules/system-roles.ts';
import type { RoleBinding } from '#domain/store/records.ts';
import type { StoreReader } from '#domain/store/store.ts';

/**
 * Refuses to remove these bindings of one organization if one makes a person an owner, unless a person who has an account and
 * can still sign in stays Owner: nobody inside could repair an organization without an owner. Accounts of a provider that
 * this host no longer uses don't count. Call it in the transaction that removes the bindings, so that two owners can't remove
 * each other at once.
 */
export async function refuseRemovingLastOwner(
  { providers }: Pick<Host, 'providers'>,
  reader: StoreReader,
  removed: readonly RoleBinding[],
): Promise<void> {
  const owning = removed.find(humanOwner);
  if (!owning) return;
  const gone = new Set(removed.map(({ id }) => id));
  for (const binding of await reader.bindings.ofRole(owning.organizationId, ownerRole)) {
    const human = gone.has(binding.id) ? undefined : humanOwner(binding);
    if (!human || !providers.includes(human.provider)) continue;
    if (await reader.users.byEmail(human.provider, human.email)) return;
  }
  throw failedPrecondition(
    'LAST_OWNER',
    'The organization would be left without an owner: an owner of the whole organization who never signed in, or no longer can, doesn’t count. Make another person an owner first.',
  );
}
