import { expect, test } from 'vitest';
import { checkTokenForm, suggestTokenName, type TokenForm } from './token-form.ts';

const accounts = [{ id: '1', name: 'ci' }];
const empty: TokenForm = {
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
      role: 'Choose a role: without one, the token can do nothing.',
      scope: 'Choose at least one project.',
      tokenName: 'Enter a name.',
    },
  });
});

test('an existing account must be chosen, and must still be there', () => {
  expect(check({ account: 'existing' })).toEqual({ errors: { account: 'Choose a service account.' } });
  expect(check({ account: 'existing', existingId: 'gone' })).toEqual({
    errors: { account: 'Choose a service account.' },
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

test('suggests the day as the name of a token, and a number when that is taken', () => {
  const now = new Date('2026-11-21T23:00:00Z');
  expect(suggestTokenName(now, [])).toBe('token-2026-11-21');
  expect(suggestTokenName(now, ['token-2026-11-21', 'token-2026-11-21-2'])).toBe('token-2026-11-21-3');
});
