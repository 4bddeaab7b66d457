import { expect, test } from 'vitest';
import { lostByAny, lostWords } from './loss-words.ts';
import { projectsFrom } from './scope-state.ts';

const projects = projectsFrom([{ id: 'p1', name: 'Production' }], true);
const everywhere = { projectId: null, permissions: ['profile.write', 'rolebinding.create'] } as const;
const inProject = { projectId: 'p1', permissions: ['profile.write', 'debuginfo.write'] } as const;

test('what is lost is a phrase for each scope, sensitive acts first', () => {
  expect(lostWords([everywhere], projects)).toBe('create role bindings and send profiles in the whole organization');
  expect(lostWords([everywhere, inProject], projects)).toBe(
    'create role bindings and send profiles in the whole organization; send profiles and upload debug info in project Production',
  );
});

test('what several lose is told once, and in a project only if it is not lost everywhere', () => {
  expect(lostByAny([[inProject], [everywhere], [everywhere]])).toEqual([
    everywhere,
    { projectId: 'p1', permissions: ['debuginfo.write'] },
  ]);
  expect(lostByAny([[], []])).toEqual([]);
});
