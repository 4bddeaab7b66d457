import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { DailyUsage } from '#domain/store/records.ts';
import type { UsageBatch } from '#server/database/usage-batches.ts';
import { createUsageMeter } from '#server/usage-meter.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const usage = (projectId: string, bytes: bigint, day = '2026-11-29'): DailyUsage => {
  return { projectId, day, bytes, samples: 1n };
};
const sums = (batch: UsageBatch) =>
  batch.usage.map(({ projectId, day, bytes, samples }) => `${projectId} ${day} ${bytes} ${samples}`).toSorted();

it('adds up what is received within a second, and writes it in one go for each project and day', async () => {
  const written: UsageBatch[] = [];
  const meter = createUsageMeter(
    async (batch) => void written.push(batch),
    () => expect.unreachable(),
  );
  for (const bytes of [1n, 2n, 2n ** 53n]) meter.add([usage('a', bytes)]);
  meter.add([usage('a', 7n, '2026-11-30'), usage('b', 10n)]);
  meter.add([]);
  expect(written).toEqual([]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(written.map(sums)).toEqual([['a 2026-11-29 9007199254740995 3', 'a 2026-11-30 7 1', 'b 2026-11-29 10 1']]);
  meter.add([usage('a', 4n)]);
  await meter.flush();
  expect(written[1]?.usage).toEqual([usage('a', 4n)]);
  await vi.advanceTimersByTimeAsync(5000);
  expect(written).toHaveLength(2);
});

it('repeats what perhaps was written under the same number, and what came meanwhile under the next one', async () => {
  const tried: UsageBatch[] = [];
  const reported: unknown[] = [];
  const failure = new Error('the database is away');
  let isAway = true;
  const meter = createUsageMeter(
    async (batch) => {
      tried.push(batch);
      if (!isAway) return;
      meter.add([usage('a', 5n)]);
      throw failure;
    },
    (error) => void reported.push(error),
  );
  meter.add([usage('a', 1n), usage('b', 2n)]);
  await vi.advanceTimersByTimeAsync(2000);
  expect(reported).toEqual([failure, failure]);
  isAway = false;
  await vi.advanceTimersByTimeAsync(1000);
  const first = ['a 2026-11-29 1 1', 'b 2026-11-29 2 1'];
  expect(tried.map(sums)).toEqual([first, first, first, ['a 2026-11-29 10 2']]);
  expect(tried.map(({ number }) => number)).toEqual([1, 1, 1, 2]);
  expect(new Set(tried.map(({ meterId }) => meterId)).size).toBe(1);
});

it('is done at the end only when what was being written is there, even if that failed', async () => {
  const written: DailyUsage[] = [];
  const answers: { resolve: () => void; reject: (error: unknown) => void }[] = [];
  const meter = createUsageMeter(
    async (batch) => {
      await new Promise<void>((resolve, reject) => void answers.push({ resolve, reject }));
      written.push(...batch.usage);
    },
    () => undefined,
  );
  meter.add([usage('a', 1n)]);
  await vi.advanceTimersByTimeAsync(1000);
  let isDone = false;
  const end = meter.flush().then(() => (isDone = true));
  await vi.advanceTimersByTimeAsync(10);
  expect(isDone).toBe(false);
  answers[0]?.reject(new Error('the connection is lost'));
  await vi.advanceTimersByTimeAsync(10);
  answers[1]?.resolve();
  await end;
  expect(written).toEqual([usage('a', 1n)]);
});
