import { expect, test } from 'vitest';
import { lackWords } from './lack-words.ts';

const projects = { names: new Map([['p1', 'Production']]), complete: true };

test('says what the person lacks and where, and counts the rest', () => {
  expect(
    lackWords(
      [
        { permission: 'role.create', projectId: null },
        { permission: 'rolebinding.create', projectId: 'p1' },
        { permission: 'profile.read', projectId: 'p1' },
        { permission: 'profile.write', projectId: 'p1' },
        { permission: 'debuginfo.write', projectId: 'p1' },
      ],
      projects,
    ),
  ).toBe(
    'You can’t do this: you lack role.create in the whole organization; rolebinding.create, profile.read, profile.write, and 1 more in project Production.',
  );
});
