import { beforeEach, describe, expect, test } from 'vitest';
import { CreateTokenFlow, isHalfDone, LostTokenError, type FlowState, type TokenPlan } from './create-token-flow.ts';
import { FakeTokenApi, lost, refused } from './fake-token-api.ts';

const newAccount: TokenPlan = {
  account: { kind: 'new', name: 'ci', role: 'system:debuginfo-writer', projectIds: ['p1', 'p2'] },
  token: { name: 'ci token', projectId: '' },
};
const existing: TokenPlan = {
  account: { kind: 'existing', id: 'account-0', name: 'agent' },
  token: { name: 'new', projectId: 'p1' },
};

let api: FakeTokenApi;
let states: FlowState[];
const last = () => states.at(-1);
const start = (plan: TokenPlan) => new CreateTokenFlow(plan, api, (state) => states.push(state));

beforeEach(() => {
  api = new FakeTokenApi();
  states = [];
});

test('makes account, bindings and token in order', async () => {
  await start(newAccount).run();
  expect(api.calls).toEqual(['createAccount ci', 'createBinding p1', 'createBinding p2', 'createToken ci token']);
  expect(last()).toMatchObject({ status: 'done', token: { secret: 'secret of ci token' } });
});

test('an existing account needs only the token', async () => {
  await start(existing).run();
  expect(api.calls).toEqual(['createToken new']);
});

test('a double click makes one of each', async () => {
  const flow = start(newAccount);
  await Promise.all([flow.run(), flow.run()]);
  await flow.run();
  expect(api.calls.filter((call) => call.startsWith('create'))).toHaveLength(4);
});

describe('when a step is refused', () => {
  test('says what was made, and going on repeats none of it', async () => {
    api.fail('createBinding p2', refused);
    const flow = start(newAccount);
    await flow.run();
    expect(last()).toMatchObject({
      status: 'failed',
      step: { kind: 'binding', projectId: 'p2' },
      made: { account: { name: 'ci' }, bindings: ['p1'] },
    });
    await flow.run();
    expect(api.calls).toEqual([
      'createAccount ci',
      'createBinding p1',
      'createBinding p2',
      'createBinding p2',
      'createToken ci token',
    ]);
    expect(last()?.status).toBe('done');
  });

  test('is not half done when nothing was made', async () => {
    api.fail('createAccount ci', refused);
    await start(newAccount).run();
    expect(isHalfDone(newAccount, states.at(-1) ?? { status: 'idle' })).toBe(false);
  });

  test('is half done once the account exists', async () => {
    api.fail('createToken ci token', refused);
    await start(newAccount).run();
    expect(isHalfDone(newAccount, states.at(-1) ?? { status: 'idle' })).toBe(true);
  });

  test('undo deletes the new account, and the next run begins anew', async () => {
    api.fail('createToken ci token', refused);
    const flow = start(newAccount);
    await flow.run();
    expect(await flow.undo()).toBe('account');
    expect(api.accounts).toEqual([]);
    expect(last()).toEqual({ status: 'idle' });
    await flow.run();
    expect(api.calls.filter((call) => call === 'createAccount ci')).toHaveLength(2);
  });

  test('an undo that fails says so and can be tried again', async () => {
    api.fail('createToken ci token', refused);
    api.fail('deleteAccount ci', refused);
    const flow = start(newAccount);
    await flow.run();
    await flow.undo();
    expect(last()).toMatchObject({ status: 'undo-failed', made: { account: { name: 'ci' } }, error: refused });
    await flow.undo();
    expect(last()).toEqual({ status: 'idle' });
  });

  test('a taken name is an account of somebody else: it is not used', async () => {
    api.accounts.push({ id: 'other', name: 'ci', ours: false });
    await start(newAccount).run();
    expect(api.calls).toEqual(['createAccount ci']);
    expect(last()).toMatchObject({ status: 'failed', step: { kind: 'account' }, made: { unclear: false } });
  });
});

describe('when an answer is lost', () => {
  test('goes on with the account that was made all the same', async () => {
    api.lose('createAccount ci');
    const flow = start(newAccount);
    await flow.run();
    expect(last()).toMatchObject({ status: 'failed', error: lost, made: { unclear: true } });
    await flow.run();
    expect(api.accounts).toHaveLength(1);
    expect(last()?.status).toBe('done');
  });

  test('makes the account when it had not been made', async () => {
    api.fail('createAccount ci', lost);
    const flow = start(newAccount);
    await flow.run();
    await flow.run();
    expect(api.accounts).toHaveLength(1);
    expect(last()?.status).toBe('done');
  });

  test('does not use an account of somebody else that took the name meanwhile', async () => {
    api.fail('createAccount ci', lost);
    const flow = start(newAccount);
    await flow.run();
    api.accounts.push({ id: 'other', name: 'ci', ours: false });
    await flow.run();
    expect(last()).toMatchObject({ status: 'failed', step: { kind: 'account' }, made: { account: undefined } });
  });

  test('makes no second binding', async () => {
    api.lose('createBinding p1');
    const flow = start(newAccount);
    await flow.run();
    await flow.run();
    expect(api.bindings).toEqual(['p1', 'p2']);
    expect(last()?.status).toBe('done');
  });

  test('a token whose secret never came is found, and replaced when the person says so', async () => {
    api.lose('createToken new');
    const flow = start(existing);
    await flow.run();
    expect(last()).toMatchObject({ status: 'failed', made: { lostToken: 'token-1' } });
    await flow.run();
    expect(api.tokens).toEqual([{ id: 'token-2', name: 'new' }]);
    expect(last()).toMatchObject({ status: 'done', token: { id: 'token-2' } });
  });

  test('a token that could not be looked for is looked for before another is made', async () => {
    api.lose('createToken new');
    api.fail('findToken new', lost);
    const flow = start(existing);
    await flow.run();
    expect(last()).toMatchObject({ status: 'failed', made: { lostToken: undefined, unclear: true } });
    await flow.run();
    expect(last()).toMatchObject({ status: 'failed', made: { lostToken: 'token-1' } });
    expect(states.at(-1)).toHaveProperty('error', expect.any(LostTokenError));
    await flow.run();
    expect(api.tokens).toEqual([{ id: 'token-2', name: 'new' }]);
  });

  test('undo looks for what the lost answer left behind and deletes it', async () => {
    api.lose('createToken new');
    api.fail('findToken new', lost);
    const flow = start(existing);
    await flow.run();
    expect(isHalfDone(existing, states.at(-1) ?? { status: 'idle' })).toBe(true);
    await flow.undo();
    expect(api.tokens).toEqual([]);
    expect(api.calls).not.toContain('deleteAccount agent');
  });

  test('undo of a lost account deletes it', async () => {
    api.lose('createAccount ci');
    const flow = start(newAccount);
    await flow.run();
    await flow.undo();
    expect(api.accounts).toEqual([]);
  });
});

test('forgets the secret', async () => {
  const flow = start(existing);
  await flow.run();
  flow.forget();
  expect(last()).toEqual({ status: 'idle' });
  expect(JSON.stringify(flow)).not.toContain('secret');
});
