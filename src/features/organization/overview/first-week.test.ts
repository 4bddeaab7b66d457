import { expect, test } from 'vitest';
import { allOwnersOf, firstWeek, ownersOf } from './first-week.ts';

const binding = (subject: string, role: string, projectId = '') => ({ subject, role, projectId });
const owner = binding('user:dev:olivia@acme.example', 'system:owner');

test('on the first day only the owner is there', () => {
  expect(firstWeek({ projects: 0, accounts: 0, tokens: [], bindings: [owner] })).toEqual({
    project: false,
    account: false,
    token: false,
    data: false,
    'second-owner': false,
    team: false,
  });
});

test('what may not be seen is neither done nor to do', () => {
  const unknown = firstWeek({ projects: undefined, accounts: undefined, tokens: undefined, bindings: undefined });
  expect(new Set(Object.values(unknown))).toEqual(new Set([undefined]));
});

test('data has been seen once a token was used', () => {
  const { token, data } = firstWeek({ projects: 1, accounts: 1, tokens: [{}, { lastUsedAt: {} }], bindings: [] });
  expect([token, data]).toEqual([true, true]);
});

test('an owner counts once, and only as a person and of the whole organization', () => {
  const others = [
    owner,
    binding('serviceaccount:terraform', 'system:owner'),
    binding('user:dev:vera@acme.example', 'system:owner', 'project'),
  ];
  expect(ownersOf([owner, ...others])).toEqual([owner.subject]);
  expect(allOwnersOf([...others, owner])).toEqual([owner.subject, 'serviceaccount:terraform']);
  expect(firstWeek({ projects: 1, accounts: 1, tokens: [], bindings: [owner, ...others] })).toMatchObject({
    'second-owner': false,
    team: true,
  });
});
