import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accessContract } from '#domain/store/access-contract.ts';
import { activityContract } from '#domain/store/activity-contract.ts';
import {
  acceptance,
  account,
  acme,
  acmeAccount,
  acmeProject,
  binding,
  contractWorld,
  globex,
  globexAccount,
  globexProject,
  invite,
  legacyToken,
  migration,
  moment,
  project,
  role,
  token,
  tokenRefusal,
  tokenUse,
  upload,
  uuid,
} from '#domain/store/contract-world.ts';
import { layWorldOnce } from '#domain/store/lay-world.ts';
import { ledgerContract } from '#domain/store/ledger-contract.ts';
import { missingContract } from '#domain/store/missing-contract.ts';
import { notedMeanwhileContract } from '#domain/store/noted-meanwhile-contract.ts';
import { organizationContract } from '#domain/store/organization-contract.ts';
import { pageContract } from '#domain/store/page-contract.ts';
import { peopleContract } from '#domain/store/people-contract.ts';
import { projectContract } from '#domain/store/project-contract.ts';
import { singleSignOnContract } from '#domain/store/single-sign-on-contract.ts';
import type { Store, StoreTransaction } from '#domain/store/store.ts';
import { transactionContract } from '#domain/store/transaction-contract.ts';
import type { World } from '#domain/store/world.ts';

/** An empty store, and the function that closes it. */
export interface OpenStore {
  readonly store: Store;
  close(): Promise<void>;
}

/**
 * What every store must do, as one vitest suite. `open` returns a store without records, for each case. Every promise in
 * store.ts is a case here; a store that passes works for the domain.
 */
