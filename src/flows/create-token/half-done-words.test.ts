import { expect, test } from 'vitest';
import { type Made, type Step, stepsOf, type TokenPlan } from './create-token-flow.ts';
import { type HalfDoneState, leftBehind, outcomeOf } from './half-done-words.ts';

const newAccount: TokenPlan = {
  account: { kind: 'new', name: 'ci', role: 'system:writer', projectIds: ['p1'] },
  token: { name: 'main', projectId: '' },
};
const existing: TokenPlan = { ...newAccount, account: { kind: 'existing', id: 'a', name: 'ci' } };
const account = { id: 'a', name: 'ci' };

function failed(step: Step['kind'], made: Partial<Made>): HalfDoneState {
  const nothing: Made = { account: undefined, bindings: [], bindingIds: [], lostToken: undefined, unclear: false };
  return {
    status: 'failed',
    step: step === 'binding' ? { kind: 'binding', projectId: 'p1' } : { kind: step },
    made: { ...nothing, ...made },
    error: new Error('failed'),
  };
}

const outcomes = (plan: TokenPlan, state: HalfDoneState) => stepsOf(plan).map((step) => outcomeOf(step, plan, state));

test('a refused token was not made, and both say so', () => {
  const state = failed('token', { account, bindings: ['p1'] });
  expect(outcomes(newAccount, state)).toEqual(['made', 'made', 'failed']);
  expect(leftBehind(newAccount, state)).toBe('Service account ci was created, but its token was not.');
});

test('whether a token was made whose answer was lost is not known, and both say so', () => {
  const state = failed('token', { account, bindings: ['p1'], unclear: true });
  expect(outcomes(newAccount, state)).toEqual(['made', 'made', 'unclear']);
  expect(leftBehind(newAccount, state)).toBe('Service account ci was created; its token may have been, too.');
  expect(leftBehind(existing, state)).toBe('API token main may have been created.');
});

test('a token that was found without its value was made, and both say so', () => {
  const state = failed('token', { account, bindings: ['p1'], lostToken: 't', unclear: true });
  expect(outcomes(newAccount, state)).toEqual(['made', 'made', 'lost']);
  expect(leftBehind(newAccount, state)).toBe(
    'Service account ci was created, and so was its token, but nobody has its value.',
  );
  expect(leftBehind(existing, state)).toBe('API token main was created, but nobody has its value.');
});

test('after the lost answer of a role binding, its token was not made', () => {
  const state = failed('binding', { account, unclear: true });
  expect(outcomes(newAccount, state)).toEqual(['made', 'unclear', 'not made']);
  expect(leftBehind(newAccount, state)).toBe('Service account ci was created, but its token was not.');
});

test('after the lost answer of an account, nothing is known to be made', () => {
  const state = failed('account', { unclear: true });
  expect(outcomes(newAccount, state)).toEqual(['unclear', 'not made', 'not made']);
  expect(leftBehind(newAccount, state)).toBe('Service account ci may have been created.');
});
