import { expect, test } from 'vitest';
import { type MadeThings, undoPlan } from './undo-plan.ts';

const ada = 'user:dev:ada@acme.example';
const ben = 'user:dev:ben@acme.example';
const token = { id: 't', name: 'token', createdBy: ada };
const account = { id: 'a', name: 'scraper', createdBy: ada };
const binding = { id: 'b', subject: 'serviceaccount:scraper', role: 'system:writer', projectId: 'p', createdBy: ada };
const made: MadeThings = { projectId: 'p', account, isAccountMade: true, tokenId: 't', binding, tokens: [token] };
const onlyToken = { kind: 'parts', tokenId: 't', binding: undefined };

test('an account that was made goes with all it has', () => {
  expect(undoPlan(made)).toEqual({ kind: 'account', id: 'a' });
});

test('of an account that was there before, only what was made goes', () => {
  expect(undoPlan({ ...made, isAccountMade: false })).toEqual({ kind: 'parts', tokenId: 't', binding });
});

test.each<[string, Partial<MadeThings>]>([
  ['has other tokens by now', { tokens: [token, { ...token, id: 'other' }] }],
  ['may have other tokens', { tokens: undefined }],
  ['can’t be seen', { account: undefined }],
  ['somebody else created, whatever the address says', { account: { ...account, createdBy: ben } }],
  ['has no such token, whatever the address says', { tokens: [] }],
])('an account that %s stays with its role', (_which, change) => {
  expect(undoPlan({ ...made, ...change })).toEqual(onlyToken);
});

test.each<[string, Partial<MadeThings['binding']>]>([
  ['of an owner', { subject: ben, role: 'system:owner', projectId: '' }],
  ['of another account', { subject: 'serviceaccount:other' }],
  ['in the whole organization', { projectId: '' }],
  ['in another project', { projectId: 'q' }],
  ['that somebody else created', { createdBy: ben }],
])('a role binding %s stays, whatever the address says', (_which, change) => {
  const claimed = { ...made, isAccountMade: false, binding: { ...binding, ...change } };
  expect(undoPlan(claimed)).toEqual(onlyToken);
});
