import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createBackgroundWrites } from '#server/background-writes.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const delay = (time: number) => new Promise<void>((resolve) => void setTimeout(resolve, time));

/** Writes that take this long, and fail while `away`: how many things each of them wrote, and when it began. */
function slowWrites(duration: number) {
  const state = { waiting: 0, away: false };
  const written: number[] = [];
  const begun: number[] = [];
  const reported: unknown[] = [];
  const write = async () => {
    if (state.waiting === 0) return;
    const taken = state.waiting;
    state.waiting = 0;
    begun.push(Date.now());
    await delay(duration);
    if (state.away) {
      state.waiting += taken;
      throw new Error('the database is away');
    }
    written.push(taken);
  };
  const { soon, flush } = createBackgroundWrites(
    write,
    () => state.waiting > 0,
    (error) => reported.push(error),
  );
  const add = () => {
    state.waiting += 1;
    soon();
  };
  return { state, written, begun, reported, add, flush };
}

describe('what is collected in the background', () => {
  it.each([
    [1, 0, 9],
    [1, 2, 9],
    [5, 20, 9],
    [1, 1000, 5],
    [10, 3000, 3],
    [300, 5, 8],
    [700, 600, 6],
    [2500, 1, 4],
    [20_000, 5, 1],
  ])(
    'that comes each %i ms, with writes of %i ms, is written %i times in ten seconds',
    async (gap, duration, count) => {
      const { begun, written, add, flush } = slowWrites(duration);
      const end = Date.now() + 10_000;
      let added = 0;
      while (Date.now() < end) {
        add();
        added += 1;
        await vi.advanceTimersByTimeAsync(Math.min(gap, end - Date.now()));
      }
      expect(begun.filter((at) => at < end)).toHaveLength(count);
      const pauses = begun.slice(1).map((at, index) => at - (begun[index] ?? 0));
      for (const pause of pauses) expect(pause).toBeGreaterThanOrEqual(1000 + duration);
      void flush();
      await vi.advanceTimersByTimeAsync(2 * duration);
      expect(written.reduce((sum, each) => sum + each, 0)).toBe(added);
    },
  );

  it('is all written when a flush is done that began after it, also during a write', async () => {
    const { written, add, flush } = slowWrites(500);
    add();
    await vi.advanceTimersByTimeAsync(1200);
    add();
    const done = flush().then(() => written.slice());
    add();
    await vi.advanceTimersByTimeAsync(1000);
    expect(await done).toEqual([1, 2]);
  });

  it('is tried again a second after a failure, in time or at a flush', async () => {
    const { state, written, reported, add, flush } = slowWrites(0);
    state.away = true;
    add();
    await vi.advanceTimersByTimeAsync(2500);
    expect(reported).toHaveLength(2);
    state.away = false;
    await vi.advanceTimersByTimeAsync(1000);
    expect(written).toEqual([1]);

    state.away = true;
    add();
    const refused = flush().catch(String);
    await vi.advanceTimersByTimeAsync(1);
    expect(await refused).toContain('the database is away');
    state.away = false;
    await vi.advanceTimersByTimeAsync(1000);
    expect(written).toEqual([1, 1]);
    expect(reported).toHaveLength(2);
  });
});
