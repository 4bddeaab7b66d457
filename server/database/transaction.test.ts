import { Code, ConnectError } from '@connectrpc/connect';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { layWorldOnce } from '#domain/store/lay-world.ts';
import { receivedBy } from '#domain/testing/received-by.ts';
import { codeOf } from '#domain/testing/refusal.ts';
import { idOf, organizations, projects, spare, subjectOf, testRecords } from '#domain/testing/test-records.ts';
import { type Clients, createTestWorld, type TestWorld } from '#domain/testing/test-world.ts';
import type { Database, Setback } from '#server/database/database.ts';
import type { Queries } from '#server/database/schema.ts';
import { createSqlStore } from '#server/database/sql-store.ts';
import { transactionsOf } from '#server/database/transaction.ts';
import { openTestDatabase, openTestSchema } from '#server/testing/test-database.ts';
import { findPostgres } from '#server/testing/test-postgres.ts';

describe('a transaction that another one gets in the way of', () => {
  const failure = new Error('the database says no');

  /** Fails so often, for this reason; answers in which try it succeeded. */
  async function attempt(setback: Setback, failures: number, limit?: number): Promise<number> {
    const database: Database = { ...(await openTestDatabase()), setbackOf: () => setback };
    let tries = 0;
    const work = async (queries: Queries) => {
      tries += 1;
      if (tries > failures) return tries;
      // A lost connection rolls back by itself.
      if (setback === 'lost') await sql`rollback`.execute(queries);
      throw failure;
    };
    try {
      return await transactionsOf(database, limit)(work);
    } finally {
      await database.close();
    }
  }

  it('starts anew, more often than a crowd needs', async () => {
    expect(await attempt('conflict', 12)).toBe(13);
    expect(await attempt('duplicate', 1)).toBe(2);
  });

  it('ends when its time is up, with words that say to try again', async () => {
    const refused = await attempt('conflict', Infinity, 0).catch((error: unknown) => ConnectError.from(error));
    expect(refused).toMatchObject({ code: Code.Aborted, cause: failure });
  });

  it('is not tried a third time when a row is there twice', async () => {
    const refused = await attempt('duplicate', 2).catch((error: unknown) => ConnectError.from(error));
    expect(refused).toMatchObject({ code: Code.Aborted, cause: failure });
  });

  it('is tried once more on another connection when its own is lost', async () => {
    expect(await attempt('lost', 1)).toBe(2);
    await expect(attempt('lost', 2)).rejects.toBe(failure);
  });
});

const source = findPostgres(process.env);
const why = source.missing === undefined ? '' : ` (skipped: ${source.missing})`;

describe.skipIf(source.missing !== undefined)(`many at once on PostgreSQL${why}`, () => {
  const organizationId = organizations.acme;
  const serviceAccountId = idOf('idleMachine', 'account');
  let database: Database;
  let world: TestWorld;

  beforeAll(async () => {
    database = await openTestSchema(source, 'transactions');
    const store = createSqlStore(database);
    await layWorldOnce(store, await testRecords(new Date('2026-03-01T12:00:00.000Z')));
    world = await createTestWorld(undefined, (host) => ({ ...host, store }));
  }, 60_000);

  afterAll(() => database.close());

  it('thirty people make thirty service accounts', async () => {
    const { accounts } = world.as('owner');
    const codes = await Promise.all(
      Array.from({ length: 30 }, (_, i) => codeOf(accounts.createServiceAccount({ organizationId, name: `n${i}` }))),
    );
    expect(codes).toEqual(codes.map(() => 'OK'));
    expect(world.reports).toEqual([]);
  });

  /** What must be there once only, each asked for by twenty at once. */
  const once: readonly (readonly [string, (clients: Clients) => Promise<unknown>])[] = [
    ['service account', ({ accounts }) => accounts.createServiceAccount({ organizationId, name: 'same' })],
    [
      'API token',
      ({ accounts }) => accounts.createServiceAccountToken({ organizationId, serviceAccountId, name: 'same' }),
    ],
    ['role', ({ roles }) => roles.createRole({ organizationId, name: 'Same', permissions: ['view.read'] })],
    [
      'role binding',
      ({ roles }) => roles.createRoleBinding({ organizationId, subject: subjectOf('newcomer'), role: 'system:viewer' }),
    ],
    ['acceptance of an invite', ({ roles }) => roles.acceptInvite({ token: spare.invite.token })],
    ['upload', ({ debuginfo }) => debuginfo.initiateUpload({ buildId: 'same', hash: 'hash', size: 1n })],
  ];

  it.each(once)(
    'one of twenty makes the %s, and the others are told that it is there, or to try again',
    async (what, call) => {
      const clients = what === 'upload' ? world.as('uploader', projects.alpha) : world.as('owner');
      const codes = await Promise.all(Array.from({ length: 20 }, () => codeOf(call(clients))));
      expect(codes.filter((code) => code === 'OK')).toHaveLength(1);
      const told = new Set(['OK', 'Aborted', what === 'upload' ? 'FailedPrecondition' : 'AlreadyExists']);
      expect(codes.filter((code) => !told.has(code))).toEqual([]);
      expect(world.reports).toEqual([]);
    },
  );

  it('eighty batches of profiles for one project are all counted', async () => {
    const { profiles } = world.as('scraper', projects.alpha);
    const before = await receivedIn(database);
    const batch = { series: [{ samples: [{ rawProfile: new Uint8Array(5) }] }] };
    const codes = await Promise.all(Array.from({ length: 80 }, () => codeOf(profiles.writeRaw(batch))));
    expect(codes).toEqual(codes.map(() => 'OK'));
    expect(await receivedIn(database)).toBe(before + 400n);
  });
});

async function receivedIn(database: Database): Promise<bigint> {
  return (await receivedBy(createSqlStore(database), organizations.acme, projects.alpha)).bytes;
}
