import { Code, ConnectError } from '@connectrpc/connect';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { layWorldOnce } from '#domain/store/lay-world.ts';
import type { Store } from '#domain/store/store.ts';
import { codeOf } from '#domain/testing/refusal.ts';
import { organizations, testRecords } from '#domain/testing/test-records.ts';
import { createTestWorld } from '#domain/testing/test-world.ts';
import { type Database, openDatabase } from '#server/database/database.ts';
import { migrate } from '#server/database/migrate.ts';
import { createSqlStore } from '#server/database/sql-store.ts';
import { poolerMissing, startPooler, type TestPooler } from '#server/testing/test-pooler.ts';
import { findPostgres, freePort, type TestPostgres } from '#server/testing/test-postgres.ts';

const source = findPostgres(process.env);
const why = source.missing === undefined ? '' : ` (skipped: ${source.missing})`;
const organizationId = organizations.acme;
const at = new Date('2026-03-01T12:00:00.000Z');

describe.skipIf(source.missing !== undefined)(`PostgreSQL as operators run it${why}`, () => {
  const role = `operated_${process.pid}`;
  let postgres: TestPostgres;
  let admin: Database;
  let url: string;
  const run = (statement: string) => sql.raw(statement).execute(admin.queries);

  /** Ends every connection of the pool, on the server's side. */
  const endConnections = () => run(`select pg_terminate_backend(pid) from pg_stat_activity where usename = '${role}'`);
  const openConnections = () => sql`select pid from pg_stat_activity where usename = ${role}`.execute(admin.queries);

  beforeAll(async () => {
    postgres = await source.start();
    admin = await openDatabase({ engine: 'postgres', url: postgres.url });
  }, 60_000);
  afterAll(async () => {
    await admin.close();
    postgres.stop();
  });

  beforeEach(async () => {
    await run(`create role ${role} login password 'p@ss/w#rd%'`);
    await run(`create database ${role} owner ${role}`);
    const own = new URL(postgres.url);
    own.username = role;
    own.password = 'p@ss/w#rd%';
    own.pathname = role;
    url = own.href;
  });
  afterEach(async () => {
    await run(`drop database ${role} with (force)`);
    await run(`drop role ${role}`);
  });

  const poolerWhy = poolerMissing === undefined ? '' : ` (skipped: ${poolerMissing})`;
  describe.skipIf(poolerMissing !== undefined)(`behind a pooler in transaction mode${poolerWhy}`, () => {
    let pooler: TestPooler;
    beforeEach(async () => {
      pooler = await startPooler(url);
    });
    afterEach(() => pooler.stop());

    it('three servers start together, and thirty people make thirty service accounts', async () => {
      const opened = await Promise.all([1, 2, 3].map(() => open(pooler.url)));
      const [first] = opened;
      const world = await createTestWorld(undefined, (host) => ({ ...host, store: first?.store ?? host.store }));
      const { accounts } = world.as('owner');
      const names = Array.from({ length: 30 }, (_, i) => `n${i}`);
      const codes = await Promise.all(
        names.map((name) => codeOf(accounts.createServiceAccount({ organizationId, name }))),
      );
      expect(codes).toEqual(names.map(() => 'OK'));
      // Nothing of ours is left in a connection that the pooler hands to the next.
      const { rows } = await sql`select 1 from pg_locks where locktype = 'advisory'`.execute(admin.queries);
      expect(rows).toEqual([]);
      await Promise.all(opened.map(({ database }) => database.close()));
    });
  });

  describe('a failover', () => {
    let database: Database;
    let store: Store;
    beforeEach(async () => {
      ({ database, store } = await open(url));
    });
    afterEach(() => database.close());

    const write = () =>
      store.transaction((tx) => tx.projects.add({ id: crypto.randomUUID(), organizationId, name: 'x', createdAt: at }));
    const read = () => store.organizations.exist();
    it('of which only the connections know goes by unseen: each read-only one is replaced', async () => {
      const busy = Array.from({ length: 10 }, () =>
        database.queries.connection().execute(async (connection) => {
          await sql`select pg_sleep(0.2)`.execute(connection);
          await sql`set session characteristics as transaction read only`.execute(connection);
        }),
      );
      await Promise.all(busy);
      expect(await Promise.all([write(), write(), write()])).toHaveLength(3);
    });

    it('that ends all connections goes by unseen', async () => {
      await Promise.all(Array.from({ length: 10 }, read));
      await endConnections();
      expect(await Promise.all([write(), write()])).toHaveLength(2);
    });

    it('that ends a connection between two queries of a transaction is “try again”, and ends no process', async () => {
      const attempt = store.transaction(async (tx) => {
        await tx.organizations.exist();
        await endConnections();
        await expect.poll(async () => (await openConnections()).rows).toEqual([]);
        await tx.projects.add({ id: crypto.randomUUID(), organizationId, name: 'x', createdAt: at });
      });
      expect(await refusalOf(attempt)).toMatchObject({ code: Code.Unavailable });
      await write();
    });

    it('is told as “try again” while the server takes no writes, and over when it does', async () => {
      await run(`alter role ${role} set default_transaction_read_only = on`);
      await endConnections();
      for (const attempt of [write, () => store.touchToken(crypto.randomUUID(), at)]) {
        expect(await refusalOf(attempt())).toMatchObject({ code: Code.Unavailable });
      }
      expect(await read()).toBe(true);
      await run(`alter role ${role} reset default_transaction_read_only`);
      await write();
    });

    it('is told as “try again” while nobody can connect, for reads as well', async () => {
      await run(`alter role ${role} connection limit 0`);
      await endConnections();
      for (const attempt of [write, read]) expect(await refusalOf(attempt())).toMatchObject({ code: Code.Unavailable });
      await run(`alter role ${role} connection limit 100`);
      await write();
    });
  });

  it('a server that is not there is “try again”', async () => {
    const gone = new URL(url);
    gone.port = String(await freePort());
    const told: string[] = [];
    const database = await openDatabase({ engine: 'postgres', url: gone.href }, undefined, (words) => told.push(words));
    const error = await refusalOf(createSqlStore(database).organizations.exist());
    expect(error).toMatchObject({ code: Code.Unavailable });
    // The operator gets the reason at the start, and the password nowhere.
    await expect(migrate(database)).rejects.toThrow('ECONNREFUSED');
    expect(told).toEqual([expect.stringContaining('ECONNREFUSED')]);
    expect(`${database.place} ${String(error)} ${told.join()}`).not.toContain('p@ss');
    await database.close();
  });
});

/** A store with the test records, over this address. */
async function open(address: string): Promise<{ database: Database; store: Store }> {
  const database = await openDatabase({ engine: 'postgres', url: address });
  await migrate(database);
  const store = createSqlStore(database);
  await layWorldOnce(store, await testRecords(at));
  return { database, store };
}

function refusalOf(attempt: Promise<unknown>): Promise<ConnectError | undefined> {
  return attempt.then(
    () => undefined,
    (error: unknown) => ConnectError.from(error),
  );
}
