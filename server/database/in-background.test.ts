import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  acme,
  contractWorld,
  legacyToken,
  token,
  tokenRefusal,
  tokenUse,
  usage,
} from '#domain/store/contract-world.ts';
import { layWorldOnce } from '#domain/store/lay-world.ts';
import type { Store } from '#domain/store/store.ts';
import type { Database } from '#server/database/database.ts';
import { createSqlStore } from '#server/database/sql-store.ts';
import { addBatch } from '#server/database/usage-batches.ts';
import { openTestDatabase } from '#server/testing/test-database.ts';

const now = new Date('2024-01-02T00:00:00.000Z');
let database: Database;
let store: Store;

beforeEach(async () => {
  database = await openTestDatabase();
  store = createSqlStore(database);
  await layWorldOnce(store, { ...contractWorld, tokens: [token()], legacyTokens: [legacyToken()] });
});
afterEach(() => database.close());

const tokenId = token().id;

/** All that is written in the background, and how to see whether it was. */
const writes: readonly { readonly write: () => Promise<void>; readonly read: () => Promise<unknown> }[] = [
  {
    write: () => addBatch(database, { meterId: 'm', number: 1, usage: [usage()] }, now),
    read: async () => (await store.usage.inDays(acme, '2024-01-01', '2024-01-31'))[0],
  },
  {
    write: () => store.noteTokenUse(tokenUse()),
    read: async () => (await store.activity.usesOfToken(acme, tokenId))[0],
  },
  {
    write: () => store.noteTokenRefusal(tokenRefusal()),
    read: async () => (await store.activity.refusalsOfToken(acme, tokenId))[0],
  },
  {
    write: () => store.touchToken(tokenId, now),
    read: async () => (await store.tokens.byId(tokenId))?.lastUsedAt ?? undefined,
  },
  {
    write: () => store.touchLegacyToken(legacyToken().id, now),
    read: async () => (await store.legacyTokens.byId(legacyToken().id))?.lastUsedAt ?? undefined,
  },
];

/** Another program that takes the write lock, holds it for a while, and ends. It says when it has the lock. */
const program = `
  const { parentPort, workerData } = require('node:worker_threads');
  const database = new (require('better-sqlite3'))(workerData.place);
  database.exec('begin immediate');
  parentPort.postMessage('locked');
  setTimeout(() => database.close(), workerData.time);
`;

it('what can be written later is refused while another program holds a SQLite file, instead of waiting for it', async () => {
  // Less than a query waits: a write that waited as long would succeed, and stop everything else in this process meanwhile.
  const other = new Worker(program, { eval: true, workerData: { place: database.place, time: 3_000 } });
  const ended = once(other, 'exit');
  await once(other, 'message');
  for (const { write } of writes) await expect(write()).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
  await ended;
  for (const { read } of writes) expect(await read()).toBeUndefined();
  for (const { write } of writes) await write();
  for (const { read } of writes) expect(await read()).toBeDefined();
});
