import { describe, expect, test } from 'vitest';
import type { BindingFacts } from './binding-problems.ts';
import { lossOf, twinOf } from './loss.ts';
import { projectsFrom } from './scope-state.ts';

const organizationId = '07beb0f6-0000-4000-8000-000000000000';
const release = `${organizationId}:Release`;
const known = {
  organizationId,
  roles: [{ name: 'Release', organizationId, permissions: ['project.read', 'debuginfo.write'], isSystem: false }],
  projects: projectsFrom([{ id: 'p1', name: 'Production' }], true),
};
const ci = 'serviceaccount:ci';
const ada = 'user:dev:ada@acme.example';
const bo = 'user:dev:bo@acme.example';

let count = 0;
/** Viewer of the whole organization unless said otherwise. */
function binding(subject: string, facts: Partial<BindingFacts> = {}): BindingFacts {
  count += 1;
  return { id: `b${count}`, subject, role: 'system:viewer', projectId: '', entity: '', ...facts };
}

describe('what one subject loses', () => {
  test('its only binding takes all that the role gives', () => {
    const only = binding(ci, { role: release });
    const [loss, ...others] = lossOf([only], [only, binding('serviceaccount:agent')], known).subjects;
    expect(others).toEqual([]);
    expect(loss).toEqual({
      subject: ci,
      lost: [{ projectId: null, permissions: ['project.read', 'debuginfo.write'] }],
      keptInProjects: [],
      gained: [],
      hadInProjects: [],
      stays: [],
      remaining: 0,
      isKnown: true,
    });
  });

  test('what another binding gives in the same place is not lost', () => {
    const going = binding(ci, { role: release, projectId: 'p1' });
    const { subjects } = lossOf([going], [going, binding(ci)], known);
    expect(subjects).toMatchObject([{ lost: [{ projectId: 'p1', permissions: ['debuginfo.write'] }], remaining: 1 }]);
  });

  test('a binding to one project keeps an organization-wide permission in that project only', () => {
    const going = binding(ci, { role: 'system:debuginfo-writer' });
    const { subjects } = lossOf([going], [going, binding(ci, { role: release, projectId: 'p1' })], known);
    expect(subjects).toMatchObject([
      {
        lost: [{ projectId: null, permissions: ['debuginfo.write'] }],
        keptInProjects: [{ projectId: 'p1', permissions: ['debuginfo.write'] }],
      },
    ]);
  });

  test('what is lost everywhere is not told once more of a project', () => {
    const going = [binding(ci), binding(ci, { role: 'system:writer', projectId: 'p1' })];
    expect(lossOf(going, going, known).subjects[0]?.lost).toMatchObject([
      { projectId: null },
      { projectId: 'p1', permissions: ['profile.write', 'debuginfo.write'] },
    ]);
  });

  test('nothing, of a duplicate that stays; everything, when both go', () => {
    const both = [binding(ci), binding(ci)];
    expect(lossOf(both.slice(0, 1), both, known).subjects).toEqual([]);
    expect(lossOf(both, both, known).subjects).toMatchObject([{ subject: ci, remaining: 0 }]);
  });

  test('what only looks like access keeps nothing', () => {
    const going = binding(ci);
    const all = [going, binding(ci, { role: 'system:owner', projectId: 'gone' })];
    expect(lossOf([going], all, known).subjects).toMatchObject([{ remaining: 0 }]);
  });
});

describe('what has no effect', () => {
  test.each([
    ['a deleted project', { projectId: 'gone' }],
    ['a deleted role', { role: 'elsewhere:Old' }],
  ])('a binding to %s loses nothing, and is counted', (_, facts) => {
    const old = binding(ci, facts);
    expect(lossOf([old, binding(ada)], [old], known)).toMatchObject({ idle: 1, subjects: [{ subject: ada }] });
  });

  test('a project that the viewer can’t see is not called deleted', () => {
    const going = binding(ci, { projectId: 'unseen' });
    const loss = lossOf([going], [going], { ...known, projects: projectsFrom([], false) });
    expect(loss).toMatchObject({ idle: 0, subjects: [{ subject: ci }] });
  });
});

test('who may not see the roles is told that the loss is unknown', () => {
  const blind = { ...known, roles: undefined };
  const custom = binding(ci, { role: release });
  const own = binding(ci);
  expect(lossOf([custom], [custom], blind).subjects).toMatchObject([{ lost: [], isKnown: false }]);
  expect(lossOf([own], [own, custom], blind).subjects).toMatchObject([{ isKnown: false }]);
  expect(lossOf([own], [own], blind).subjects).toMatchObject([{ isKnown: true }]);
});

test('people stay owners, service accounts and owners of one project are none', () => {
  const owners = [binding(ada, { role: 'system:owner' }), binding(bo, { role: 'system:owner' })] as const;
  const all = [
    ...owners,
    binding(ci, { role: 'system:owner' }),
    binding(bo, { role: 'system:owner', projectId: 'p1' }),
  ];
  expect(lossOf([owners[0]], all, known)).toMatchObject({ touchesOwner: true, ownersLeft: [bo] });
  expect(lossOf(owners, all, known)).toMatchObject({ touchesOwner: true, ownersLeft: [] });
  expect(lossOf(all.slice(2), all, known)).toMatchObject({ touchesOwner: false, ownersLeft: [ada, bo] });
});

test('a twin gives the same role to the same subject in the same scope', () => {
  const [one, other] = [binding(ci), binding(ci)];
  const all = [one, other, binding(ci, { projectId: 'p1' }), binding(ci, { entity: 'x' }), binding(ada)];
  expect(twinOf(one, all)).toBe(other);
  expect(
    twinOf(
      one,
      all.filter((each) => each !== other),
    ),
  ).toBeUndefined();
});

test('of 100,000 role bindings every subject is told once, and exactly', () => {
  const all = Array.from({ length: 100_000 }, (_, at) =>
    binding(`user:dev:person${at % 5_000}@acme.example`, { role: at < 95_000 ? release : 'system:writer' }),
  );
  const { subjects } = lossOf(all.slice(0, 95_000), all, known);
  // The role that stays, Writer, gives all that Release gives.
  expect(subjects).toEqual([]);
  expect(lossOf(all, all, known).subjects).toHaveLength(5_000);
});
