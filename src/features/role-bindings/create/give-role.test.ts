import { Code, ConnectError } from '@connectrpc/connect';
import { expect, test } from 'vitest';
import {
  failedOf,
  findLost,
  type Gift,
  giftsOf,
  giveRole,
  isLost,
  keyOf,
  madeOf,
  mergeResults,
  sameRefusal,
  takeBack,
} from './give-role.ts';

const subject = 'serviceaccount:ci';
const giftsIn = (...projectIds: string[]) => giftsOf([subject], projectIds);

/** A backend that answers each project with an id or an error, and remembers what it was asked. */
function backend(answers: Record<string, string | ConnectError>) {
  const asked: string[] = [];
  const answer = async (key: string) => {
    asked.push(key);
    const said = answers[key];
    if (said instanceof ConnectError) throw said;
    return said ?? '';
  };
  return { asked, answer, create: ({ projectId }: Gift) => answer(projectId) };
}

const exists = new ConnectError('The subject has this role at this scope already.', Code.AlreadyExists);
const denied = new ConnectError('You can’t give this role.', Code.PermissionDenied);
const gone = new ConnectError('There is no such role binding.', Code.NotFound);

test('says for each project what became of it, and goes on after a refusal', async () => {
  const { create } = backend({ a: 'id-a', b: exists, c: denied, d: 'id-d' });
  const tried: number[] = [];
  const results = await giveRole(giftsIn('a', 'b', 'c', 'd'), create, (count) => tried.push(count));
  expect(tried).toEqual([1, 2, 3, 4]);
  expect(results.map(({ outcome }) => outcome)).toEqual(['made', 'existed', 'failed', 'made']);
  expect(madeOf(results)).toEqual([
    { outcome: 'made', subject, projectId: 'a', id: 'id-a' },
    { outcome: 'made', subject, projectId: 'd', id: 'id-d' },
  ]);
  expect(failedOf(results)[0]?.error).toMatchObject({ kind: 'denied', message: 'You can’t give this role.' });
});

test.each([
  ['the session is over', new ConnectError('', Code.Unauthenticated)],
  ['the server is out of reach', new ConnectError('', Code.Unavailable)],
])('asks no further when %s', async (_, error) => {
  const { asked, create } = backend({ a: 'id-a', b: error });
  const results = await giveRole(giftsIn('a', 'b', 'c', 'd'), create);
  expect(asked).toEqual(['a', 'b']);
  expect(results.map(({ outcome, projectId }) => `${projectId} ${outcome}`)).toEqual([
    'a made',
    'b failed',
    'c failed',
    'd failed',
  ]);
});

test('a second try replaces failures and never what was made', async () => {
  const first = await giveRole(giftsIn('a', 'b', 'c'), backend({ a: 'id-a', b: denied, c: denied }).create);
  const second = await giveRole(giftsIn('b', 'c'), backend({ b: 'id-b', c: denied }).create);
  expect(mergeResults(first, second)).toMatchObject([
    { projectId: 'a', id: 'id-a' },
    { projectId: 'b', id: 'id-b' },
    { projectId: 'c', outcome: 'failed' },
  ]);
});

test('takes back all that can be taken back; what is gone already counts as taken back', async () => {
  const { asked, answer } = backend({ 1: gone, 2: denied, 3: '' });
  const made = ['1', '2', '3'].map((id) => ({ id, subject, projectId: `p${id}` }));
  const failures = await takeBack(made, async (id) => void (await answer(id)));
  expect(asked).toEqual(['1', '2', '3']);
  expect(failures).toMatchObject([{ projectId: 'p2', error: { kind: 'denied' } }]);
});

test('what was lost on the way was made if the list has it, and may be on its way if not', async () => {
  const noAnswer = new ConnectError('', Code.DeadlineExceeded);
  const { create } = backend({ a: 'id-a', b: noAnswer, c: exists, d: noAnswer, e: exists });
  const results = await giveRole(giftsIn('a', 'b', 'c', 'd', 'e'), create);
  expect(results.filter(isLost).map(({ projectId }) => projectId)).toEqual(['b', 'd']);

  const since = ['b', 'c', 'e'].map((projectId) => ({ id: `id-${projectId}`, subject, projectId }));
  const found = findLost(results, new Set(giftsIn('b', 'c', 'd').map(keyOf)), since);
  expect(madeOf(found).map(({ id }) => id)).toEqual(['id-a', 'id-b', 'id-c']);
  expect(found.filter(isLost).map(({ projectId }) => projectId)).toEqual(['d']);
  expect(found.at(-1)).toBe(results.at(-1));
});

const refusalOf = async (answers: Record<string, string | ConnectError>) =>
  sameRefusal(await giveRole(giftsIn(...Object.keys(answers)), backend(answers).create));

test('gives every subject the role in every project, and keeps their results apart', async () => {
  const results = await giveRole(giftsOf(['user:dev:a', 'user:dev:b'], ['p', 'q']), async (gift) => {
    if (keyOf(gift) === keyOf({ subject: 'user:dev:b', projectId: 'p' })) throw denied;
    return keyOf(gift);
  });
  expect(results.map(({ outcome }) => outcome)).toEqual(['made', 'made', 'failed', 'made']);
  const again = await giveRole(failedOf(results), async () => 'late');
  expect(madeOf(mergeResults(results, again)).map(({ id }) => id)).toEqual([
    'p user:dev:a',
    'q user:dev:a',
    'late',
    'q user:dev:b',
  ]);
});

test('tells why nothing was made only where it is the same everywhere', async () => {
  expect(await refusalOf({ a: denied, b: denied })).toMatchObject({ kind: 'denied' });
  expect(await refusalOf({ a: exists, b: exists })).toMatchObject({ kind: 'exists' });
  expect(await refusalOf({ a: denied, b: exists })).toBeUndefined();
  expect(await refusalOf({ a: denied, b: 'id-b' })).toBeUndefined();
  expect(await refusalOf({ a: 'id-a' })).toBeUndefined();
});

test('an answer that was lost everywhere leaves it open whether it was made', async () => {
  const lost = new ConnectError('', Code.Unavailable);
  const results = await giveRole(giftsIn('a', 'b'), backend({ a: lost, b: lost }).create);
  expect(sameRefusal(results)).toMatchObject({ kind: 'offline', isUncertain: true });
});
