import { describe, expect, it } from 'vitest';
import { seedIds } from '#domain/seed-ids.ts';
import { seedWorld } from '#domain/seed.ts';
import {
  acme,
  billingAccount,
  binding,
  contractWorld,
  invoiceOf,
  legacyToken,
  migration,
  moment,
  project,
  role,
  token,
  tokenRefusal,
  tokenUse,
  usage,
  uuid,
} from '#domain/store/contract-world.ts';
import { layWorldOnce } from '#domain/store/lay-world.ts';
import { createMemoryStore } from '#domain/store/memory-store.ts';
import { storeContract } from '#domain/store/store-contract.ts';
import { emptyWorld, reviveWorld, serializeWorld, type World } from '#domain/store/world.ts';

storeContract('the memory store', async () => ({ store: createMemoryStore(), close: async () => {} }));

describe('the memory store', () => {
  it('tells of the whole world after each change, and of nothing after a failure', async () => {
    const worlds: World[] = [];
    const store = createMemoryStore(contractWorld, { onCommit: (world) => worlds.push(world) });
    await store.transaction((tx) => tx.tokens.add(token()));
    await store.touchToken(token().id, moment(5));
    await store.touchToken(token().id, moment(4));
    const failing = store.transaction(async (tx) => {
      await tx.roles.add(role());
      throw new Error('in the middle');
    });
    await expect(failing).rejects.toThrow('in the middle');
    expect(worlds).toEqual([
      { ...contractWorld, tokens: [token()] },
      { ...contractWorld, tokens: [token({ lastUsedAt: moment(5) })] },
    ]);
  });

  it('notes what was seen of tokens at once, also while a transaction is open, and tells of it', async () => {
    const worlds: World[] = [];
    const world = { ...contractWorld, tokens: [token()], legacyTokens: [legacyToken()] };
    const store = createMemoryStore(world, { onCommit: (changed) => worlds.push(changed) });
    const noted = {
      ...world,
      legacyTokens: [legacyToken({ lastUsedAt: moment(5) })],
      tokenUses: [tokenUse({ lastUsedAt: moment(5) })],
      tokenRefusals: [tokenRefusal({ refusedAt: moment(5) })],
    };
    await store.transaction(async () => {
      for (const at of [moment(5), moment(4)]) {
        await store.touchLegacyToken(legacyToken().id, at);
        await store.noteTokenUse(tokenUse({ lastUsedAt: at }));
        await store.noteTokenRefusal(tokenRefusal({ refusedAt: at }));
      }
      expect(worlds).toHaveLength(3);
      expect(worlds.at(-1)).toEqual(noted);
    });
    expect(worlds.at(-1)).toEqual(noted);
  });

  it('keeps running after a transaction that failed', async () => {
    const store = createMemoryStore(contractWorld);
    const failing = store.transaction(() => Promise.reject(new Error('first')));
    const following = store.transaction((tx) => tx.roles.add(role()));
    await expect(failing).rejects.toThrow('first');
    await following;
    expect(await store.roles.ofOrganization(acme)).toEqual([role()]);
  });

  it('is not changed through the records that it was given', async () => {
    const given = role();
    const store = createMemoryStore({ ...contractWorld, roles: [given] });
    given.createdAt.setTime(0);
    expect((await store.roles.byId(acme, given.id))?.createdAt).toEqual(moment(0));
  });

  it('never mixes the parts of what it looks for', async () => {
    const store = createMemoryStore({ ...contractWorld, bindings: [binding({ subject: 'a|1:b' })] });
    expect(await store.bindings.ofSubject(`${acme}|5:a`, 'b')).toEqual([]);
    expect(await store.bindings.ofSubject(acme, 'a|1:b')).toHaveLength(1);
  });

  it('finds its way in a list of many, whatever is added and removed', async () => {
    const rows = Array.from({ length: 200 }, (_, i) => binding({ id: uuid(i), createdAt: moment((i * 37) % 50) }));
    const store = createMemoryStore({ ...contractWorld, bindings: rows });
    const gone = rows.filter((_, index) => index % 3 === 0);
    await store.transaction(async (tx) => {
      for (const row of gone) await tx.bindings.remove(row.id);
    });
    const kept = rows
      .filter((row) => !gone.includes(row))
      .toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1));
    expect(await store.bindings.ofOrganization(acme)).toEqual(kept);
  });
});

describe('a snapshot', () => {
  const world: World = {
    ...seedWorld(new Date('2026-03-01T12:00:00.123Z')),
    usage: [usage({ projectId: seedIds.projects.production, bytes: 2n ** 62n + 1n })],
    removedProjects: [project({ id: uuid(0xa9), organizationId: seedIds.organization })],
    billingAccounts: [billingAccount({ organizationId: seedIds.organization })],
    invoices: [invoiceOf({ organizationId: seedIds.organization })],
    closedMonths: [{ month: '2024-01', closedAt: moment(1) }],
    legacyTokens: [legacyToken()],
    tokenUses: [tokenUse()],
    tokenRefusals: [tokenRefusal({ kind: 'no-project', projectId: '' })],
    migrations: [migration()],
  };

  it('survives being written and read', () => {
    expect(reviveWorld(serializeWorld(world))).toEqual(world);
    expect(reviveWorld(serializeWorld(emptyWorld))).toEqual(emptyWorld);
  });

  it.each([
    '',
    'null',
    '[]',
    '{"format":4}',
    '{"format":4,"world":{}}',
    serializeWorld(world).replace(/"format":\d+/, `"format":2`),
    serializeWorld(world).replace('"kind":"no-project"', '"kind":"unknown"'),
    serializeWorld(world).replace('"client":"agent"', '"client":"toaster"'),
    serializeWorld(world).replace('"createdServiceAccount":true', '"createdServiceAccount":1'),
    serializeWorld(world).replace('"outcome":null', '"outcome":"lost"'),
    serializeWorld(world).replace('"lastUsedAt":null', '"lastUsedAt":"soon"'),
    serializeWorld(world).replace('"name":"Acme"', '"name":7'),
    serializeWorld(world).replace('"bytes":"4611686018427387905"', '"bytes":"4.6e18"'),
    serializeWorld(world).replace('"status":"open"', '"status":"late"'),
    serializeWorld(world).slice(0, -1),
  ])('is put aside when it is not whole (case %#)', (text) => {
    expect(reviveWorld(text)).toBeUndefined();
  });

  it('can be laid into any store', async () => {
    const store = createMemoryStore();
    await layWorldOnce(store, world);
    const whole = createMemoryStore(world);
    const id = seedIds.organization;
    expect(await store.bindings.ofOrganization(id)).toEqual(await whole.bindings.ofOrganization(id));
    expect(await store.serviceAccounts.ofOrganization(id)).toEqual(await whole.serviceAccounts.ofOrganization(id));
    expect(await store.usage.inDays(id, '2024-01-01', '2024-01-31')).toEqual(
      await whole.usage.inDays(id, '2024-01-01', '2024-01-31'),
    );
    expect(await store.billing.accountOf(id)).toEqual(billingAccount({ organizationId: id }));
    expect(await store.billing.invoicesOf(id)).toEqual([invoiceOf({ organizationId: id })]);
    expect(await store.billing.lastClosed()).toEqual(world.closedMonths[0]);
  });
});
