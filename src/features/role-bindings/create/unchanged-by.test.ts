import { expect, test } from 'vitest';
import { binding, known, organizationId, releaseReference, releaseRole } from '../list/fixtures.ts';
import { giftsOf } from './give-role.ts';
import { unchangedBy } from './unchanged-by.ts';

const ci = 'serviceaccount:ci';
const agent = 'serviceaccount:agent';

function unchanged(role: string, subjects: readonly string[], projectIds: readonly string[], by: { role: string }) {
  const data = {
    organizationId,
    bindings: [{ ...binding('1', ci, by), problems: [] }],
    roles: [
      releaseRole,
      { name: 'viewer', organizationId: '', permissions: ['project.read', 'profile.read'], isSystem: true },
    ],
    accounts: [
      { id: 'a1', name: 'ci' },
      { id: 'a2', name: 'agent' },
    ],
    projects: known.projects,
  };
  return unchangedBy(role, giftsOf(subjects, projectIds), data);
}

test('names who has all of it by a wider role, and nobody else', () => {
  expect(unchanged('system:viewer', [ci, agent], ['p1'], { role: 'system:viewer' })).toEqual([ci]);
  expect(unchanged('system:viewer', [ci], ['p1'], { role: 'system:owner' })).toEqual([ci]);
});

test('names nobody who gains something', () => {
  expect(unchanged(releaseReference, [ci, agent], ['p1'], { role: 'system:viewer' })).toEqual([]);
});

test('leaves out who has the very role binding: that is said elsewhere', () => {
  expect(unchanged('system:viewer', [ci], [''], { role: 'system:viewer' })).toEqual([]);
});
