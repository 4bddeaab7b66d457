import { Code, ConnectError } from '@connectrpc/connect';
import { expect, test } from 'vitest';
import { failedOf, findLost, giveRole, isLost, madeOf, mergeResults, takeBack } from './give-role.ts';

/** A backend that answers each project with an id or an error, and remembers what it was asked. */
function backend(answers: Record<string, string | ConnectError>) {
  const asked: string[] = [];
  const answer = async (key: string) => {
    asked.push(key);
    const said = answers[key];
    if (said instanceof ConnectError) throw said;
    return said ?? '';
  };
  return { asked, answer };
}

const exists = new ConnectError('The subject has this role at this scope already.', Code.AlreadyExists);
const denied = new ConnectError('You can’t give this role.', Code.PermissionDenied);
const gone = new ConnectError('There is no such role binding.', Code.NotFound);

test('says for each project what became of it, and goes on after a refusal', async () => {
  const { answer } = backend({ a: 'id-a', b: exists, c: denied, d: 'id-d' });
  const results = await giveRole(['a', 'b', 'c', 'd'], answer);
  expect(results.map(({ outcome }) => outcome)).toEqual(['made', 'existed', 'failed', 'made']);
  expect(madeOf(results)).toEqual([
    { outcome: 'made', projectId: 'a', id: 'id-a' },
    { outcome: 'made', projectId: 'd', id: 'id-d' },
  ]);
  expect(failedOf(results)[0]?.error).toMatchObject({ kind: 'denied', message: 'You can’t give this role.' });
});

test.each([
  ['the session is over', new ConnectError('', Code.Unauthenticated)],
  ['the server is out of reach', new ConnectError('', Code.Unavailable)],
])('asks no further when %s', async (_, error) => {
  const { asked, answer } = backend({ a: 'id-a', b: error });
  const results = await giveRole(['a', 'b', 'c', 'd'], answer);
  expect(asked).toEqual(['a', 'b']);
  expect(results.map(({ outcome, projectId }) => `${projectId} ${outcome}`)).toEqual([
    'a made',
    'b failed',
    'c failed',
    'd failed',
  ]);
});

test('a second try replaces failures and never what was made', async () => {
  const first = await giveRole(['a', 'b', 'c'], backend({ a: 'id-a', b: denied, c: denied }).answer);
  const second = await giveRole(['b', 'c'], backend({ b: 'id-b', c: denied }).answer);
  expect(mergeResults(first, second)).toMatchObject([
    { projectId: 'a', id: 'id-a' },
    { projectId: 'b', id: 'id-b' },
    { projectId: 'c', outcome: 'failed' },
  ]);
});

test('takes back all that can be taken back; what is gone already counts as taken back', async () => {
  const { asked, answer } = backend({ 1: gone, 2: denied, 3: '' });
  const made = ['1', '2', '3'].map((id) => ({ id, projectId: `p${id}` }));
  const failures = await takeBack(made, async (id) => void (await answer(id)));
  expect(asked).toEqual(['1', '2', '3']);
  expect(failures).toMatchObject([{ projectId: 'p2', error: { kind: 'denied' } }]);
});

test('what was lost on the way was made if the list has it, and may be on its way if not', async () => {
  const noAnswer = new ConnectError('', Code.DeadlineExceeded);
  const { answer } = backend({ a: 'id-a', b: noAnswer, c: exists, d: noAnswer, e: exists });
  const results = await giveRole(['a', 'b', 'c', 'd', 'e'], answer);
  expect(results.filter(isLost).map(({ projectId }) => projectId)).toEqual(['b', 'd']);

  const since = ['b', 'c', 'e'].map((projectId) => ({ id: `id-${projectId}`, projectId }));
  const found = findLost(results, new Set(['b', 'c', 'd']), since);
  expect(madeOf(found).map(({ id }) => id)).toEqual(['id-a', 'id-b', 'id-c']);
  expect(found.filter(isLost).map(({ projectId }) => projectId)).toEqual(['d']);
  expect(found.at(-1)).toBe(results.at(-1));
});
