import { create } from '@bufbuild/protobuf';
import { expect, test } from 'vitest';
import { RoleBindingSchema } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { projectsFrom } from '#src/access/scope-state.ts';
import { permissionsOf, projectsOfToken, reasonAgainst } from './permissions-of.ts';

const bindings = [
  create(RoleBindingSchema, { subject: 'serviceaccount:ci', role: 'system:debuginfo-writer', projectId: 'p' }),
  create(RoleBindingSchema, { subject: 'serviceaccount:other', role: 'system:owner' }),
];

test('counts only the subject’s own bindings, and a project’s only there', () => {
  const at = permissionsOf('serviceaccount:ci', bindings, []);
  expect(at?.('p')).toEqual(new Set(['debuginfo.write']));
  expect(at?.('q')).toEqual(new Set());
  expect(at?.('')).toEqual(new Set());
});

test('says nothing about what the person may not see', () => {
  expect(permissionsOf('serviceaccount:ci', undefined, [])).toBeUndefined();
  expect(reasonAgainst(['billing.read'], [''], undefined)).toBeUndefined();
});

test('names what the person lacks to hand out a role', () => {
  const at = permissionsOf('serviceaccount:ci', bindings, []);
  expect(reasonAgainst(['debuginfo.write'], ['p'], at)).toBeUndefined();
  expect(reasonAgainst(['debuginfo.write'], ['p', 'q'], at)).toBe('You can’t hand it out: you lack debuginfo.write.');
});

test('the projects of a token follow its limit, then its account’s roles, then all', () => {
  const projects = projectsFrom(
    [
      { id: 'b', name: 'Beta' },
      { id: 'a', name: 'Alpha' },
      { id: 'c', name: 'Chi' },
    ],
    true,
  );
  expect(projectsOfToken('c', ['a'], projects)).toEqual(['c']);
  expect(projectsOfToken('', ['c', 'a', 'gone'], projects)).toEqual(['a', 'c']);
  expect(projectsOfToken('', ['c', ''], projects)).toEqual(['a', 'b', 'c']);
  expect(projectsOfToken('', undefined, projects)).toEqual(['a', 'b', 'c']);
  expect(projectsOfToken('', ['gone'], projects)).toEqual(['a', 'b', 'c']);
});