export function storeContract(name: string, open: () => Promise<OpenStore>): void {
  describe(`${name} keeps the contract of the store`, () => {
    let opened: OpenStore;
    let store: Store;
    const write = (work: (tx: StoreTransaction) => Promise<void>) => store.transaction(work);

    beforeEach(async () => {
      opened = await open();
      store = opened.store;
      await layWorldOnce(store, contractWorld);
    });
    afterEach(() => opened.close());

    it('takes its first records once, from one of several that lay them at once', async () => {
      const empty = await open();
      expect(await empty.store.organizations.exist()).toBe(false);
      const laid = await Promise.all([1, 2, 3].map(() => layWorldOnce(empty.store, contractWorld)));
      expect(laid.filter(Boolean)).toHaveLength(1);
      expect(await empty.store.organizations.exist()).toBe(true);
      await empty.close();
    });

    it('takes every kind of record of a world', async () => {
      const world: World = {
        ...contractWorld,
        tokens: [token()],
        legacyTokens: [legacyToken()],
        tokenUses: [tokenUse()],
        tokenRefusals: [tokenRefusal()],
        migrations: [migration()],
      };
      const empty = await open();
      await layWorldOnce(empty.store, world);
      const { tokens, legacyTokens, activity, migrations } = empty.store;
      expect(await tokens.ofAccount(acme, acmeAccount)).toEqual(world.tokens);
      expect(await legacyTokens.ofOrganization(acme)).toEqual(world.legacyTokens);
      expect(await activity.usesOfToken(acme, token().id)).toEqual(world.tokenUses);
      expect(await activity.refusalsOfToken(acme, token().id)).toEqual(world.tokenRefusals);
      expect(await migrations.ofOrganization(acme)).toEqual(world.migrations);
      await empty.close();
    });

    describe('lookups', () => {
      it('finds roles by id, by name and by organization', async () => {
        await write((tx) => tx.roles.add(role()));
        expect(await store.roles.byId(acme, role().id)).toEqual(role());
        expect(await store.roles.byName(acme, 'Billing Admin')).toEqual(role());
        expect(await store.roles.byName(acme, 'billing admin')).toBeUndefined();
        expect(await store.roles.ofOrganization(acme)).toEqual([role()]);
        await write((tx) => tx.roles.remove(role().id));
        expect(await store.roles.ofOrganization(acme)).toEqual([]);
      });

      it('finds bindings by id, organization, project, subject and role', async () => {
        const wide = binding();
        const scoped = binding({ id: uuid(31), projectId: acmeProject, role: 'system:viewer' });
        const other = binding({ id: uuid(32), subject: 'serviceaccount:agent', projectId: uuid(98) });
        await write(async (tx) => {
          for (const row of [wide, scoped, other]) await tx.bindings.add(row);
        });
        expect(await store.bindings.byId(acme, scoped.id)).toEqual(scoped);
        expect(await store.bindings.ofOrganization(acme)).toEqual([wide, scoped, other]);
        expect(await store.bindings.ofProject(acme, acmeProject)).toEqual([scoped]);
        expect(await store.bindings.ofProject(acme, uuid(98))).toEqual([other]);
        expect(await store.bindings.ofSubject(acme, wide.subject)).toEqual([wide, scoped]);
        expect(await store.bindings.ofRole(acme, 'system:owner')).toEqual([wide, other]);
        await write((tx) => tx.bindings.remove(wide.id));
        expect(await store.bindings.ofOrganization(acme)).toEqual([scoped, other]);
        expect(await store.bindings.ofSubject(acme, wide.subject)).toEqual([scoped]);
      });

      it('names the organizations of a subject once each, however many bindings they hold', async () => {
        await write(async (tx) => {
          await tx.bindings.add(binding({ id: uuid(33), organizationId: globex }));
          await tx.bindings.add(binding());
          await tx.bindings.add(binding({ id: uuid(34), projectId: acmeProject }));
        });
        expect(await store.organizations.withBindingsOf(binding().subject)).toEqual(contractWorld.organizations);
        expect(await store.organizations.withBindingsOf('user:dev:ada@acme.exampl')).toEqual([]);
      });

      it('finds service accounts by id, name and organization', async () => {
        expect(await store.serviceAccounts.byId(acme, acmeAccount)).toEqual(account());
        expect((await store.serviceAccounts.byName(globex, 'agent'))?.id).toBe(globexAccount);
        expect(await store.serviceAccounts.ofOrganization(acme)).toEqual([account()]);
        await write((tx) => tx.serviceAccounts.remove(acmeAccount));
        expect(await store.serviceAccounts.byName(acme, 'agent')).toBeUndefined();
        expect((await store.serviceAccounts.byName(globex, 'agent'))?.id).toBe(globexAccount);
      });

      it('finds a token by its hash and the tokens of an account', async () => {
        const limited = token({ id: uuid(51), name: 'second', hash: 'd'.repeat(64), projectId: acmeProject });
        await write(async (tx) => {
          await tx.tokens.add(token());
          await tx.tokens.add(limited);
        });
        const owner = await store.serviceAccounts.byId(acme, acmeAccount);
        expect(await store.tokens.byHash(limited.hash)).toEqual({ token: limited, account: owner });
        expect(await store.tokens.byId(limited.id)).toEqual(limited);
        expect(await store.tokens.ofAccount(acme, acmeAccount)).toEqual([token(), limited]);
        await write((tx) => tx.tokens.remove(limited.id));
        expect(await store.tokens.byHash(limited.hash)).toBeUndefined();
        expect(await store.tokens.byId(limited.id)).toBeUndefined();
      });

      it('keeps invites, their end and their acceptances', async () => {
        const ended = invite({ expiresAt: moment(9), expiredAt: moment(8), expiredBy: 'user:dev:ada@acme.example' });
        const other = invite({ id: uuid(62), token: 'd'.repeat(64), createdAt: moment(1) });
        const earlier = acceptance({ id: uuid(63), inviteId: other.id, acceptedAt: moment(6) });
        await write(async (tx) => {
          await tx.invites.add(invite());
          await tx.invites.add(other);
          await tx.invites.addAcceptance(acceptance());
          await tx.invites.addAcceptance(earlier);
        });
        expect(await store.invites.byToken(invite().token)).toEqual(invite());
        await write((tx) => tx.invites.update(ended));
        // Nobody needs the token of an invite that has ended, except to be told so.
        const kept = { ...ended, token: expect.any(String) };
        expect(await store.invites.byId(acme, ended.id)).toEqual(kept);
        expect(await store.invites.byToken(invite().token)).toEqual(ended);
        expect(await store.invites.ofOrganization(acme)).toEqual([kept, other]);
        expect(await store.invites.acceptancesOf(acme, ended.id)).toEqual([acceptance()]);
        expect(await store.invites.acceptancesIn(acme)).toEqual([earlier, acceptance()]);
        expect(await store.invites.acceptancesIn(globex)).toEqual([]);
      });

      it('keeps audit records with their targets', async () => {
        const record = { id: uuid(71), organizationId: acme, at: moment(3), actor: 'system', action: 'CreateRole' };
        await write((tx) => tx.audit.add({ ...record, target: { name: 'Größe “x”', constructor: '1' } }));
        expect(await store.audit.ofOrganization(acme)).toEqual([
          { ...record, target: { name: 'Größe “x”', constructor: '1' } },
        ]);
      });

      it('keeps one upload per project, build id and type', async () => {
        const replaced = upload({ id: uuid(72), state: 'uploaded', size: 2 ** 30, finishedAt: moment(4) });
        await write((tx) => tx.debuginfo.save(upload()));
        await write((tx) => tx.debuginfo.save(upload({ id: uuid(73), type: 2 })));
        await write((tx) => tx.debuginfo.save(replaced));
        expect(await store.debuginfo.byBuildId(acmeProject, 'build', 0)).toEqual(replaced);
        expect((await store.debuginfo.byBuildId(acmeProject, 'build', 2))?.id).toBe(uuid(73));
        expect(await store.debuginfo.byBuildId(globexProject, 'build', 0)).toBeUndefined();
      });
    });

    describe('organizations', () => {
      it('never finds a record of another organization by its id', async () => {
        await write(async (tx) => {
          await tx.roles.add(role());
          await tx.bindings.add(binding());
          await tx.tokens.add(token());
          await tx.invites.add(invite());
        });
        expect(await store.roles.byId(globex, role().id)).toBeUndefined();
        expect(await store.roles.byName(globex, role().name)).toBeUndefined();
        expect(await store.bindings.byId(globex, binding().id)).toBeUndefined();
        expect(await store.bindings.ofSubject(globex, binding().subject)).toEqual([]);
        expect(await store.bindings.ofRole(globex, binding().role)).toEqual([]);
        expect(await store.bindings.ofOrganization(globex)).toEqual([]);
        expect(await store.serviceAccounts.byId(globex, acmeAccount)).toBeUndefined();
        expect(await store.tokens.ofAccount(globex, acmeAccount)).toEqual([]);
        expect(await store.invites.byId(globex, invite().id)).toBeUndefined();
        expect(await store.invites.ofOrganization(globex)).toEqual([]);
        expect(await store.projects.ofOrganization(globex)).toEqual([contractWorld.projects[1]]);
      });
    });

    describe('values', () => {
      it('lists by creation, to the millisecond, and then in the order of insertion', async () => {
        const rows = [
          project({ id: uuid(0xff), createdAt: moment(1001) }),
          project({ id: uuid(0x1f), createdAt: moment(1002) }),
          project({ id: uuid(0x0f), createdAt: moment(1002) }),
          project({ id: uuid(0xaf), createdAt: moment(999) }),
        ];
        await write(async (tx) => {
          for (const row of rows) await tx.projects.add(row);
        });
        const ids = (await store.projects.ofOrganization(acme)).map((row) => row.id);
        expect(ids).toEqual([acmeProject, uuid(0xaf), uuid(0xff), uuid(0x1f), uuid(0x0f)]);
      });

      it.each([new Date(0), moment(1), new Date('9999-12-31T23:59:59.999Z')])('keeps the moment %s', async (at) => {
        await write((tx) => tx.invites.add(invite({ createdAt: at, expiresAt: at })));
        expect(await store.invites.byId(acme, invite().id)).toEqual(invite({ createdAt: at, expiresAt: at }));
      });

      it.each(['Grüße', '日本語', '🦄👩‍🔬', "Robert'); drop table", '“q” \\ %_*', 'e\u0301', 'a\nb'])(
        'keeps the name %j as it is',
        async (text) => {
          await write((tx) => tx.roles.add(role({ name: text, permissions: [text] })));
          expect(await store.roles.byName(acme, text)).toEqual(role({ name: text, permissions: [text] }));
        },
      );

      it('keeps apart names that differ in case, accents or form', async () => {
        const names = ['agent-x', 'Agent-x', 'ágent-x', 'a\u0301gent-x'];
        await write(async (tx) => {
          for (const [index, text] of names.entries()) {
            await tx.serviceAccounts.add(account({ id: uuid(0x200 + index), name: text }));
          }
        });
        for (const [index, text] of names.entries()) {
          expect((await store.serviceAccounts.byName(acme, text))?.id).toBe(uuid(0x200 + index));
        }
      });

      it('hands out records that cannot be used to change what is kept', async () => {
        await write((tx) => tx.roles.add(role()));
        const [found] = await store.roles.ofOrganization(acme);
        found?.createdAt.setTime(0);
        Reflect.set(found?.permissions ?? [], 0, 'profile.write');
        expect(await store.roles.byId(acme, role().id)).toEqual(role());
      });
    });

    missingContract(() => store);
    accessContract(() => store);
    activityContract(() => store);
    ledgerContract(() => store);
    notedMeanwhileContract(() => store);
    organizationContract(() => store);
    pageContract(() => store);
    peopleContract(() => store);
    singleSignOnContract(() => store);
    projectContract(() => store);
    transactionContract(() => store);
  });
}
