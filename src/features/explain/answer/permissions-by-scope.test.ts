import { expect, test } from 'vitest';
import type { GivenPermission } from '#domain/rules/explain/answers.ts';
import { scopeParts } from './permissions-by-scope.ts';

const given = (...permissions: GivenPermission['permission'][]) =>
  permissions.map((permission) => ({ permission, bindings: [] }));

test('a project shows only what it has beyond the whole organization, and those with nothing more are counted', () => {
  const { parts, others } = scopeParts([
    { projectId: null, permissions: given('profile.read') },
    { projectId: 'p1', permissions: given('profile.read', 'profile.write') },
    { projectId: 'p2', permissions: given('profile.read') },
  ]);
  expect(parts.map(({ projectId, permissions }) => [projectId, permissions.map((one) => one.permission)])).toEqual([
    [null, ['profile.read']],
    ['p1', ['profile.write']],
  ]);
  expect(others).toBe(1);
});

test('without anything in the whole organization there are projects only', () => {
  const { parts, others } = scopeParts([
    { projectId: null, permissions: [] },
    { projectId: 'p1', permissions: given('profile.write') },
  ]);
  expect(parts.map(({ projectId }) => projectId)).toEqual(['p1']);
  expect(others).toBe(0);
});
