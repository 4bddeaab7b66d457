import { describe, expect, test } from 'vitest';
import type { AccessChange } from '#domain/rules/blast-radius-change.ts';
import { blastRadius } from '#domain/rules/blast-radius.ts';
import type { AccessFacts, BindingFact } from '#domain/rules/explain/facts.ts';

const organizationId = '07beb0f6-0000-4000-8000-000000000000';
const ada = 'user:dev:ada@acme.example';
const ci = 'serviceaccount:ci';
const release = `${organizationId}:Release`;
const used = new Date('2026-03-01T00:00:00Z');

const facts: AccessFacts = {
  organizationId,
  bindings: [],
  roles: [{ reference: release, permissions: ['debuginfo.write'] }],
  projects: [
    { id: 'p1', name: 'Production' },
    { id: 'p2', name: 'Staging' },
  ],
  accounts: [{ id: 'a1', name: 'ci' }],
  tokens: [
    { id: 'wide', name: 'wide', serviceAccountId: 'a1', projectId: null, lastUsedAt: used },
    { id: 'staging', name: 'staging', serviceAccountId: 'a1', projectId: 'p2', lastUsedAt: null },
  ],
  people: [],
  complete: { bindings: true, roles: true, projects: true, accounts: true, tokens: true, people: true },
};

function binding(id: string, subject: string, role: string, projectId: string | null = null): BindingFact {
  return { id, subject, role, projectId };
}

function radius(bindings: readonly BindingFact[], change: AccessChange, more: Partial<AccessFacts> = {}) {
  return blastRadius({ ...facts, bindings, ...more }, change);
}

const nothing = { subjects: [], tokens: [], changesNothing: true, isComplete: true };

describe('role bindings', () => {
  test('what counts for the whole organization only is neither gained nor lost in a project', () => {
    const roles = [{ reference: release, permissions: ['billing.read', 'billing.modify'] }];
    const [billing, all] = [binding('b1', ada, release, 'p1'), binding('b1', ada, release)];
    expect(radius([billing], { removed: ['b1'] }, { roles })).toMatchObject(nothing);
    expect(radius([], { added: [billing] }, { roles })).toMatchObject(nothing);
    const [narrowed] = radius([all], { changed: [{ id: 'b1', projectId: 'p1' }] }, { roles }).subjects;
    expect(narrowed).toMatchObject({ lost: [{ projectId: null }], keptInProjects: [], gained: [] });
  });

  test.each([
    ['a person whom nobody can sign in as', 'user:google:rosa@acme.example', 'cannot-sign-in'],
    ['a subject of another form', '12345', 'cannot-sign-in'],
    ['a service account that is gone', 'serviceaccount:gone', 'account-missing'],
  ])('%s loses and gains nothing, and is named', (_, subject, kind) => {
    const people = [{ subject: 'user:google:rosa@acme.example', hasSignedIn: false, canSignIn: false }];
    const own = binding('b1', subject, release);
    expect(radius([own], { removed: ['b1'] }, { people })).toMatchObject({
      ...nothing,
      barred: [{ subject, why: { kind } }],
    });
    expect(radius([], { added: [own] }, { people })).toMatchObject({ ...nothing, barred: [{ subject }] });
    expect(radius([own, { ...own, id: 'b2' }], { removed: ['b1'] }, { people }).barred).toEqual([]);
  });

  test('another role loses what only the first gave, and gains what only the second gives', () => {
    const changed = [{ id: 'b1', role: 'system:profile-writer' }];
    const [own] = radius([binding('b1', ada, release, 'p1')], { changed }).subjects;
    expect(own).toMatchObject({
      lost: [{ projectId: 'p1', permissions: ['debuginfo.write'] }],
      gained: [{ projectId: 'p1', permissions: ['profile.write'] }],
      remaining: 1,
    });
  });

  test('what both roles give stays', () => {
    const changed = [{ id: 'b1', role: 'system:viewer' }];
    const [own] = radius([binding('b1', ada, 'system:writer')], { changed }).subjects;
    expect(own).toMatchObject({ lost: [{ permissions: ['profile.write', 'debuginfo.write'] }], gained: [] });
    expect(own?.stays[0]?.permissions).toHaveLength(13);
  });

  test('a narrower scope loses everywhere but there; a wider one gains everywhere but there', () => {
    const there = [{ projectId: 'p1', permissions: ['debuginfo.write'] }];
    const everywhere = [{ projectId: null, permissions: ['debuginfo.write'] }];
    const [narrowed] = radius([binding('b1', ada, release)], { changed: [{ id: 'b1', projectId: 'p1' }] }).subjects;
    expect(narrowed).toMatchObject({ lost: everywhere, keptInProjects: there, gained: [] });
    const [widened] = radius([binding('b1', ada, release, 'p1')], {
      changed: [{ id: 'b1', projectId: null }],
    }).subjects;
    expect(widened).toMatchObject({ gained: everywhere, hadInProjects: there, lost: [] });
  });

  test('a new one gives what is not there yet', () => {
    const added = [binding('b2', ada, release), binding('b3', 'user:dev:bo@acme.example', 'system:viewer')];
    const { subjects } = radius([binding('b1', ada, 'system:owner')], { added });
    expect(subjects).toMatchObject([{ subject: 'user:dev:bo@acme.example', gained: [{ projectId: null }] }]);
  });

  test.each<[string, readonly BindingFact[], AccessChange]>([
    ['a duplicate goes', [binding('b1', ada, release), binding('b2', ada, release)], { removed: ['b1'] }],
    [
      'a wider one gives the same',
      [binding('b1', ada, release, 'p1'), binding('b2', ada, release)],
      { removed: ['b1'] },
    ],
    ['its role is gone', [binding('b1', ada, `${organizationId}:Old`)], { removed: ['b1'] }],
    ['its project is gone', [binding('b1', ci, release, 'gone')], { removed: ['b1'] }],
    ['it gets the scope that it has', [binding('b1', ada, release)], { changed: [{ id: 'b1', projectId: null }] }],
    ['there is no such binding', [binding('b1', ada, release)], { removed: ['b9'] }],
    ['no change is made', [binding('b1', ada, release)], {}],
  ])('nothing changes: %s', (_, bindings, change) => {
    expect(radius(bindings, change)).toMatchObject(nothing);
  });

  test('a person stops being an owner only with their last such binding', () => {
    const owning = [binding('b1', ada, 'system:owner'), binding('b2', ada, 'system:owner')];
    expect(radius(owning, { removed: ['b1'] })).toMatchObject({ touchesOwner: false, ownersLeft: [ada] });
    expect(radius(owning, { removed: ['b1', 'b2'] })).toMatchObject({ touchesOwner: true, ownersLeft: [] });
    const changed = [{ id: 'b1', projectId: 'p1' }];
    expect(radius(owning.slice(0, 1), { changed })).toMatchObject({ touchesOwner: true, ownersLeft: [] });
  });
});

