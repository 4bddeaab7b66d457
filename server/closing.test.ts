import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClosing, tryFor } from '#server/closing.ts';

describe('closing', () => {
  it('takes every step once, the last one first, also after those that fail, and reports each failure', async () => {
    const taken: string[] = [];
    const reported: unknown[] = [];
    const closing = createClosing((error) => reported.push(error));
    const failures = [new Error('the port hangs'), new Error('the database is away')];
    closing.add(async () => void taken.push('database'));
    closing.add(async () => {
      taken.push('counted');
      throw failures[1];
    });
    closing.add(() => {
      taken.push('port');
      throw failures[0];
    });
    closing.add(async () => {
      await Promise.resolve();
      taken.push('sweep');
    });
    await expect(closing.close()).rejects.toThrow('Steps of closing that failed: 2.');
    expect(taken).toEqual(['sweep', 'port', 'counted', 'database']);
    expect(reported).toEqual(failures);
    await closing.close();
    expect(taken).toHaveLength(4);
  });
});

describe('work that is tried for almost ten seconds', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it.each([
    ['succeeds at once', 0, 0, 1, true],
    ['fails twice and then succeeds', 2, 0, 3, true],
    ['fails for less than that', 39, 0, 40, true],
    ['fails for longer', 1000, 0, 40, false],
    ['takes three seconds to fail', 1000, 3000, 4, false],
  ])('and %s', async (_what, failures, duration, tries, succeeds) => {
    let count = 0;
    const work = async () => {
      count += 1;
      await new Promise((resolve) => void setTimeout(resolve, duration));
      if (count <= failures) throw new Error(`failure ${count}`);
    };
    const outcome = tryFor(9_900, work).then(
      () => 'done',
      (error: unknown) => String(error),
    );
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await outcome).toBe(succeeds ? 'done' : `Error: failure ${tries}`);
    expect(count).toBe(tries);
  });
});
