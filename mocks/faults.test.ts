import { describe, expect, test } from 'vitest';
import { faultsAtWork, parseFaults } from '#mocks/faults.ts';
import { emptyStorage } from '#mocks/testing.ts';

const rpcs = ['ListRoles', 'ListRoleBindings', 'CreateRole', 'GetSelf'];

function faultsOf(text: string) {
  const faults = parseFaults(text, rpcs);
  if ('problem' in faults) throw new Error(faults.problem);
  return faults;
}

/** What becomes of calls in turn: a status, `lost` without an answer; and how many were carried out. */
async function play(text: string, calls: readonly string[], storage = emptyStorage()) {
  let carriedOut = 0;
  let ended = 0;
  const withFaults = faultsAtWork(faultsOf(text), storage, () => (ended += 1));
  const answers = [];
  for (const rpc of calls) {
    const answer = await withFaults(rpc, async () => {
      carriedOut += 1;
      return Response.json({});
    });
    answers.push(answer.type === 'error' ? 'none' : answer.status);
  }
  return { answers, carriedOut, ended };
}

describe('a fault', () => {
  test('hits its RPC and no other', async () => {
    const { answers } = await play('ListRoles:unavailable', ['ListRoles', 'GetSelf', 'ListRoles']);
    expect(answers).toEqual([503, 200, 503]);
  });

  test('comes as often as said, after as many calls as said', async () => {
    const calls = Array.from({ length: 5 }, () => 'ListRoles');
    expect((await play('ListRoles:not_found:2:after=1', calls)).answers).toEqual([200, 404, 404, 200, 200]);
  });

  test('does not begin again with a reload', async () => {
    const storage = emptyStorage();
    expect((await play('ListRoles:internal:1', ['ListRoles'], storage)).answers).toEqual([500]);
    expect((await play('ListRoles:internal:1', ['ListRoles'], storage)).answers).toEqual([200]);
  });

  test('loses the call, or only its answer', async () => {
    expect(await play('CreateRole:network', ['CreateRole'])).toMatchObject({ answers: ['none'], carriedOut: 0 });
    expect(await play('CreateRole:lost', ['CreateRole'])).toMatchObject({ answers: ['none'], carriedOut: 1 });
  });

  test('takes the network away from every RPC', async () => {
    expect((await play('offline', ['GetSelf', 'ListRoles'])).answers).toEqual(['none', 'none']);
  });

  test('ends the session once, after as many calls as said', async () => {
    const storage = emptyStorage();
    expect((await play('session-expired:after=2', ['GetSelf', 'GetSelf'], storage)).ended).toBe(0);
    expect((await play('session-expired:after=2', ['GetSelf', 'GetSelf'], storage)).ended).toBe(1);
  });

  test('can stand beside others', async () => {
    const { answers } = await play('ListRoles:aborted,GetSelf:network:1', ['GetSelf', 'ListRoles', 'GetSelf']);
    expect(answers).toEqual(['none', 409, 200]);
  });
});

test('a denial says which permission is missing, any other refusal which fault it is', async () => {
  const withFaults = faultsAtWork(faultsOf('ListRoles:permission_denied,CreateRole:internal'), emptyStorage(), () => 0);
  const refusalOf = async (rpc: string) => (await withFaults(rpc, () => Promise.resolve(new Response()))).json();
  expect(await refusalOf('ListRoles')).toMatchObject({
    code: 'permission_denied',
    message: expect.stringContaining('This needs role.list in the organization.'),
  });
  expect(await refusalOf('CreateRole')).toEqual({
    code: 'internal',
    message: 'A fault of the mocks: CreateRole answers internal.',
  });
});

describe('a fault that cannot be read', () => {
  test.each([
    ['ListRole:unavailable', 'there is no RPC “ListRole”. Near it: ListRoles, ListRoleBindings.'],
    ['Nothing:unavailable', 'There are: ListRoles, ListRoleBindings, CreateRole, GetSelf.'],
    ['ListRoles', 'a code is missing.'],
    ['ListRoles:503', '“503” is no code.'],
    ['ListRoles:unavailabel', '“unavailabel” is no code.'],
    ['ListRoles:unavailable:often', '“often” is out of place.'],
    ['ListRoles:unavailable:0', '“0” is out of place.'],
    ['ListRoles:unavailable:after=1:2', '“2” is out of place.'],
    ['ListRoles:unavailable:1:2', '“2” is out of place.'],
    ['GetSelf:internal,offline:3', 'offline takes nothing behind it.'],
    ['session-expired:soon', '“soon” is out of place.'],
    [',', 'nothing is named.'],
    ['ListRoles:internal,', 'nothing is named.'],
  ])('%s is said to be a mistake', (text, words) => {
    const read = parseFaults(text, rpcs);
    expect('problem' in read ? read.problem : '').toContain(words);
  });
});
