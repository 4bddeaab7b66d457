import { expect, it } from 'vitest';
import { createTurns } from '#server/single-sign-on/turns.ts';

/** Asks for a turn; `has` tells whether it has come. */
function asking(turns: ReturnType<typeof createTurns>, key: string) {
  const over = new AbortController();
  const own = { has: false, end: () => over.abort(), taken: take() };
  async function take(): Promise<void> {
    await turns.take(key, over.signal);
    own.has = true;
  }
  return own;
}

it('gives a turn to so many at a time, and to so many of one key', async () => {
  const turns = createTurns({ all: 3, each: 2 });
  const [a1, a2, a3] = [asking(turns, 'a'), asking(turns, 'a'), asking(turns, 'a')];
  const [b1, c1] = [asking(turns, 'b'), asking(turns, 'c')];
  await Promise.all([a1.taken, a2.taken, b1.taken]);
  expect([a3.has, c1.has]).toEqual([false, false]);
  b1.end();
  await c1.taken; // before a3, of whose key two have a turn
  expect(a3.has).toBe(false);
  a1.end();
  await a3.taken;
});

it('forgets whoever gives up', async () => {
  const turns = createTurns({ all: 1, each: 1 });
  const [first, second, third] = [asking(turns, 'a'), asking(turns, 'b'), asking(turns, 'c')];
  await first.taken;
  second.end();
  await expect(second.taken).rejects.toThrow('given up');
  first.end();
  await third.taken;
  third.end();
  const last = asking(turns, 'd');
  await last.taken;
  expect(last.has).toBe(true);
});
