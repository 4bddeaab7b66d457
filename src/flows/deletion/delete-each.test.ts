import { Code, ConnectError } from '@connectrpc/connect';
import { describe, expect, test } from 'vitest';
import { ErrorInfoSchema } from '#proto/google/rpc/error_details_pb.ts';
import { deleteEach } from './delete-each.ts';

const ids = Array.from({ length: 20 }, (_, at) => `b${at}`);

/** Deletes all but what fails, and says what was tried, how, and how many at once at most. */
async function run(failing: Readonly<Record<string, Code>> = {}, stopAt = Infinity, last: string[] = []) {
  const stop = new AbortController();
  const tried: string[] = [];
  const progress: number[] = [];
  let [running, most] = [0, 0];
  const outcome = await deleteEach(
    { first: ids, last },
    {
      remove: async (id) => {
        tried.push(id);
        if (tried.length >= stopAt) stop.abort();
        running += 1;
        most = Math.max(most, running);
        await Promise.resolve();
        running -= 1;
        const code = failing[id];
        if (code) throw new ConnectError('no', code);
      },
      onProgress: (count) => progress.push(count),
      signal: stop.signal,
    },
  );
  return { ...outcome, tried, progress, most };
}

test('deletes each once, in order, four at a time, and tells how far it is', async () => {
  const { gone, refused, halted, tried, progress, most } = await run();
  expect(tried).toEqual(ids);
  expect([...gone].toSorted()).toEqual(ids.toSorted());
  expect({ refused, halted, most }).toEqual({ refused: [], halted: undefined, most: 4 });
  expect(progress).toEqual(ids.map((_, at) => at + 1));
});

test('what somebody else deleted is gone all the same', async () => {
  const { gone, alreadyGone, refused } = await run({ b3: Code.NotFound });
  expect(gone.has('b3')).toBe(true);
  expect(alreadyGone).toEqual(new Set(['b3']));
  expect(refused).toEqual([]);
});

test('where the organization is not there any more for the person, nothing is known to be gone', async () => {
  const detail = { desc: ErrorInfoSchema, value: { reason: 'NOT_FOUND', metadata: { what: 'organization' } } };
  const { gone, refused, halted } = await deleteEach(
    { first: [...ids, ...ids.map((id) => `more ${id}`)], last: [] },
    {
      remove: () => Promise.reject(new ConnectError('no', Code.NotFound, undefined, [detail])),
      onProgress: () => undefined,
      signal: new AbortController().signal,
    },
  );
  expect(gone.size).toBe(0);
  expect(refused.length).toBeLessThan(30);
  expect(halted?.kind).toBe('not-found');
});

test('a refusal keeps the others from nothing', async () => {
  const { gone, refused } = await run({ b0: Code.FailedPrecondition, b7: Code.PermissionDenied });
  expect(refused.map(({ item, error }) => [item, error.kind])).toEqual([
    ['b0', 'conflict'],
    ['b7', 'denied'],
  ]);
  expect(gone.size).toBe(18);
});

test.each([
  ['is out of reach', Code.Unavailable, 'offline'],
  ['knows no session', Code.Unauthenticated, 'signed-out'],
])('once the server %s, nothing more is tried', async (_, code, kind) => {
  const { gone, refused, halted, tried } = await run({ b5: code });
  expect(halted?.kind).toBe(kind);
  expect(tried.length).toBeLessThan(10);
  expect(gone.has('b5') || refused.some(({ item }) => item === 'b5')).toBe(false);
});

test('stops after those that are under way', async () => {
  const { gone, tried } = await run({}, 6);
  expect(gone).toEqual(new Set(tried));
  expect(tried.length).toBeLessThan(10);
});

test('a lost answer leaves it unclear whether it is gone, a refusal does not', async () => {
  const { unclear, refused } = await run({ b0: Code.Internal, b7: Code.PermissionDenied });
  expect(unclear).toEqual(new Set(['b0']));
  expect(refused.map(({ item }) => item)).toEqual(['b0', 'b7']);
});

describe('what comes last', () => {
  const last = ['own', 'own too'];

  test('waits for all before it, and goes alone', async () => {
    const { tried, gone } = await run({}, Infinity, last);
    expect(tried).toEqual([...ids, ...last]);
    expect(gone.size).toBe(22);
  });

  test.each([
    ['one before it was refused', { b3: Code.PermissionDenied }, Infinity],
    ['the server went away', { b19: Code.Unavailable }, Infinity],
    ['it was stopped', {}, 20],
  ])('stays when %s', async (_, failing, stopAt) => {
    const { tried } = await run(failing, stopAt, last);
    expect(tried).toEqual(ids);
  });

  test('stays when the first of them is refused', async () => {
    const { tried } = await run({ own: Code.FailedPrecondition }, Infinity, last);
    expect(tried).toEqual([...ids, 'own']);
  });
});

test('what is refused twenty times in a row is not tried a hundred thousand times', async () => {
  const many = Array.from({ length: 1_000 }, (_, at) => at);
  const { refused, halted } = await deleteEach(
    { first: many, last: [] },
    {
      remove: () => Promise.reject(new ConnectError('no', Code.PermissionDenied)),
      onProgress: () => undefined,
      signal: new AbortController().signal,
    },
  );
  expect(halted?.kind).toBe('denied');
  expect(refused.length).toBeLessThan(30);
});
