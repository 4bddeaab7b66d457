import { expect, test } from 'vitest';
import { undoPlan } from './undo-plan.ts';

const token = { id: 't', name: 'token' };
const made = { account: { id: 'a', name: 'scraper' }, isAccountMade: true, tokenId: 't', bindingId: 'b' };

test('an account that was made goes with all it has', () => {
  expect(undoPlan({ ...made, tokens: [token] })).toEqual({ kind: 'account', id: 'a' });
  expect(undoPlan({ ...made, tokens: [] })).toEqual({ kind: 'account', id: 'a' });
});

test('an account that has other tokens by now, or may have, stays with its role', () => {
  const parts = { kind: 'parts', tokenId: 't', bindingId: undefined };
  expect(undoPlan({ ...made, tokens: [token, { id: 'other', name: 'other' }] })).toEqual(parts);
  expect(undoPlan({ ...made, tokens: undefined })).toEqual(parts);
});

test('of an account that was there before, only what was made goes', () => {
  expect(undoPlan({ ...made, isAccountMade: false, tokens: [token] })).toEqual({
    kind: 'parts',
    tokenId: 't',
    bindingId: 'b',
  });
});
