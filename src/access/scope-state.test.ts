import { expect, test } from 'vitest';
import { projectsFrom, scopePhrase, scopeState } from './scope-state.ts';

const list = [{ id: 'p1', name: 'Checkout' }];

test('no project means the whole organization', () => {
  expect(scopeState(null, projectsFrom(list, true))).toEqual({ kind: 'organization' });
  expect(scopeState('', projectsFrom([], false))).toEqual({ kind: 'organization' });
});
test('a project has its name', () => expect(scopePhrase('p1', projectsFrom(list, true))).toBe('project Checkout'));
test('a project missing from a complete list is deleted', () => {
  expect(scopeState('p2', projectsFrom(list, true)).kind).toBe('deleted');
});
test('a project missing from a partial list is never called deleted', () => {
  expect(scopeState('p2', projectsFrom(list, false)).kind).toBe('unseen');
});
test('projects stand in the order in which people sort names', () => {
  const projects = projectsFrom(
    ['Zone 10', 'alpha', 'Zone 2'].map((name) => ({ id: name, name })),
    true,
  );
  expect([...projects.names.values()]).toEqual(['alpha', 'Zone 2', 'Zone 10']);
});
