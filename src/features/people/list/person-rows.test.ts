import { create } from '@bufbuild/protobuf';
import { expect, test } from 'vitest';
import { RoleBindingSchema } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { viewOfStranger } from '../person-view.ts';
import { whyNotRemove } from '../remove/why-not-remove.ts';
import { personRows, statesOf } from './person-rows.ts';

const ada = viewOfStranger('user:dev:ada@acme.example');
const bob = { ...viewOfStranger('user:dev:bob@acme.example'), hasSignedIn: false, canSignIn: false };
const binding = create(RoleBindingSchema, { id: 'b1', subject: ada.subject, role: 'system:viewer' });
const machine = create(RoleBindingSchema, { id: 'b2', subject: 'serviceaccount:ci', role: 'system:viewer' });

test('gives each person their own role bindings', () => {
  const rows = personRows([ada, bob], [binding, machine]);
  expect(rows.map(({ bindings }) => bindings)).toEqual([[binding], []]);
});

test('a person can be in several states, and what is unknown is none', () => {
  const [first, second] = personRows([ada, bob], [binding]);
  expect(first && statesOf(first)).toEqual([]);
  expect(second && statesOf(second)).toEqual(['never-signed-in', 'cannot-sign-in', 'no-role']);
  const [unseen] = personRows([ada], undefined);
  expect(unseen && statesOf(unseen)).toEqual([]);
});

test('access can be removed where there is some, by whoever may', () => {
  expect(whyNotRemove(undefined, [binding])).toBeUndefined();
  expect(whyNotRemove(undefined, undefined)).toBeUndefined();
  expect(whyNotRemove(undefined, [])).toContain('no access to remove');
  expect(whyNotRemove('You need the permission', [binding])).toBe('You need the permission');
});
