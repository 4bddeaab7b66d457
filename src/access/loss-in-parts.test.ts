import { expect, test } from 'vitest';
import type { BindingFacts } from './binding-problems.ts';
import { lossInParts } from './loss-in-parts.ts';
import { lossOf } from './loss.ts';
import { projectsFrom } from './scope-state.ts';

const known = {
  organizationId: 'o',
  roles: [],
  projects: projectsFrom([{ id: 'p1', name: 'Production' }], true),
  accounts: [{ id: 'a1', name: 'ci' }],
  tokens: [{ id: 't', name: 'laptop', serviceAccountId: 'a1', projectId: '', lastUsedAt: undefined }],
};
const roles = ['system:owner', 'system:viewer', 'o:Gone'];
const all = Array.from({ length: 9_000 }, (_, at): BindingFacts => {
  const subject = at % 7 === 0 ? 'serviceaccount:ci' : `user:dev:person${at % 2_500}@acme.example`;
  return { id: String(at), subject, role: roles[at % 3] ?? '', projectId: at % 5 === 0 ? 'p1' : '', entity: '' };
});

test.each([
  ['all', all],
  ['some', all.filter((_, at) => at % 4 !== 0)],
  ['one', all.slice(0, 1)],
  ['none', []],
])('says of %s what is said of them at once', async (_, going) => {
  const { subjects, ownersLeft, ...loss } = await lossInParts(going, all, known, new AbortController().signal);
  const { subjects: expected, ownersLeft: owners, ...atOnce } = lossOf(going, all, known);
  expect(subjects).toEqual(expected);
  expect(new Set(ownersLeft)).toEqual(new Set(owners));
  expect(loss).toEqual(atOnce);
});
