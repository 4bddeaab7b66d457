import { expect, test } from 'vitest';
import { holderCount, holdersOf, holderWords } from './role-holders.ts';

const bindings = [
  { subject: 'user:dev:ada@acme.example', role: 'org:Auditor' },
  { subject: 'user:dev:ada@acme.example', role: 'org:Auditor' },
  { subject: 'serviceaccount:ci', role: 'org:Auditor' },
  { subject: 'somebody', role: 'org:Auditor' },
  { subject: 'user:dev:bob@acme.example', role: 'org:Other' },
];

test('counts each subject of a role once, by its kind', () => {
  const of = holdersOf(bindings);
  expect(of('org:Auditor')).toEqual({ people: 1, accounts: 1, others: 1 });
  expect(holderCount(of('org:Auditor'))).toBe(3);
  expect(holderCount(of('org:Unknown'))).toBe(0);
});

test.each([
  [{ people: 0, accounts: 0, others: 0 }, 'Nobody'],
  [{ people: 1, accounts: 0, others: 0 }, '1 person'],
  [{ people: 1_200, accounts: 1, others: 2 }, '1,200 people, 1 account, 2 others'],
])('%j reads "%s"', (holders, words) => {
  expect(holderWords(holders)).toBe(words);
});
