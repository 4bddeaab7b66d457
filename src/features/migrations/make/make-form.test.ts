import { Code, ConnectError } from '@connectrpc/connect';
import { expect, test } from 'vitest';
import { errorsOfFailure, planOf } from './make-form.ts';

const suggested = { accountName: 'scraper-here', tokenName: 'token-2026-03-01' };
const wish = { kind: 'scraper', projectId: 'p', account: undefined, suggested } as const;
const untouched = { accountName: undefined, tokenName: undefined };

test('a new account gets the least role in the project, and its token works only there', () => {
  expect(planOf(untouched, wish)).toEqual({
    plan: {
      account: { kind: 'new', name: 'scraper-here', role: 'system:profile-writer', projectIds: ['p'] },
      token: { name: 'token-2026-03-01', projectId: 'p' },
    },
  });
});

test('an account that is there gets only the token', () => {
  const account = { id: 'a', name: 'scraper' };
  expect(planOf({ ...untouched, tokenName: ' eu ' }, { ...wish, account })).toEqual({
    plan: { account: { kind: 'existing', ...account }, token: { name: 'eu', projectId: 'p' } },
  });
});

test('both names are checked at once', () => {
  expect(planOf({ accountName: ' ', tokenName: '' }, wish)).toEqual({
    errors: { accountName: expect.any(String), tokenName: expect.any(String) },
  });
});

test('a name that is taken is said at its field', () => {
  const taken = new ConnectError('taken', Code.AlreadyExists);
  expect(errorsOfFailure({ kind: 'account' }, taken)[1]).toEqual({ accountName: expect.any(String) });
  expect(errorsOfFailure({ kind: 'token' }, taken)[1]).toEqual({ tokenName: expect.any(String) });
  expect(errorsOfFailure({ kind: 'binding', projectId: 'p' }, taken)[1]).toEqual({});
});
