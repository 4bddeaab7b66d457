import { expect, test } from 'vitest';
import { permissionsOf } from './held.ts';

const bindings = [
  { subject: 'serviceaccount:ci', role: 'system:debuginfo-writer', projectId: 'p' },
  { subject: 'serviceaccount:other', role: 'system:owner', projectId: '' },
];

test('counts only the subject’s own bindings, and a project’s only there', () => {
  const at = permissionsOf('serviceaccount:ci', bindings, []);
  expect(at?.('p')).toEqual(new Set(['debuginfo.write']));
  expect(at?.('q')).toEqual(new Set());
  expect(at?.('')).toEqual(new Set());
});

test('says nothing about what the person may not see', () => {
  expect(permissionsOf('serviceaccount:ci', undefined, [])).toBeUndefined();
  expect(permissionsOf('serviceaccount:ci', bindings, undefined)).toBeUndefined();
});
