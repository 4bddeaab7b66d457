import { failedPrecondition } from '#domain/errors.ts';
import type { Host } from '#domain/host.ts';
import { someoneOwns } from '#domain/owners.ts';
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
  host: Pick<Host, 'providers'>,
  reader: StoreReader,
  removed: readonly RoleBinding[],
): Promise<void> {
  const owner = removed.find(humanOwner);
  if (!owner) return;
  const gone = new Set(removed.map(({ id }) => id));
  const owning = await reader.bindings.ofRole(owner.organizationId, ownerRole);
  if (
    await someoneOwns(
      host,
      reader,
      owning.filter(({ id }) => !gone.has(id)),
    )
  )
    return;
  throw failedPrecondition(
    'LAST_OWNER',
    'The organization would be left without an owner: an owner of the whole organization who never signed in, or no longer can, doesn’t count. Make another person an owner first.',
  );
}
