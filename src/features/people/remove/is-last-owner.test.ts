import { expect, test } from 'vitest';
import { isLastOwner } from './is-last-owner.ts';

const ada = 'user:dev:ada@acme.example';
const bob = 'user:dev:bob@acme.example';
const person = (subject: string, userId: string, canSignIn = true) => ({ subject, userId, canSignIn });
const owner = (subject: string, projectId = '') => ({
  id: `${subject}-${projectId}`,
  subject,
  role: 'system:owner',
  projectId,
  entity: '',
});
const people = [person(ada, 'u1'), person(bob, 'u2')];

test('the only owner is the last one', () => {
  expect(isLastOwner(ada, [owner(ada)], people)).toBe(true);
  expect(isLastOwner(bob, [owner(ada)], people)).toBe(false);
});

test('another owner counts only with an account, a way to sign in, and the whole organization', () => {
  const both = [owner(ada), owner(bob)];
  expect(isLastOwner(ada, both, people)).toBe(false);
  expect(isLastOwner(ada, both, [person(ada, 'u1'), person(bob, '')])).toBe(true);
  expect(isLastOwner(ada, both, [person(ada, 'u1'), person(bob, 'u2', false)])).toBe(true);
  expect(isLastOwner(ada, [owner(ada), owner(bob, 'p1')], people)).toBe(true);
  expect(isLastOwner(ada, [owner(ada), owner('serviceaccount:terraform')], people)).toBe(true);
});

test('nobody is known to be the last where the list tells of no account', () => {
  expect(isLastOwner(ada, [owner(ada)], [person(ada, ''), person(bob, '')])).toBe(false);
});
