import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createProfileMeter } from '#server/profile-meter.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('adds up what is received within a second, and writes it once for each project', async () => {
  const written: [string, number][] = [];
  const meter = createProfileMeter(
    async (...total) => void written.push(total),
    () => expect.unreachable(),
  );
  for (const bytes of [1, 2, 3]) meter.add('a', bytes);
  meter.add('b', 10);
  expect(written).toEqual([]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(written).toEqual([
    ['a', 6],
    ['b', 10],
  ]);
  meter.add('a', 4);
  await meter.flush();
  expect(written.at(-1)).toEqual(['a', 4]);
  await vi.advanceTimersByTimeAsync(5000);
  expect(written).toHaveLength(3);
});

it('keeps what could not be written, and what came meanwhile, and writes both later', async () => {
  const written: [string, number][] = [];
  const reported: unknown[] = [];
  const failure = new Error('the database is away');
  let isAway = true;
  const meter = createProfileMeter(
    async (...total) => {
      if (!isAway) return void written.push(total);
      meter.add('a', 5);
      throw failure;
    },
    (error) => void reported.push(error),
  );
  meter.add('a', 1);
  meter.add('b', 2);
  await vi.advanceTimersByTimeAsync(1000);
  expect(reported).toEqual([failure]);
  isAway = false;
  await vi.advanceTimersByTimeAsync(1000);
  expect(new Map(written)).toEqual(
    new Map([
      ['a', 6],
      ['b', 2],
    ]),
  );
});
