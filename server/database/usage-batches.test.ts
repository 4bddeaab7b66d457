import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { receivedBy } from '#domain/testing/received-by.ts';
import { organizations, projects } from '#domain/testing/test-records.ts';
import { createSqlStore } from '#server/database/sql-store.ts';
import { addBatch, removeOldMeters } from '#server/database/usage-batches.ts';
import { type SharedDatabase, sharedDatabases } from '#server/testing/shared-database.ts';
import { createUsageMeter } from '#server/usage-meter.ts';

const now = new Date('2026-11-29T12:00:00.000Z');
const day = 24 * 60 * 60 * 1000;
const usage = [{ projectId: projects.alpha, day: '2026-11-29', bytes: 5n, samples: 1n }];

describe.each(sharedDatabases)('batches of usage on $engine', ({ isMissing, open }) => {
  let shared: SharedDatabase;
  beforeAll(async () => {
    if (!isMissing) shared = await open('batches');
  }, 60_000);
  afterAll(() => shared?.remove());

  const counted = async () =>
    (await receivedBy(createSqlStore(shared.database), organizations.acme, projects.alpha)).bytes;
  const add = (meterId: string, number: number, at = now) => addBatch(shared.database, { meterId, number, usage }, at);

  it.skipIf(isMissing)('are counted once by their number, in each meter, however often they are written', async () => {
    const before = await counted();
    for (const number of [1, 1, 2, 1, 2]) await add('a', number);
    for (const number of [1, 4]) await add('b', number);
    expect(await counted()).toBe(before + 20n);
    await Promise.all(Array.from({ length: 5 }, () => add('c', 1)));
    expect(await counted()).toBe(before + 25n);
  });

  it.skipIf(isMissing)('are counted once by a meter whose first answers got lost', async () => {
    const before = await counted();
    let answers = 0;
    const meter = createUsageMeter(
      async (batch) => {
        await addBatch(shared.database, batch, now);
        answers += 1;
        if (answers < 3) throw new Error('the connection is lost');
      },
      () => undefined,
    );
    meter.add(usage);
    await expect(meter.flush()).rejects.toThrow('lost');
    meter.add(usage);
    await expect(meter.flush()).rejects.toThrow('lost');
    await meter.flush();
    expect(await counted()).toBe(before + 10n);
  });

  it.skipIf(isMissing)('leave nothing of a meter that has written nothing for a month', async () => {
    await add('idle', 1, new Date(now.getTime() - 31 * day));
    await add('living', 1, new Date(now.getTime() - 31 * day));
    await add('living', 2, new Date(now.getTime() - 29 * day));
    await removeOldMeters(shared.database.queries, now);
    const rows = await shared.database.queries.selectFrom('usageMeters').select('id').execute();
    const ids = rows.map(({ id }) => id);
    expect(ids).toContain('living');
    expect(ids).not.toContain('idle');
  });
});
