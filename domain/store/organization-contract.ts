import { describe, expect, it } from 'vitest';
import {
  acceptance,
  acme,
  acmeAccount,
  acmeProject,
  billingAccount,
  binding,
  contractWorld,
  globex,
  globexAccount,
  globexProject,
  invite,
  invoiceOf,
  legacyToken,
  migration,
  moment,
  organization,
  role,
  token,
  tokenRefusal,
  tokenUse,
  upload,
  usage,
  uuid,
} from '#domain/store/contract-world.ts';
import type { Store, StoreTransaction } from '#domain/store/store.ts';

const creator = 'user:dev:ada@acme.example';
const inGlobex = { organizationId: globex };

/** The part of the store contract that is about organizations that begin, change and end. */
export function organizationContract(current: () => Store): void {
  const write = (work: (tx: StoreTransaction) => Promise<void>) => current().transaction(work);

  describe('organizations that change', () => {
    it('are counted by who created them, as long as they exist', async () => {
      await write(async (tx) => {
        await tx.organizations.add(organization({ id: uuid(0xc), createdBy: creator }));
        await tx.organizations.add(organization({ id: uuid(0xd), createdBy: creator }));
        expect(await tx.organizations.countCreatedBy(creator)).toBe(2);
      });
      await write((tx) => tx.organizations.remove(uuid(0xc)));
      expect(await current().organizations.countCreatedBy(creator)).toBe(1);
      expect(await current().organizations.countCreatedBy('system')).toBe(2);
    });

    it('are replaced in their place in every list', async () => {
      await write(async (tx) => {
        await tx.bindings.add(binding());
        await tx.bindings.add(binding({ ...inGlobex, id: uuid(33) }));
      });
      const renamed = organization({ name: 'Größe “x”' });
      await write((tx) => tx.organizations.update(renamed));
      const { organizations, access } = current();
      expect(await organizations.byId(acme)).toEqual(renamed);
      expect(await organizations.withBindingsOf(creator)).toEqual([renamed, contractWorld.organizations[1]]);
      expect((await access.factsOf(acme, creator, null))?.organization).toEqual(renamed);
    });

    it('keep nothing when they are removed but audit records and invoices; others keep all', async () => {
      await write(fill);
      for (const use of [tokenUse(), theirUse]) await current().noteTokenUse(use);
      for (const refusal of [tokenRefusal(), theirRefusal]) await current().noteTokenRefusal(refusal);

      await write(async (tx) => {
        await tx.organizations.remove(acme);
        expect(await tx.organizations.byId(acme)).toBeUndefined();
        expect(await tx.projects.byId(acmeProject)).toBeUndefined();
      });
      expect(await everythingIn(current(), acme, acmeProject, token().id)).toEqual(nothing);
      const { organizations, tokens, invites, audit, billing, usage: used } = current();
      expect(await organizations.byId(acme)).toBeUndefined();
      expect(await organizations.withBindingsOf(creator)).toEqual([contractWorld.organizations[1]]);
      expect(await tokens.byHash(token().hash)).toBeUndefined();
      expect(await invites.byToken(invite().token)).toBeUndefined();
      expect(await audit.ofOrganization(acme)).toEqual([auditRecord]);
      expect(await billing.invoicesOf(acme)).toEqual([invoiceOf()]);
      expect(await billing.accountOf(acme)).toBeUndefined();
      expect(await billing.openMonths()).toEqual([]);
      expect(await used.inDays(acme, '2024-01-01', '2024-12-31')).toEqual([]);

      const theirs = await everythingIn(current(), globex, globexProject, theirToken.id);
      expect(theirs.filter((count) => count !== 1)).toEqual([]);
    });

    it('come without a trace of the one that had their id', async () => {
      await write(fill);
      await current().noteTokenUse(tokenUse());
      await write((tx) => tx.organizations.remove(acme));
      await write(async (tx) => {
        await tx.organizations.add(organization());
        for (const row of contractWorld.projects.slice(0, 1)) await tx.projects.add(row);
        for (const row of contractWorld.serviceAccounts.slice(0, 1)) await tx.serviceAccounts.add(row);
        await tx.tokens.add(token());
      });
      const found = await everythingIn(current(), acme, acmeProject, token().id);
      expect(found.reduce((sum, count) => sum + count)).toBe(3);
    });

    it('keep everything when the transaction that removes them throws', async () => {
      await write(fill);
      await current().noteTokenUse(tokenUse());
      await current().noteTokenRefusal(tokenRefusal());
      const failing = write(async (tx) => {
        await tx.organizations.update(organization({ name: 'Other' }));
        await tx.organizations.remove(acme);
        throw new Error('in the middle');
      });
      await expect(failing).rejects.toThrow('in the middle');
      expect(await current().organizations.byId(acme)).toEqual(organization());
      const kept = await everythingIn(current(), acme, acmeProject, token().id);
      expect(kept.filter((count) => count !== 1)).toEqual([]);
    });

    it('take along what was noted while they were removed', async () => {
      await write(fill);
      let noted: Promise<unknown> = Promise.resolve();
      await write(async (tx) => {
        await tx.organizations.remove(acme);
        noted = Promise.all([current().noteTokenUse(tokenUse()), current().noteTokenRefusal(tokenRefusal())]);
        await tx.projects.byId(acmeProject);
      });
      await noted;
      expect(await everythingIn(current(), acme, acmeProject, token().id)).toEqual(nothing);
    });
  });
}

