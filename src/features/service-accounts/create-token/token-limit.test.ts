import { expect, test } from 'vitest';
import { projectsFrom } from '#src/access/scope-state.ts';
import { fittingLimit, isUselessLimit, limitsOf } from './token-limit.ts';

const projects = projectsFrom(
  ['a', 'b', 'c'].map((id) => ({ id, name: id })),
  true,
);
const inProjects = (...projectIds: string[]) => ({ account: 'new', scope: { kind: 'projects', projectIds } }) as const;
const at = (projectId: string) => new Set(projectId === 'a' ? ['profile.write'] : []);
const existing = { account: 'existing', scope: { kind: 'organization' } } as const;

test('a new account’s token can be limited to a project of the chosen scope', () => {
  expect(limitsOf(inProjects('c', 'a'), undefined, projects)).toEqual(['a', 'c']);
  expect(limitsOf({ account: 'new', scope: { kind: 'organization' } }, undefined, projects)).toEqual(['a', 'b', 'c']);
});

test('a single project leaves nothing to limit', () => {
  expect(limitsOf(inProjects('a'), undefined, projects)).toEqual([]);
  expect(limitsOf(inProjects(), undefined, projects)).toEqual([]);
});

test('an existing account’s token can be limited to where the account has a role', () => {
  expect(limitsOf(existing, ['b', 'gone'], projects)).toEqual(['b']);
  expect(limitsOf(existing, ['b', ''], projects)).toEqual(['a', 'b', 'c']);
  expect(limitsOf(existing, [], projects)).toEqual([]);
});

test('roles that can’t be seen leave every project on offer', () => {
  expect(limitsOf(existing, undefined, projects)).toEqual(['a', 'b', 'c']);
});

test('a limit that no longer fits is dropped', () => {
  expect(fittingLimit('b', ['a', 'c'])).toBe('');
  expect(fittingLimit('b', ['a', 'b'])).toBe('b');
});

test('blames the limit only when the account can act elsewhere', () => {
  expect(isUselessLimit('b', ['a'], at)).toBe(true);
  expect(isUselessLimit('a', ['a'], at)).toBe(false);
  expect(isUselessLimit('b', ['c'], at)).toBe(false);
  expect(isUselessLimit('b', [], at)).toBe(false);
  expect(isUselessLimit('', ['a'], at)).toBe(false);
  expect(isUselessLimit('b', ['a'], undefined)).toBe(false);
});
