import { expect, test } from 'vitest';
import { projectsFrom } from '#src/access/scope-state.ts';
import { tokenAccess } from './token-access.ts';

const projects = projectsFrom(
  [
    { id: 'p', name: 'Production' },
    { id: 's', name: 'Staging' },
  ],
  true,
);
const writer = (projectId: string) => ({ role: 'system:writer', projectId });
const viewer = { role: 'system:viewer', projectId: '' };

test('names each role once, with the places where the account has it', () => {
  expect(tokenAccess([writer('s'), writer('p'), viewer, writer('s')], '', projects)).toBe(
    'The token will have Writer in project Staging and project Production; Viewer in the whole organization.',
  );
});

test('a limit leaves what counts in that project, of an organization-wide role only that part', () => {
  expect(tokenAccess([writer('s'), viewer], 'p', projects)).toBe('The token will have Viewer in project Production.');
  expect(tokenAccess([writer('s')], 's', projects)).toBe('The token will have Writer in project Staging.');
  expect(tokenAccess([writer('s')], 'p', projects)).toBe('The token will have no access in project Production.');
});

test('a project that is gone is not called by a name', () => {
  expect(tokenAccess([writer('gone')], '', projects)).toBe('The token will have Writer in a deleted project.');
});
