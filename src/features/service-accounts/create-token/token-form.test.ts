import { Code, ConnectError } from '@connectrpc/connect';
import { expect, test } from 'vitest';
import { checkTokenForm, errorsOfFailure, missingIn, type TokenForm } from './token-form.ts';

const accounts = [{ id: '1', name: 'ci' }];
const empty: TokenForm = {
  client: undefined,
  account: 'new',
  existingId: undefined,
  newName: '',
  role: undefined,
  scope: { kind: 'projects', projectIds: [] },
  tokenName: undefined,
  limit: '',
};
const check = (form: Partial<TokenForm>) => checkTokenForm({ ...empty, ...form }, accounts, 'token-1');

test('says everything that is wrong at once', () => {
  expect(check({ tokenName: ' ' })).toEqual({
    errors: {
      newName: 'Enter a name.',
      role: 'Choose a role: without one, the token has no access.',
      scope: 'Choose at least one project.',
      tokenName: 'Enter a name.',
    },
  });
});

test('an existing account must be chosen, and must still be there', () => {
  expect(check({ account: 'existing' })).toEqual({ errors: { existingId: 'Choose a service account.' } });
  expect(check({ account: 'existing', existingId: 'gone' })).toEqual({
    errors: { existingId: 'Choose a service account.' },
  });
});

test('a taken name is told before anything is sent', () => {
  const checked = check({ newName: ' ci ', role: 'system:writer', scope: { kind: 'organization' } });
  expect(checked).toMatchObject({ errors: { newName: expect.stringContaining('exists already') } });
});

test('a complete form becomes a plan, with the suggested name unless another was typed', () => {
  expect(check({ account: 'existing', existingId: '1', limit: 'p' })).toEqual({
    plan: { account: { kind: 'existing', id: '1', name: 'ci' }, token: { name: 'token-1', projectId: 'p' } },
  });
  const scope = { kind: 'projects', projectIds: ['p', 'q'] } as const;
  expect(check({ newName: ' new ', role: 'system:writer', scope, tokenName: ' mine ' })).toEqual({
    plan: {
      account: { kind: 'new', name: 'new', role: 'system:writer', projectIds: ['p', 'q'] },
      token: { name: 'mine', projectId: '' },
    },
  });
});

test('the whole organization is one binding without a project', () => {
  const checked = check({ newName: 'new', role: 'system:writer', scope: { kind: 'organization' } });
  expect(checked).toMatchObject({ plan: { account: { projectIds: [''] } } });
});

const missing = (form: Partial<TokenForm>) => missingIn({ ...empty, ...form }).filter(Boolean);

test('names what is still missing, by the kind of account', () => {
  expect(missing({})).toEqual(['an account name', 'a role', 'at least one project']);
  expect(missing({ account: 'existing', tokenName: ' ' })).toEqual(['a service account', 'a token name']);
  expect(missing({ account: 'existing', existingId: '1' })).toEqual([]);
});

const fields = (step: 'account' | 'token', code: Code) =>
  errorsOfFailure({ kind: step }, new ConnectError('No.', code))[1];

test('a refusal stands at the field that it is about, by the step that was refused', () => {
  expect(fields('account', Code.AlreadyExists)).toEqual({ newName: 'No.' });
  expect(fields('token', Code.AlreadyExists)).toEqual({ tokenName: 'No.' });
  expect(fields('token', Code.NotFound)).toEqual({ existingId: expect.stringContaining('deleted meanwhile') });
  expect(fields('token', Code.PermissionDenied)).toEqual({});
});
