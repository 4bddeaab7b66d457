import { expect, test } from 'vitest';
import { binding, releaseReference, releaseRole } from '../list/fixtures.ts';
import { lossOf } from './binding-loss.ts';

const roles = [releaseRole];
const ci = 'serviceaccount:ci';

test('the last binding of a subject takes all that its role gives', () => {
  const only = binding('1', ci, { role: releaseReference });
  const loss = lossOf(only, [only, binding('2', 'serviceaccount:agent', { role: 'system:owner' })], roles);
  expect(loss).toMatchObject({ lost: ['project.read', 'debuginfo.write'], kept: [], remaining: 0 });
});

test('what another binding of the subject gives there is kept', () => {
  const release = binding('1', ci, { role: releaseReference, projectId: 'p1' });
  const viewer = binding('2', ci);
  expect(lossOf(release, [release, viewer], roles)).toMatchObject({
    lost: ['debuginfo.write'],
    kept: ['project.read'],
    remaining: 1,
  });
});

test('a binding to one project keeps nothing of an organization-wide one, except in that project', () => {
  const whole = binding('1', ci, { role: 'system:debuginfo-writer' });
  const there = binding('2', ci, { role: releaseReference, projectId: 'p1' });
  expect(lossOf(whole, [whole, there], roles)).toMatchObject({
    lost: ['debuginfo.write'],
    keptInProjects: [{ projectId: 'p1', permissions: ['debuginfo.write'] }],
  });
});

test('a duplicate loses nothing and names its twin', () => {
  const first = binding('1', ci);
  const second = binding('2', ci);
  expect(lossOf(second, [first, second], roles)).toMatchObject({ lost: [], twin: { id: '1' }, remaining: 1 });
});

test('a role that is gone gave nothing, so nothing is lost', () => {
  const old = binding('1', ci, { role: 'elsewhere:Old' });
  expect(lossOf(old, [old], roles)).toMatchObject({ lost: [], kept: [] });
});
