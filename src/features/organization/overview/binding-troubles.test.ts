import { expect, test } from 'vitest';
import { countTroubles } from './binding-troubles.ts';

const projects = { names: new Map([['p1', 'Production']]), complete: true };
const bindings = [
  { subject: 'user:dev:a@b.example', role: 'system:viewer', projectId: 'p1' },
  { subject: 'serviceaccount:gone', role: 'org:Old', projectId: 'p2' },
];

test('counts what is gone, each kind by itself', () => {
  const existing = { projects, roles: new Set<string>(), accounts: new Set(['ci']) };
  expect(countTroubles(bindings, existing)).toEqual({ 'project-gone': 1, 'role-gone': 1, 'account-gone': 1 });
});

test('what may not be seen is not called gone', () => {
  const existing = { projects: { ...projects, complete: false }, roles: undefined, accounts: undefined };
  expect(countTroubles(bindings, existing)).toEqual({ 'project-gone': 0, 'role-gone': 0, 'account-gone': 0 });
});
