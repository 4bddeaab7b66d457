import { describe, expect, it } from 'vitest';
import {
  account,
  acme,
  acmeAccount,
  acmeProject,
  binding,
  globex,
  globexAccount,
  invite,
  legacyToken,
  migration,
  moment,
  organization,
  project,
  role,
  token,
  user,
  usage,
  uuid,
} from '#domain/store/contract-world.ts';
import type { Store, StoreTransaction } from '#domain/store/store.ts';
import { receivedBy } from '#domain/testing/received-by.ts';

/** The part of the store contract that is about writing. The store holds the contract's world before each case. */
export function transactionContract(current: () => Store): void {
  const write = (work: (tx: StoreTransaction) => Promise<void>) => current().transaction(work);

  describe('transactions', () => {
    it('answer with what their work answers', async () => {
      expect(await current().transaction(async (tx) => (await tx.organizations.byId(acme))?.name)).toBe('Acme');
    });

    it('see their own writes, in order with what was there', async () => {
      await write((tx) => tx.bindings.add(binding({ id: uuid(0x31), createdAt: moment(20) })));
      await write(async (tx) => {
        const [older, newer] = [binding({ createdAt: moment(10) }), binding({ id: uuid(0x32), createdAt: moment(30) })];
        await tx.bindings.add(newer);
        await tx.bindings.add(older);
        const ids = (await tx.bindings.ofSubject(acme, older.subject)).map((row) => row.id);
        expect(ids).toEqual([older.id, uuid(0x31), newer.id]);
        expect(await tx.organizations.withBindingsOf(older.subject)).toHaveLength(1);
        await tx.bindings.remove(older.id);
        await tx.bindings.remove(uuid(0x31));
        expect(await tx.bindings.byId(acme, older.id)).toBeUndefined();
        expect(await tx.bindings.ofSubject(acme, older.subject)).toEqual([newer]);
      });
      expect(await current().bindings.ofOrganization(acme)).toHaveLength(1);
    });

    it('may remove a record and add another in its place', async () => {
      await write((tx) => tx.tokens.add(token()));
      await write(async (tx) => {
        await tx.tokens.remove(token().id);
        await tx.tokens.add(token({ projectId: acmeProject }));
      });
      expect((await current().tokens.byHash(token().hash))?.token).toEqual(token({ projectId: acmeProject }));
    });

    it('leave nothing behind when their work throws, and pass the error on', async () => {
      const failure = new Error('in the middle');
      await write((tx) => tx.invites.add(invite()));
      const attempt = write(async (tx) => {
        await tx.roles.add(role());
        await tx.invites.update(invite({ expiredAt: moment(8), expiredBy: 'user:dev:ada@acme.example' }));
        await tx.users.save(user());
        await tx.tokens.add(token());
        await tx.usage.add([usage()]);
        await tx.serviceAccounts.remove(globexAccount);
        throw failure;
      });
      await expect(attempt).rejects.toBe(failure);
      expect(await current().roles.ofOrganization(acme)).toEqual([]);
      expect(await current().invites.ofOrganization(acme)).toEqual([invite()]);
      expect(await current().users.byEmail('dev', 'ada@acme.example')).toBeUndefined();
      expect(await current().tokens.byHash(token().hash)).toBeUndefined();
      expect((await receivedBy(current(), acme, acmeProject)).bytes).toBe(0n);
      expect((await current().serviceAccounts.byId(globex, globexAccount))?.id).toBe(globexAccount);
      await write((tx) => tx.roles.add(role()));
      expect(await current().roles.ofOrganization(acme)).toEqual([role()]);
    });

    it('remove what is not there without a word', async () => {
      await write(async (tx) => {
        await tx.roles.remove(uuid(99));
        await tx.bindings.remove(uuid(99));
        await tx.serviceAccounts.remove('not-a-uuid');
        await tx.tokens.remove('');
        await tx.projects.remove(uuid(99));
        await tx.legacyTokens.remove('not-a-uuid');
        await tx.migrations.remove(uuid(99));
      });
      expect(await current().serviceAccounts.ofOrganization(acme)).toEqual([account()]);
    });

    it('run as if alone: of two that each leave one of two owners, one fails', async () => {
      const [first, second] = [binding(), binding({ id: uuid(0x31), subject: 'user:dev:bo@acme.example' })];
      await write(async (tx) => {
        await tx.bindings.add(first);
        await tx.bindings.add(second);
      });
      const removeUnlessLast = (id: string) =>
        write(async (tx) => {
          const owners = await tx.bindings.ofRole(acme, 'system:owner');
          if (owners.length < 2) throw new Error('the last one');
          await tx.bindings.remove(id);
        });
      const outcomes = await Promise.allSettled([removeUnlessLast(first.id), removeUnlessLast(second.id)]);
      expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      expect(await current().bindings.ofRole(acme, 'system:owner')).toHaveLength(1);
    });

    it('run as if alone: a limit holds under many at once', async () => {
      const outcomes = await Promise.allSettled(
        Array.from({ length: 12 }, (_, index) => write(addTokenUnlessFull(index))),
      );
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
      expect(await current().tokens.ofAccount(acme, acmeAccount)).toHaveLength(5);
    });

    it('lose no increment under many at once', async () => {
      await Promise.all(Array.from({ length: 12 }, () => write((tx) => tx.usage.add([usage({ bytes: 5n })]))));
      expect((await receivedBy(current(), acme, acmeProject)).bytes).toBe(60n);
    });

    it('are never seen from outside half way', async () => {
      let looking: Promise<readonly unknown[]> = Promise.resolve(['nothing was looked at']);
      const failing = write(async (tx) => {
        await tx.roles.add(role());
        // A store may answer this at once, or after the transaction; what is rolled back must not be in it.
        looking = current().roles.ofOrganization(acme);
        await tx.roles.byId(acme, role().id);
        throw new Error('in the middle');
      });
      await expect(failing).rejects.toThrow('in the middle');
      expect(await looking).toEqual([]);
    });
  });

  describe('what must be unique', () => {
    const twice: readonly [string, (tx: StoreTransaction, which: 0 | 1) => Promise<void>][] = [
      ['an organization id', (tx) => tx.organizations.add(organization({ id: uuid(9) }))],
      ['a project id', (tx) => tx.projects.add(project({ id: uuid(9) }))],
      ['a role id', (tx, which) => tx.roles.add(role({ name: `role ${which}` }))],
      ['a role binding id', (tx) => tx.bindings.add(binding())],
      ['a service account id', (tx, which) => tx.serviceAccounts.add(account({ id: uuid(9), name: `n${which}` }))],
      ['a token id', (tx, which) => tx.tokens.add(token({ name: `n${which}`, hash: `${which}`.repeat(64) }))],
      ['a legacy token id', (tx) => tx.legacyTokens.add(legacyToken())],
      ['a migration id', (tx, which) => tx.migrations.add(migration({ tokenId: uuid(0x21 + which) }))],
      ['the migration to a token', (tx, which) => tx.migrations.add(migration({ id: uuid(0x21 + which) }))],
      ['an invite id', (tx, which) => tx.invites.add(invite({ token: `${which}`.repeat(64) }))],
      ['a role name in an organization', (tx, which) => tx.roles.add(role({ id: uuid(0x21 + which) }))],
      [
        'a service account name in an organization',
        (tx, which) => tx.serviceAccounts.add(account({ id: uuid(0x21 + which), name: 'twin' })),
      ],
      [
        'a token name in a service account',
        (tx, which) => tx.tokens.add(token({ id: uuid(0x21 + which), hash: `${which}`.repeat(64) })),
      ],
      ['a token hash', (tx, which) => tx.tokens.add(token({ id: uuid(0x21 + which), name: `n${which}` }))],
      ['an invite token', (tx, which) => tx.invites.add(invite({ id: uuid(0x21 + which) }))],
      ['a provider and e-mail', (tx, which) => tx.users.save(user({ id: uuid(0x21 + which) }))],
    ];

    it.each(twice)('refuses %s a second time, in another transaction', async (_what, add) => {
      await write((tx) => add(tx, 0));
      await expect(write((tx) => add(tx, 1))).rejects.toBeInstanceOf(Error);
    });

    it.each(twice)('refuses %s a second time, in the same transaction, and keeps neither', async (_what, add) => {
      const both = write(async (tx) => {
        await add(tx, 0);
        await add(tx, 1);
      });
      await expect(both).rejects.toBeInstanceOf(Error);
      await write((tx) => add(tx, 1));
    });

    it('allows equal names in different organizations and accounts, and equal role bindings', async () => {
      await write(async (tx) => {
        await tx.roles.add(role());
        await tx.roles.add(role({ id: uuid(0x21), organizationId: globex }));
        await tx.tokens.add(token());
        const elsewhere = { organizationId: globex, serviceAccountId: globexAccount, hash: 'e'.repeat(64) };
        await tx.tokens.add(token({ id: uuid(0x22), ...elsewhere }));
        await tx.bindings.add(binding());
        await tx.bindings.add(binding({ id: uuid(0x23) }));
      });
      expect(await current().bindings.ofSubject(acme, binding().subject)).toHaveLength(2);
    });
  });

  describe('addUsage', () => {
    it('loses none of many at once, not even beside transactions', async () => {
      const both = Array.from({ length: 6 }, () => [
        current().addUsage([usage({ bytes: 5n }), usage({ day: '2024-01-02', bytes: 3n })]),
        write((tx) => tx.usage.add([usage({ bytes: 2n })])),
      ]);
      await Promise.all(both.flat());
      expect((await receivedBy(current(), acme, acmeProject)).bytes).toBe(60n);
    });
  });

  describe('touchToken', () => {
    it('notes the use, and only moves forward', async () => {
      await write((tx) => tx.tokens.add(token()));
      await current().touchToken(token().id, moment(1001));
      expect(await lastUsed(current())).toEqual(moment(1001));
      await current().touchToken(token().id, moment(1000));
      expect(await lastUsed(current())).toEqual(moment(1001));
      await current().touchToken(token().id, moment(1002));
      expect(await current().tokens.ofAccount(acme, acmeAccount)).toEqual([token({ lastUsedAt: moment(1002) })]);
    });

    it.each([uuid(99), 'not-a-uuid'])('does nothing for a token that is gone (%s)', async (id) => {
      await current().touchToken(id, moment(1));
      expect(await current().tokens.ofAccount(acme, acmeAccount)).toEqual([]);
    });
  });
}

function addTokenUnlessFull(index: number) {
  return async (tx: StoreTransaction) => {
    if ((await tx.tokens.ofAccount(acme, acmeAccount)).length >= 5) throw new Error('full');
    await tx.tokens.add(token({ id: uuid(0x300 + index), name: `${index}`, hash: `${index}`.padStart(64, '0') }));
  };
}

async function lastUsed(store: Store): Promise<Date | null | undefined> {
  return (await store.tokens.byHash(token().hash))?.token.lastUsedAt;
}
