import { expect, it } from 'vitest';
import { acme, acmeProject, contractWorld, token, tokenRefusal, tokenUse } from '#domain/store/contract-world.ts';
import { layWorldOnce } from '#domain/store/lay-world.ts';
import type { StoreTransaction } from '#domain/store/store.ts';
import { createSqlStore } from '#server/database/sql-store.ts';
import { openTestSchema } from '#server/testing/test-database.ts';
import { findPostgres } from '#server/testing/test-postgres.ts';

const source = findPostgres(process.env);

const removals: readonly (readonly [string, (tx: StoreTransaction) => Promise<void>])[] = [
  ['token', (tx) => tx.tokens.remove(token().id)],
  ['project', (tx) => tx.projects.remove(acmeProject)],
];

// On SQLite, nothing can be written while a transaction is open.
it.skipIf(source.missing !== undefined).each(removals)(
  'on PostgreSQL, a use that is noted after a transaction has begun goes with its %s',
  async (_what, remove) => {
    const database = await openTestSchema(source, 'noted');
    const store = createSqlStore(database);
    await layWorldOnce(store, { ...contractWorld, tokens: [token()] });
    let tries = 0;
    await store.transaction(async (tx) => {
      tries += 1;
      await tx.tokens.byId(token().id); // from now on, it sees nothing newer
      await store.noteTokenUse(tokenUse());
      await store.noteTokenRefusal(tokenRefusal());
      await remove(tx);
    });
    expect(tries).toBe(2); // the first try could not see what it had to remove
    expect(await store.activity.usesOfToken(acme, token().id)).toEqual([]);
    expect(await store.activity.lastDataIn(acme)).toEqual(new Map());
    await database.close();
  },
);
