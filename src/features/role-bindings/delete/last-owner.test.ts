import { expect, test } from 'vitest';
import { binding } from '../list/fixtures.ts';
import { lastOwnerOf, peopleWhoCount } from './last-owner.ts';

const owner = { role: 'system:owner' };
const olivia = binding('1', 'user:dev:olivia@acme.example', owner);
const rosa = binding('2', 'user:dev:rosa@acme.example', owner);
const viewer = binding('3', 'user:dev:vera@acme.example');
const noOwner = { touchesOwner: true, ownersLeft: [] };
const nobody = { self: viewer.subject, owners: undefined };

test('of all owners, the person’s own role binding stays', () => {
  const known = { self: rosa.subject, owners: undefined };
  expect(lastOwnerOf([olivia, viewer, rosa], noOwner, known)).toBe(rosa);
});

test('else that of somebody who counts as an owner', () => {
  const owners = new Set([rosa.subject]);
  expect(lastOwnerOf([olivia, rosa], noOwner, { self: viewer.subject, owners })).toBe(rosa);
});

test('nobody’s stays if another owner is left, or if it is unknown who counts', () => {
  expect(lastOwnerOf([olivia], { touchesOwner: true, ownersLeft: [rosa.subject] }, nobody)).toBeUndefined();
  expect(lastOwnerOf([olivia, rosa], noOwner, nobody)).toBeUndefined();
});

test('people count who have signed in and still can', () => {
  const people = [
    { subject: 'a', userId: 'u1', canSignIn: true },
    { subject: 'b', userId: '', canSignIn: true },
    { subject: 'c', userId: 'u2', canSignIn: false },
  ];
  expect(peopleWhoCount(people)).toEqual(new Set(['a']));
});
