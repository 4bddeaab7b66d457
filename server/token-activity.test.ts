import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TokenRefusal, TokenUse } from '#domain/store/records.ts';
import { createTokenActivity } from '#server/token-activity.ts';

const start = new Date('2026-03-01T12:00:00.000Z');
beforeEach(() => void vi.useFakeTimers({ now: start }));
afterEach(() => void vi.useRealTimers());

const ids = { organizationId: 'o', tokenId: 't' };
const use = (change: Partial<TokenUse> = {}): TokenUse => ({
  ...ids,
  serviceAccountId: 'a',
  projectId: 'p',
  permission: 'profile.write',
  lastUsedAt: new Date(),
  ...change,
});
const refusal = (change: Partial<TokenRefusal> = {}): TokenRefusal => ({
  ...ids,
  kind: 'permission-missing',
  projectId: 'p',
  permission: 'debuginfo.write',
  refusedAt: new Date(),
  ...change,
});

/** Notes in front of a store that keeps what it was given, and fails while `away`. */
function recorder() {
  const written: (TokenUse | TokenRefusal)[] = [];
  const reported: unknown[] = [];
  const state = { away: false };
  const write = async (seen: TokenUse | TokenRefusal) => {
    if (state.away) throw new Error('the database is away');
    written.push(seen);
  };
  const store = { noteTokenUse: write, noteTokenRefusal: write };
  return { written, reported, state, notes: createTokenActivity(store, (error) => reported.push(error)) };
}

describe('what is seen of a token', () => {
  it.each([
    ['the same use again', () => use(), 0],
    ['a use in another project', () => use({ projectId: 'q' }), 1],
    ['a use with another permission', () => use({ permission: 'debuginfo.write' }), 1],
    ['a use of another token', () => use({ tokenId: 'u' }), 1],
    ['the same use, by a clock that was set back', () => use({ lastUsedAt: new Date(start.getTime() - 5) }), 1],
  ])('is written within a second, and then %s within a minute is written %#', async (_what, next, more) => {
    const { written, notes } = recorder();
    await notes.noteTokenUse(use());
    expect(written).toEqual([]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(written).toHaveLength(1);
    await notes.noteTokenUse(next());
    await vi.advanceTimersByTimeAsync(1000);
    expect(written).toHaveLength(1 + more);
  });

  it('is written again after a minute', async () => {
    const { written, notes } = recorder();
    for (const wait of [59_999, 1, 0]) {
      await notes.noteTokenUse(use());
      await vi.advanceTimersByTimeAsync(wait);
    }
    await notes.flush();
    expect(written.map((seen) => 'lastUsedAt' in seen && seen.lastUsedAt.getTime() - start.getTime())).toEqual([
      0, 60_000,
    ]);
  });

  it('is one write a second for a client that is refused for ever new projects, and the last one counts', async () => {
    const { written, notes } = recorder();
    for (let number = 0; number < 1000; number++) await notes.noteTokenRefusal(refusal({ projectId: String(number) }));
    await vi.advanceTimersByTimeAsync(1000);
    expect(written).toEqual([refusal({ projectId: '999', refusedAt: start })]);
  });

  it('is one write a second at most also where a write takes longer than it takes for the next refusal to come', async () => {
    let writes = 0;
    const slow = async () => {
      writes += 1;
      await new Promise((resolve) => void setTimeout(resolve, 20));
    };
    const notes = createTokenActivity({ noteTokenUse: slow, noteTokenRefusal: slow }, () => expect.unreachable());
    for (let number = 0; number < 1000; number += 1) {
      await notes.noteTokenRefusal(refusal({ projectId: String(number) }));
      await vi.advanceTimersByTimeAsync(5);
    }
    expect(writes).toBe(4); // in five seconds
  });

  it('waits for a database that is away, and is written at the end', async () => {
    const { written, reported, state, notes } = recorder();
    state.away = true;
    await notes.noteTokenUse(use());
    await notes.noteTokenRefusal(refusal());
    await vi.advanceTimersByTimeAsync(2000);
    expect(reported).toHaveLength(2);
    state.away = false;
    await notes.flush();
    expect(written).toHaveLength(2);
  });
});
