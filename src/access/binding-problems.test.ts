import { expect, test } from 'vitest';
import { type BindingFacts, type Known, problemsOf } from './binding-problems.ts';
import { projectsFrom } from './scope-state.ts';

const organizationId = '07beb0f6-0000-4000-8000-000000000000';
const releaseReference = `${organizationId}:Release`;
const known: Known = {
  projects: projectsFrom([{ id: 'p1', name: 'Production' }], true),
  roles: new Set([releaseReference]),
  accounts: new Set(['ci', 'agent']),
};

function binding(id: string, subject: string, facts: Partial<BindingFacts> = {}): BindingFacts {
  return { id, subject, role: 'system:viewer', projectId: '', entity: '', ...facts };
}

test('a binding of known things has no problem', () => {
  const bindings = [
    binding('1', 'serviceaccount:ci', { role: releaseReference, projectId: 'p1' }),
    binding('2', 'system'),
    binding('3', 'user:dev:never-signed-in@acme.example'),
  ];
  expect(problemsOf(bindings, known)).toEqual([[], [], []]);
});

test.each([
  ['project-gone', { projectId: 'p2' }],
  ['role-gone', { role: `${organizationId}:Old` }],
  ['role-gone', { role: 'system:nobody' }],
  ['account-gone', { subject: 'serviceaccount:old' }],
  ['unknown-subject', { subject: 'group:admins' }],
])('marks %s', (problem, facts) => {
  expect(problemsOf([binding('1', 'serviceaccount:ci', facts)], known)).toEqual([[problem]]);
});

test('marks a binding that says what one before it says, and none that differs in one part', () => {
  const bindings = [
    binding('1', 'serviceaccount:ci'),
    binding('2', 'serviceaccount:ci'),
    binding('3', 'serviceaccount:ci', { projectId: 'p1' }),
    binding('4', 'serviceaccount:ci', { role: 'system:writer' }),
    binding('5', 'serviceaccount:ci', { entity: 'view:7' }),
  ];
  expect(problemsOf(bindings, known)).toEqual([[], ['duplicate'], ['shadowed'], [], ['shadowed']]);
});

test('marks a binding that a wider one of the same role covers, unless it has no effect anyway', () => {
  const old = `${organizationId}:Old`;
  const bindings = [
    binding('1', 'serviceaccount:ci', { projectId: 'p1' }),
    binding('2', 'serviceaccount:ci'),
    binding('3', 'serviceaccount:ci', { projectId: 'p2' }),
    binding('4', 'serviceaccount:agent', { projectId: 'p1' }),
    binding('5', 'serviceaccount:ci', { role: 'system:writer', projectId: 'p1' }),
    binding('6', 'serviceaccount:agent', { role: old }),
    binding('7', 'serviceaccount:agent', { role: old, projectId: 'p1' }),
  ];
  expect(problemsOf(bindings, known)).toEqual([
    ['shadowed'],
    [],
    ['project-gone'],
    [],
    [],
    ['role-gone'],
    ['role-gone'],
  ]);
});

test('marks a person whom nobody can sign in as, and nobody who has just never signed in', () => {
  const bindings = ['google', 'dev'].map((provider) => binding(provider, `user:${provider}:rosa@acme.example`));
  const unreachable = new Set(['user:google:rosa@acme.example']);
  expect(problemsOf(bindings, { ...known, unreachable })).toEqual([['no-sign-in'], []]);
  expect(problemsOf(bindings, known)).toEqual([[], []]);
});

test('lists all problems of one binding', () => {
  const gone = binding('1', 'serviceaccount:old', { projectId: 'p2' });
  expect(problemsOf([gone, { ...gone, id: '2' }], known)[1]).toEqual(['project-gone', 'account-gone', 'duplicate']);
});

test('calls nothing gone that the viewer may not see', () => {
  const blind = { projects: projectsFrom([], false), roles: undefined, accounts: undefined };
  const gone = binding('1', 'serviceaccount:old', { projectId: 'p2', role: `${organizationId}:Old` });
  expect(problemsOf([gone], blind)).toEqual([[]]);
});
