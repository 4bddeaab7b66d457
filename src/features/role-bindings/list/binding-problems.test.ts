import { expect, test } from 'vitest';
import { projectsFrom } from '#src/access/scope-state.ts';
import { indexBindings, type ListedBinding } from './binding-index.ts';
import type { Known } from './binding-problems.ts';
import { binding, known, organizationId, releaseReference } from './fixtures.ts';

/** In the order of `bindings`. */
async function problemsOf(bindings: readonly ListedBinding[], whatIsKnown: Known) {
  const index = await indexBindings(bindings, whatIsKnown);
  return bindings.map((_, place) => index.row(place).problems);
}

test('a binding of known things has no problem', async () => {
  const bindings = [
    binding('1', 'serviceaccount:ci', { role: releaseReference, projectId: 'p1' }),
    binding('2', 'system'),
    binding('3', 'user:dev:never-signed-in@acme.example'),
  ];
  expect(await problemsOf(bindings, known)).toEqual([[], [], []]);
});

test.each([
  ['project-gone', { projectId: 'p2' }],
  ['role-gone', { role: `${organizationId}:Old` }],
  ['role-gone', { role: 'system:nobody' }],
  ['account-gone', { subject: 'serviceaccount:old' }],
  ['unknown-subject', { subject: 'group:admins' }],
])('marks %s', async (problem, facts) => {
  expect(await problemsOf([binding('1', 'serviceaccount:ci', facts)], known)).toEqual([[problem]]);
});

test('marks every binding that says what another says, and none that differs in one part', async () => {
  const bindings = [
    binding('1', 'serviceaccount:ci'),
    binding('2', 'serviceaccount:ci'),
    binding('3', 'serviceaccount:ci', { projectId: 'p1' }),
    binding('4', 'serviceaccount:ci', { role: 'system:writer' }),
    binding('5', 'serviceaccount:ci', { entity: 'view:7' }),
  ];
  expect(await problemsOf(bindings, known)).toEqual([['duplicate'], ['duplicate'], [], [], []]);
});

test('lists all problems of one binding', async () => {
  const gone = binding('1', 'serviceaccount:old', { projectId: 'p2' });
  expect((await problemsOf([gone, { ...gone, id: '2' }], known))[0]).toEqual([
    'project-gone',
    'account-gone',
    'duplicate',
  ]);
});

test('calls nothing gone that the viewer may not see', async () => {
  const blind = { projects: projectsFrom([], false), roles: undefined, accounts: undefined };
  const gone = binding('1', 'serviceaccount:old', { projectId: 'p2', role: `${organizationId}:Old` });
  expect(await problemsOf([gone], blind)).toEqual([[]]);
});