const auditRecord = { id: uuid(71), organizationId: acme, at: moment(3), actor: 'system', action: 'A', target: {} };
const ofTheirs = { ...inGlobex, serviceAccountId: globexAccount };
const theirToken = token({ ...ofTheirs, id: uuid(0x55), hash: 'e'.repeat(64) });
const theirUse = tokenUse({ ...ofTheirs, tokenId: theirToken.id, projectId: globexProject });
const theirRefusal = tokenRefusal({ ...inGlobex, tokenId: theirToken.id });

/** One record of each kind in each of the two organizations. */
async function fill(tx: StoreTransaction): Promise<void> {
  const theirInvite = invite({ ...inGlobex, id: uuid(0x62), token: 'f'.repeat(64) });
  const inTheirs = { ...inGlobex, projectId: globexProject };
  for (const row of [token(), theirToken]) await tx.tokens.add(row);
  for (const row of [role(), role({ ...inGlobex, id: uuid(0x22) })]) await tx.roles.add(row);
  for (const row of [binding(), binding({ ...inGlobex, id: uuid(0x33) })]) await tx.bindings.add(row);
  for (const row of [legacyToken(), legacyToken({ ...inTheirs, id: uuid(0x88) })]) await tx.legacyTokens.add(row);
  for (const row of [migration(), migration({ ...inTheirs, id: uuid(0x99), tokenId: theirToken.id })])
    await tx.migrations.add(row);
  for (const row of [invite(), theirInvite]) await tx.invites.add(row);
  for (const row of [acceptance(), acceptance({ ...inGlobex, id: uuid(0x63), inviteId: theirInvite.id })])
    await tx.invites.addAcceptance(row);
  for (const row of [upload(), upload({ id: uuid(0x77), projectId: globexProject })]) await tx.debuginfo.save(row);
  await tx.audit.add(auditRecord);
  await tx.usage.add([usage(), usage({ projectId: globexProject })]);
  await tx.billing.saveAccount(billingAccount());
  await tx.billing.addOpenMonth({ organizationId: acme, month: '2024-01' });
  await tx.billing.addInvoice(invoiceOf());
}

/** How many records of each kind an organization has. */
async function everythingIn(store: Store, id: string, projectId: string, tokenId: string): Promise<number[]> {
  const { projects, roles, bindings, serviceAccounts, tokens, legacyTokens, invites, migrations, activity } = store;
  const account = id === acme ? acmeAccount : globexAccount;
  const lists = await Promise.all([
    projects.ofOrganization(id),
    roles.ofOrganization(id),
    bindings.ofOrganization(id),
    serviceAccounts.ofOrganization(id),
    tokens.ofAccount(id, account),
    legacyTokens.ofOrganization(id),
    invites.ofOrganization(id),
    invites.acceptancesIn(id),
    migrations.ofOrganization(id),
    activity.usesOfToken(id, tokenId),
    activity.refusalsOfToken(id, tokenId),
  ]);
  const uploads = [await store.debuginfo.byBuildId(projectId, 'build', 0)].filter((found) => found !== undefined);
  return [...lists, uploads].map((list) => list.length);
}

const nothing = Array.from({ length: 12 }, () => 0);
