import { expect, test } from 'vitest';
import { indexBindings, sortBindings } from './binding-index.ts';
import { filterBindings, type BindingFilters } from './filter-bindings.ts';
import { binding, known, releaseReference } from './fixtures.ts';

const index = await indexBindings(
  [
    binding('zoe', 'user:dev:zoe@acme.example', { role: 'system:owner' }),
    binding('ci-2', 'serviceaccount:ci 2', { projectId: 'p1', createdBy: 'user:dev:zoe@acme.example' }),
    binding('ci-10', 'serviceaccount:ci 10', { role: releaseReference }),
    binding('agent', 'serviceaccount:agent', { projectId: 'gone' }),
    binding('agent-owner', 'serviceaccount:agent', { role: 'system:owner' }),
    binding('group', 'group:Müller'),
  ],
  known,
);
const idsAt = (places: Uint32Array) => Array.from(places, (place) => index.row(place).id);
const ids = (filters: BindingFilters) => idsAt(filterBindings(index, index.natural, filters));

test('lists by subject as people sort, then role, then scope', () => {
  expect(ids({})).toEqual(['agent-owner', 'agent', 'ci-2', 'ci-10', 'group', 'zoe']);
});

test.each([
  ['the name of a subject', 'zoe@acme', ['zoe']],
  ['the whole subject string', 'serviceaccount:ci', ['ci-2', 'ci-10']],
  ['the name of a role', 'owner', ['agent-owner', 'zoe']],
  ['the name of a project', 'production', ['ci-2']],
  ['the id of a project', 'p1', ['ci-2']],
  ['what is said of a deleted project', 'deleted project', ['agent']],
  ['without accents or case', 'MULLER', ['group']],
  ['several words anywhere', 'agent owner', ['agent-owner']],
])('searches %s', (_, q, expected) => expect(ids({ q })).toEqual(expected));

test.each([
  [{ kind: 'user' }, ['zoe']],
  [{ kind: 'other' }, ['group']],
  [{ subject: 'serviceaccount:agent' }, ['agent-owner', 'agent']],
  [{ role: releaseReference }, ['ci-10']],
  [{ scope: 'organization', kind: 'serviceaccount' }, ['agent-owner', 'ci-10']],
  [{ scope: 'p1' }, ['ci-2']],
  [{ problem: 'any' }, ['agent', 'ci-2', 'ci-10', 'group']],
  [{ problem: 'project-gone' }, ['agent']],
  [{ problem: 'account-gone', q: '10' }, ['ci-10']],
] satisfies [BindingFilters, string[]][])('filters by %o', (filters, expected) => {
  expect(ids(filters)).toEqual(expected);
});

test('hands back the same places when nothing is set, so that nothing is drawn again', () => {
  expect(filterBindings(index, index.natural, { q: '  ' })).toBe(index.natural);
});

test.each([{ role: 'xyz' }, { scope: 'nowhere' }] satisfies BindingFilters[])(
  'finds nothing for %o, which never was: a link to what is gone must not show everything',
  (filters) => expect(ids(filters)).toEqual([]),
);

const sorted = (descending: boolean) => idsAt(sortBindings(index, 'role', descending));

test('sorts by a column in both directions and keeps the natural order of equal rows', () => {
  expect(sorted(false)).toEqual(['agent-owner', 'zoe', 'ci-10', 'agent', 'ci-2', 'group']);
  expect(sorted(true)).toEqual(['agent', 'ci-2', 'group', 'ci-10', 'agent-owner', 'zoe']);
});

test('finds the few among thousands', async () => {
  const many = Array.from({ length: 20_000 }, (_, i) =>
    binding(String(i), `serviceaccount:agent ${i % 5000}`, { projectId: `project ${i % 300}` }),
  );
  const crowd = await indexBindings(many, known);
  expect(filterBindings(crowd, crowd.natural, { q: 'agent 4999' })).toHaveLength(4);
  expect(filterBindings(crowd, crowd.natural, { scope: 'project 7' })).toHaveLength(67);
});
