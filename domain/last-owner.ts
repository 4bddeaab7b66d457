import { failedPrecondition } from '#domain/errors.ts';
import type { Host } from '#domain/host.ts';
import { humanOwner } from '#domain/rules/last-owner.ts';
import { ownerRole } from '#domain/rules/system-roles.ts';
import type { RoleBinding } from '#domain/store/records.ts';
import type { StoreReader } from '#domain/store/store.ts';

/**
 * Refuses to remove a human's Owner binding unless another human who has an account and can still sign in stays owner:
 * an organization that nobody owns can't be repaired from inside. An account of a provider that this host no longer
 * uses opens nothing, so it keeps nothing owned. Call it in the transaction that removes, so that two owners who
 * remove each other at once don't both succeed.
 */
export async function refuseRemovingLastOwner(
  { providers }: Pick<Host, 'providers'>,
  reader: StoreReader,
  removed: RoleBinding,
): Promise<void> {
  if (!humanOwner(removed)) return;
  for (const binding of await reader.bindings.ofRole(removed.organizationId, ownerRole)) {
    const human = binding.id === removed.id ? undefined : humanOwner(binding);
    if (!human || !providers.includes(human.provider)) continue;
    if (await reader.users.byEmail(human.provider, human.email)) return;
  }
  throw failedPrecondition(
    'LAST_OWNER',
    'The organization would be left without an owner: an owner of the whole organization who never signed in, or no longer can, doesn’t count. Make another person an owner first.',
  );
}
