import { describe, expect, it } from 'vitest';
import { acme, globex, moment, user, uuid } from '#domain/store/contract-world.ts';
import type { SingleSignOn } from '#domain/store/single-sign-on-records.ts';
import type { Store } from '#domain/store/store.ts';

const setup: SingleSignOn = {
  organizationId: acme,
  identifier: 'acme',
  issuer: 'https://id.acme.example/',
  clientId: 'console',
  sealedSecret: 'sealed',
  enableGroups: true,
  defaultRole: { roleId: uuid(2), reference: 'system:viewer', setAt: moment(1), setBy: 'user:dev:ada@acme.example' },
  version: 2,
  enabledAt: moment(3),
  setUpAt: moment(2),
  setUpBy: 'user:dev:ada@acme.example',
  trial: {
    triedAt: moment(3),
    triedBy: 'user:dev:ada@acme.example',
    email: 'ada@acme.example',
    emailVerified: true,
    groups: ['a', 'b'],
    failure: '',
  },
};

/** What the contract says of single sign-on. */
export function singleSignOnContract(current: () => Store): void {
  describe('single sign-on', () => {
    it('is found by organization and identifier, as it was saved last', async () => {
      const store = current();
      const bare = { ...setup, enableGroups: false, defaultRole: null, enabledAt: null, trial: null };
      for (const saved of [setup, bare, setup]) {
        await store.transaction((tx) => tx.singleSignOn.save(saved));
        expect(await store.singleSignOn.ofOrganization(acme)).toEqual(saved);
        expect(await store.singleSignOn.byIdentifier('acme')).toEqual(saved);
      }
      await store.transaction((tx) => tx.singleSignOn.save({ ...setup, identifier: 'acme-2' }));
      expect(await store.singleSignOn.byIdentifier('acme')).toBeUndefined();
      await store.transaction((tx) => tx.singleSignOn.remove(acme));
      expect(await store.singleSignOn.ofOrganization(acme)).toBeUndefined();
    });

    it('goes with its organization', async () => {
      const store = current();
      await store.transaction((tx) => tx.singleSignOn.save({ ...setup, organizationId: globex }));
      await store.transaction((tx) => tx.organizations.remove(globex));
      expect(await store.singleSignOn.byIdentifier('acme')).toBeUndefined();
    });

    it('has an identifier that no other organization has', async () => {
      const store = current();
      await store.transaction((tx) => tx.singleSignOn.save(setup));
      await expect(
        store.transaction((tx) => tx.singleSignOn.save({ ...setup, organizationId: globex })),
      ).rejects.toThrow(/taken|unique|Too many changes/iu);
      expect(await store.singleSignOn.ofOrganization(globex)).toBeUndefined();
    });

    it('finds and removes the people of a provider, exactly', async () => {
      const store = current();
      const [kept, gone] = [user({ id: uuid(72), provider: 'okta' }), user({ id: uuid(73), provider: 'ok_ta' })];
      await store.transaction(async (tx) => {
        await tx.users.save(kept);
        await tx.users.save(gone);
      });
      for (const provider of ['okxta', 'ok_t', 'OK_TA']) expect(await store.users.existWith(provider)).toBe(false);
      expect(await store.users.existWith('ok_ta')).toBe(true);
      await store.transaction((tx) => tx.users.removeOfProvider('ok_ta'));
      expect(await store.users.existWith('ok_ta')).toBe(false);
      expect(await store.users.byId(gone.id)).toBeUndefined();
      expect(await store.users.byId(kept.id)).toEqual(kept);
    });
  });
}
