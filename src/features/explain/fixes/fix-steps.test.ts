import { expect, test } from 'vitest';
import type { FixAct } from '#domain/rules/explain/fix.ts';
import { stepsOf } from './fix-steps.ts';
import { formOf } from './step-form.ts';

const subject = 'serviceaccount:ci';
const account = { id: 'a1', name: 'ci' };
const binding = { id: 'b1', subject, role: 'system:writer', projectId: 'p2' };

/** The pages of the forms, in order, with what is filled in. */
function formsOf(act: FixAct): string[] {
  return stepsOf(act).map((step) => {
    const form = formOf(step);
    const filled = Object.entries(form?.search ?? {}).filter(([, value]) => value !== undefined);
    return form ? `${form.page}?${filled.map((pair) => pair.join('=')).join('&')}` : step.kind;
  });
}

test('a role is given by one form, filled in whole', () => {
  expect(formsOf({ kind: 'give-role', subject, role: 'system:writer', projectId: 'p1' })).toEqual([
    'role-bindings?create=binding&subject=serviceaccount:ci&role=system:writer&scope=p1',
  ]);
  expect(formsOf({ kind: 'give-role', subject, role: 'system:writer', projectId: null })).toEqual([
    'role-bindings?create=binding&subject=serviceaccount:ci&role=system:writer&scope=organization',
  ]);
});

test('a role of its own is created first, then given', () => {
  expect(formsOf({ kind: 'create-role', subject, permission: 'debuginfo.write', projectId: 'p1' })).toEqual([
    'roles?create=role&permission=debuginfo.write',
    'role-bindings?create=binding&subject=serviceaccount:ci&scope=p1',
  ]);
});

test('a wider scope is a change of the role binding', () => {
  expect(formsOf({ kind: 'widen-binding', subject, role: 'system:writer', binding, projectId: null })).toEqual([
    'role-bindings?change=scope&binding=b1&to=organization',
  ]);
});

test('another token of an account that lacks the permission needs the role first', () => {
  const first = { kind: 'give-role', subject, role: 'system:writer', projectId: 'p1' } as const;
  expect(formsOf({ kind: 'create-token', account, projectId: 'p1', first })).toEqual([
    'role-bindings?create=binding&subject=serviceaccount:ci&role=system:writer&scope=p1',
    'service-accounts?create=token&account=a1&limit=p1',
  ]);
  expect(formsOf({ kind: 'create-token', account, projectId: null, first: undefined })).toEqual([
    'service-accounts?create=token&account=a1',
  ]);
});

test('an account that is gone is made again only after what still names it was deleted', () => {
  const assignment = { kind: 'give-role', subject, role: 'system:writer', projectId: null } as const;
  const act = { kind: 'create-account', name: 'ci', leftovers: [binding], assignment, projectId: null } as const;
  expect(formsOf(act)).toEqual([
    'role-bindings?subject=serviceaccount:ci',
    'service-accounts?create=service-account&name=ci',
    'role-bindings?create=binding&subject=serviceaccount:ci&role=system:writer&scope=organization',
  ]);
  expect(formsOf({ ...act, leftovers: [] })).toHaveLength(2);
});

test('signing in as somebody else is no form', () => {
  expect(formsOf({ kind: 'sign-in-as', subject: 'user:dev:a@b.example', projectId: null })).toEqual(['sign-in-as']);
});
