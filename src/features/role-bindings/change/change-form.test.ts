import { expect, test } from 'vitest';
import { readError } from '#src/api/errors.ts';
import { binding, invalid, known } from '../list/fixtures.ts';
import { changeErrors, type ChangeForm, checkChange, planOf, startChange } from './change-form.ts';

const { projects } = known;
const old = binding('1', 'serviceaccount:ci', { projectId: 'p1' });
const start = startChange(old, projects);
const inProjects = (...projectIds: string[]): ChangeForm => ({ ...start, scope: { kind: 'projects', projectIds } });

test('begins with the binding as it is, and without a project that was deleted', () => {
  expect(start).toEqual({ role: 'system:viewer', scope: { kind: 'projects', projectIds: ['p1'] } });
  expect(startChange({ ...old, projectId: '' }, projects).scope).toEqual({ kind: 'organization' });
  expect(startChange({ ...old, projectId: 'gone' }, projects).scope).toEqual({ kind: 'projects', projectIds: [] });
});

test('another role replaces the binding', () => {
  expect(planOf(old, { ...start, role: 'system:writer' })).toEqual({
    subject: 'serviceaccount:ci',
    from: [{ id: '1', role: 'system:viewer', projectId: 'p1' }],
    to: [{ role: 'system:writer', projectId: 'p1' }],
  });
});

test('other projects replace the binding; more projects leave it where it is', () => {
  expect(planOf(old, inProjects('p2', 'p3'))).toMatchObject({
    from: [{ id: '1' }],
    to: [{ projectId: 'p2' }, { projectId: 'p3' }],
  });
  expect(planOf(old, inProjects('p1', 'p2'))).toMatchObject({ from: [], to: [{ projectId: 'p2' }] });
});

test('asks for something that is different', () => {
  expect(checkChange(old, 'role', start)).toEqual({ role: 'This is the current role. Choose another one.' });
  expect(checkChange(old, 'scope', start)).toEqual({ scope: 'This is the current scope. Choose another one.' });
  expect(checkChange(old, 'scope', inProjects())).toEqual({ scope: 'Choose at least one project.' });
  expect(checkChange(old, 'role', { ...start, role: 'system:writer' })).toEqual({});
  expect(checkChange(old, 'scope', { ...start, scope: { kind: 'organization' } })).toEqual({});
});

test('puts what the backend refuses beside the field where it can be mended', () => {
  expect(changeErrors(readError(invalid({ role: 'No.', project_id: 'Gone.' })))).toEqual({
    role: 'No.',
    scope: 'Gone.',
  });
});
