import { expect, test } from 'vitest';
import { permissions } from '#domain/rules/permissions.ts';
import { reasonFor } from './access-words.ts';

test.each([
  ['rolebinding.create', 'Creating a role binding needs rolebinding.create, which the Owner role has.'],
  ['serviceaccount.list', 'Seeing the service accounts needs serviceaccount.list, which the Viewer role has.'],
  ['debuginfo.write', 'Uploading debug information needs debuginfo.write, which the Debug Info Writer role has.'],
] as const)('says what needs %s and the narrowest role that has it', (permission, words) => {
  expect(reasonFor(permission)).toBe(words);
});

test('has words for every permission', () => {
  for (const permission of permissions) expect(reasonFor(permission)).toMatch(/^[A-Z][a-z ]+(API )?[a-z ]+ needs /);
});
