import type { Store } from '#domain/store/store.ts';
import type { World } from '#domain/store/world.ts';

/**
 * Writes a whole world into the store, completely or not at all, unless the store already has an organization, or had this
 * world: its people stay when its organizations are deleted. Returns whether it did. If several try at once on one database, one succeeds. Uses and refusals of tokens are noted afterwards,
 * one by one, as always: whoever is stopped meanwhile has a whole world in which fewer were seen.
 */
export async function layWorldOnce(store: Store, world: World): Promise<boolean> {
  const laid = await layRecords(store, world);
  if (!laid) return false;
  for (const use of world.tokenUses) await store.noteTokenUse(use);
  for (const refusal of world.tokenRefusals) await store.noteTokenRefusal(refusal);
  return true;
}

function layRecords(store: Store, world: World): Promise<boolean> {
  return store.transaction(async (tx) => {
    if (await tx.organizations.exist()) return false;
    for (const { id } of world.users) if (await tx.users.byId(id)) return false;
    for (const row of world.organizations) await tx.organizations.add(row);
    for (const row of world.projects) await tx.projects.add(row);
    for (const row of world.users) await tx.users.save(row);
    for (const row of world.roles) await tx.roles.add(row);
    for (const row of world.serviceAccounts) await tx.serviceAccounts.add(row);
    for (const row of world.tokens) await tx.tokens.add(row);
    for (const row of world.legacyTokens) await tx.legacyTokens.add(row);
    for (const row of world.migrations) await tx.migrations.add(row);
    for (const row of world.bindings) await tx.bindings.add(row);
    for (const row of world.invites) await tx.invites.add(row);
    for (const row of world.acceptances) await tx.invites.addAcceptance(row);
    for (const row of world.singleSignOn) await tx.singleSignOn.save(row);
    for (const row of world.audit) await tx.audit.add(row);
    for (const row of world.debuginfo) await tx.debuginfo.save(row);
    for (const row of world.removedProjects) {
      await tx.projects.add(row);
      await tx.projects.remove(row.id);
    }
    await tx.usage.add(world.usage);
    for (const row of world.billingAccounts) await tx.billing.saveAccount(row);
    for (const row of world.invoices) await tx.billing.addInvoice(row);
    for (const row of world.closedMonths) await tx.billing.addClosedMonth(row);
    for (const row of world.openMonths) await tx.billing.addOpenMonth(row);
    return true;
  });
}
