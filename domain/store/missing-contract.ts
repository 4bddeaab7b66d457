import { describe, expect, it } from 'vitest';
import { acme, acmeProject, uuid } from '#domain/store/contract-world.ts';
import type { Store } from '#domain/store/store.ts';

/** The part of the store contract that is about lookups of what is not there. */
export function missingContract(current: () => Store): void {
  describe('lookups of what is not there', () => {
    it('answer undefined, empty or zero for what is not there', async () => {
      expect(await current().organizations.byId(uuid(99))).toBeUndefined();
      expect(await current().organizations.withBindingsOf('user:dev:nobody@acme.example')).toEqual([]);
      expect(await current().organizations.countCreatedBy('user:dev:nobody@acme.example')).toBe(0);
      expect(await current().projects.byId(uuid(99))).toBeUndefined();
      expect(await current().projects.ofOrganization(uuid(99))).toEqual([]);
      expect(await current().users.byEmail('dev', 'nobody@acme.example')).toBeUndefined();
      expect(await current().roles.byId(acme, uuid(99))).toBeUndefined();
      expect(await current().roles.byName(acme, 'nobody')).toBeUndefined();
      expect(await current().bindings.byId(acme, uuid(99))).toBeUndefined();
      expect(await current().serviceAccounts.byName(acme, 'nobody')).toBeUndefined();
      expect(await current().tokens.byHash('c'.repeat(64))).toBeUndefined();
      expect(await current().tokens.ofAccount(acme, uuid(99))).toEqual([]);
      expect(await current().invites.byToken('c'.repeat(64))).toBeUndefined();
      expect(await current().invites.acceptancesOf(acme, uuid(99))).toEqual([]);
      expect(await current().audit.ofOrganization(uuid(99))).toEqual([]);
      expect(await current().debuginfo.byBuildId(acmeProject, 'none', 0)).toBeUndefined();
      expect(await current().usage.inDays(acme, '2024-01-01', '2024-12-31')).toEqual([]);
      expect(await current().billing.accountOf(acme)).toBeUndefined();
      expect(await current().billing.accountsOf([])).toEqual([]);
      expect(await current().billing.invoicesOf(acme)).toEqual([]);
      expect(await current().billing.invoiceByNumber('none')).toBeUndefined();
      expect(await current().billing.allInvoices()).toEqual([]);
      expect(await current().billing.highestNumber('INV-')).toBeUndefined();
      expect(await current().billing.lastClosed()).toBeUndefined();
      expect(await current().billing.openMonths()).toEqual([]);
    });

    it.each(['', 'not-a-uuid', '\u0000', '\uD800', "' or 1=1 --", 'x'.repeat(10_000)])(
      'answer undefined, and does not throw, for the id %j',
      async (id) => {
        expect(await current().organizations.byId(id)).toBeUndefined();
        expect(await current().organizations.withBindingsOf(id)).toEqual([]);
        expect(await current().organizations.countCreatedBy(id)).toBe(0);
        expect(await current().projects.byId(id)).toBeUndefined();
        expect(await current().users.byId(id)).toBeUndefined();
        expect(await current().users.ofOrganization(id)).toEqual([]);
        expect(await current().bindings.ofSubjects(acme, [id])).toEqual([]);
        expect(await current().bindings.subjectsOf(id)).toEqual([]);
        expect(await current().invites.acceptancesIn(id)).toEqual([]);
        expect(await current().roles.byId(acme, id)).toBeUndefined();
        expect(await current().roles.byName(acme, id)).toBeUndefined();
        expect(await current().roles.ofOrganization(id)).toEqual([]);
        expect(await current().bindings.byId(id, id)).toBeUndefined();
        expect(await current().bindings.ofProject(acme, id)).toEqual([]);
        expect((await current().bindings.page(acme, id, { size: 1, after: undefined })).rows).toEqual([]);
        expect(await current().bindings.ofSubject(acme, id)).toEqual([]);
        expect(await current().bindings.ofRole(acme, id)).toEqual([]);
        expect(await current().serviceAccounts.byId(acme, id)).toBeUndefined();
        expect(await current().tokens.ofAccount(acme, id)).toEqual([]);
        expect(await current().tokens.ofProject(acme, id)).toEqual([]);
        expect(await current().legacyTokens.byId(id)).toBeUndefined();
        expect(await current().legacyTokens.ofProject(acme, id)).toEqual([]);
        expect(await current().legacyTokens.ofOrganization(id)).toEqual([]);
        expect(await current().activity.usesInProject(acme, id)).toEqual([]);
        expect(await current().activity.usesOfToken(id, id)).toEqual([]);
        expect(await current().activity.refusalsOfToken(acme, id)).toEqual([]);
        expect(await current().activity.lastDataIn(id)).toEqual(new Map());
        expect(await current().migrations.byId(acme, id)).toBeUndefined();
        expect(await current().migrations.ofToken(acme, id)).toBeUndefined();
        expect(await current().migrations.ofOrganization(id)).toEqual([]);
        expect(await current().invites.byId(acme, id)).toBeUndefined();
        expect(await current().invites.byToken(id)).toBeUndefined();
        expect(await current().debuginfo.byBuildId(id, id, 0)).toBeUndefined();
        expect(await current().usage.inDays(id, id, id)).toEqual([]);
        expect(await current().usage.byProject(id, id, id)).toEqual([]);
        expect(await current().usage.totalBytes(id, id, id)).toBe(0n);
        expect(await current().billing.accountOf(id)).toBeUndefined();
        expect(await current().billing.accountsOf([id])).toEqual([]);
        expect(await current().billing.invoicesOf(id)).toEqual([]);
        expect(await current().billing.invoiceOfMonth(acme, id)).toBeUndefined();
        expect(await current().billing.invoiceByNumber(id)).toBeUndefined();
      },
    );
  });
}
