import { expect, test } from 'vitest';
import { permissions } from '#domain/rules/permissions.ts';
import { actsWords, roleSentence } from './permission-acts.ts';

test.each([
  [[], ''],
  [['billing.read', 'billing.modify'], 'see and change billing'],
  [['profile.read', 'profile.write'], 'read and send profiles'],
  [['project.read', 'project.list'], 'open projects'],
  [['project.list'], 'see projects'],
  [['view.create', 'view.update', 'view.delete'], 'create, change and delete views'],
  [['dashboard.share'], 'use dashboard.share'],
  [permissions, 'do everything'],
])('%j reads "%s"', (held, words) => {
  expect(actsWords(held)).toBe(words);
});

test('what is sensitive is named first, and is not cut', () => {
  const many = permissions.filter((permission) => permission !== 'organization.create');
  expect(actsWords(many)).toMatch(/^open, create, change and delete projects, .*, and \d+ more$/);
});

test('a sentence says how far a role reaches', () => {
  expect(roleSentence([])).toBe('It allows nothing yet.');
  expect(roleSentence(['billing.read'])).toBe('It lets its holders see billing. It changes nothing.');
  expect(roleSentence(['profile.write'])).toBe('It lets its holders send profiles.');
  expect(roleSentence(['role.create'])).toMatch(/^It lets its holders create roles\. Some of this is sensitive/);
});
