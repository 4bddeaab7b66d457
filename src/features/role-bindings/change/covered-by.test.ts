import { expect, test } from 'vitest';
import { binding } from '../list/fixtures.ts';
import { coveredBy } from './covered-by.ts';

const ci = 'serviceaccount:ci';
const old = binding('old', ci, { role: 'system:writer', projectId: 'p1' });
const plan = (...projectIds: readonly string[]) => ({
  subject: ci,
  from: [{ id: 'old', role: old.role, projectId: old.projectId }],
  to: projectIds.map((projectId) => ({ role: 'system:viewer', projectId })),
});

test('the wider one and the twin cover what would be created', () => {
  const wide = binding('wide', ci);
  const twin = binding('twin', ci, { projectId: 'p1' });
  expect(coveredBy(plan('p1', 'p2'), [old, wide])).toEqual([wide]);
  expect(coveredBy(plan('p1'), [old, twin])).toEqual([twin]);
});

test('nothing covers what is new somewhere, of another subject, or limited to one object', () => {
  const twin = binding('twin', ci, { projectId: 'p1' });
  expect(coveredBy(plan('p1', 'p2'), [old, twin])).toEqual([]);
  expect(coveredBy(plan('p1'), [old, binding('other', 'serviceaccount:agent')])).toEqual([]);
  expect(coveredBy(plan('p1'), [old, { ...twin, entity: 'view' }])).toEqual([]);
  expect(coveredBy({ ...plan('p1'), from: [] }, [old, twin])).toEqual([]);
});