test('a role that changes concerns everybody who holds it, wherever', () => {
  const bindings = [binding('b1', ada, release, 'p1'), binding('b2', ci, release), binding('b3', ci, 'system:viewer')];
  const roles = [{ reference: release, permissions: ['profile.write'] }];
  const said = radius(bindings, { roles });
  expect(said.subjects).toMatchObject([
    { subject: ada, lost: [{ projectId: 'p1', permissions: ['debuginfo.write'] }], gained: [{ projectId: 'p1' }] },
    { subject: ci, lost: [{ projectId: null }], gained: [{ projectId: null, permissions: ['profile.write'] }] },
  ]);
  expect(said.tokens).toMatchObject([
    { token: { id: 'wide', lastUsedAt: used }, ends: false, lost: [{ projectId: null }] },
    { token: { id: 'staging' }, ends: false, lost: [{ projectId: 'p2' }], gained: [{ projectId: 'p2' }] },
  ]);
});

describe('tokens', () => {
  const bindings = [binding('b1', ci, release, 'p2'), binding('b2', ci, 'system:profile-writer')];

  test('one that is revoked ends, with all that it could do', () => {
    expect(radius(bindings, { tokens: ['staging'] })).toMatchObject({
      subjects: [],
      changesNothing: false,
      tokens: [
        { subject: ci, ends: true, lost: [{ projectId: 'p2', permissions: ['profile.write', 'debuginfo.write'] }] },
      ],
    });
  });

  test('all end with their account, which loses everything', () => {
    const said = radius(bindings, { accounts: ['ci'] });
    expect(said.subjects).toMatchObject([
      { subject: ci, lost: [{ projectId: null }, { projectId: 'p2' }], remaining: 0 },
    ]);
    expect(said.tokens.map(({ token, ends }) => [token.id, ends])).toEqual([
      ['wide', true],
      ['staging', true],
    ]);
  });

  test('one that is limited elsewhere doesn’t notice', () => {
    const other = [binding('b1', ci, release, 'p1')];
    expect(radius(other, { removed: ['b1'] }).tokens.map(({ token }) => token.id)).toEqual(['wide']);
  });
});

test.each<[string, Partial<AccessFacts['complete']>, readonly BindingFact[]]>([
  ['bindings', { bindings: false }, [binding('b1', ada, release)]],
  ['roles', { roles: false }, [binding('b1', ada, `${organizationId}:Unseen`)]],
  ['projects', { projects: false }, [binding('b1', ada, release, 'unseen')]],
  ['tokens', { tokens: false }, [binding('b1', ci, release)]],
])('%s that are not all seen may hold more', (fact, complete, bindings) => {
  const said = radius(bindings, { removed: ['b1'] }, { complete: { ...facts.complete, ...complete } });
  expect(said).toMatchObject({ isComplete: false, missing: [fact], changesNothing: false });
});
