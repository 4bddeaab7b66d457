import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { DailyUsage } from '#domain/store/records.ts';
import { createUsageMeter } from '#server/usage-meter.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const usage = (projectId: string, bytes: bigint, day = '2026-11-29'): DailyUsage => {
  return { projectId, day, bytes, samples: 1n };
};
const sums = (written: readonly DailyUsage[]) =>
  written.map(({ projectId, day, bytes, samples }) => `${projectId} ${day} ${bytes} ${samples}`).toSorted();

it('adds up what is received within a second, and writes it in one go for each project and day', async () => {
  const written: (readonly DailyUsage[])[] = [];
  const meter = createUsageMeter(
    async (rows) => void written.push(rows),
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
  expect(written[1]).toEqual([usage('a', 4n)]);
  await vi.advanceTimersByTimeAsync(5000);
  expect(written).toHaveLength(2);
});

it('keeps what could not be written, and what came meanwhile, and writes both later', async () => {
  const written: DailyUsage[] = [];
  const reported: unknown[] = [];
  const failure = new Error('the database is away');
  let isAway = true;
  const meter = createUsageMeter(
    async (rows) => {
      if (!isAway) return void written.push(...rows);
      meter.add([usage('a', 5n)]);
      throw failure;
    },
    (error) => void reported.push(error),
  );
  meter.add([usage('a', 1n), usage('b', 2n)]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(reported).toEqual([failure]);
  isAway = false;
  await vi.advanceTimersByTimeAsync(1000);
  expect(sums(written)).toEqual(['a 2026-11-29 6 2', 'b 2026-11-29 2 1']);
});

it('is done at the end only when what was being written is there, even if that failed', async () => {
  const written: DailyUsage[] = [];
  const answers: { resolve: () => void; reject: (error: unknown) => void }[] = [];
  const meter = createUsageMeter(
    async (rows) => {
      await new Promise<void>((resolve, reject) => void answers.push({ resolve, reject }));
      written.push(...rows);
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
