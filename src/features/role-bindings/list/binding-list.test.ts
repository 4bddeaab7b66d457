import { expect, test } from 'vitest';
import { findRows } from '#src/flows/list/find-rows.ts';
import { bindingFilters, bindingSearch } from './binding-filters.ts';
import { bindingRows } from './binding-rows.ts';
import { binding, known, releaseReference } from './fixtures.ts';

const rows = bindingRows(
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
const { projects } = known;
const filters = bindingFilters({ rows, roles: undefined, projects, byScope: false });
const found = (chosen: Record<string, readonly string[]>, q = '') =>
  findRows({ rows, filters, search: bindingSearch(projects) }, chosen, q).map(({ id }) => id);

test('lists by subject as people sort, then role, then scope', () => {
  expect(found({})).toEqual(['agent-owner', 'agent', 'ci-2', 'ci-10', 'group', 'zoe']);
});

test.each([
  ['the name of a subject, and of a creator', 'zoe@acme', ['ci-2', 'zoe']],
  ['the whole subject string', 'serviceaccount:ci', ['ci-2', 'ci-10']],
  ['the name of a role', 'owner', ['agent-owner', 'zoe']],
  ['the name of a project', 'production', ['ci-2']],
  ['the id of a project', 'p1', ['ci-2']],
  ['the name of a scope that is gone', 'deleted project', ['agent']],
  ['without accents or case', 'MULLER', ['group']],
  ['several words anywhere', 'agent owner', ['agent-owner']],
])('searches %s', (_, q, expected) => expect(found({}, q)).toEqual(expected));

test.each([
  [{ subject: ['user'] }, ['zoe']],
  [{ subject: ['other', 'user'] }, ['group', 'zoe']],
  [{ subject: ['serviceaccount:agent'] }, ['agent-owner', 'agent']],
  [{ role: [releaseReference] }, ['ci-10']],
  [{ scope: ['organization'], subject: ['serviceaccount'] }, ['agent-owner', 'ci-10']],
  [{ scope: ['p1'] }, ['ci-2']],
  [{ scope: ['p1', 'organization'], role: ['system:owner'] }, ['agent-owner', 'zoe']],
  [{ problem: ['any'] }, ['agent', 'ci-2', 'ci-10', 'group']],
  [{ problem: ['project-gone'] }, ['agent']],
] satisfies [Record<string, readonly string[]>, string[]][])('filters by %o', (chosen, expected) => {
  expect(found(chosen)).toEqual(expected);
});

test('by scope, a project’s filter also finds who is in it through the whole organization', () => {
  const inScope = bindingFilters({ rows, roles: undefined, projects, byScope: true });
  const ids = (scope: string) =>
    findRows({ rows, filters: inScope, search: bindingSearch(projects) }, { scope: [scope] }, '').map(({ id }) => id);
  expect(ids('p1')).toEqual(['agent-owner', 'ci-2', 'ci-10', 'group', 'zoe']);
  expect(ids('organization')).toEqual(['agent-owner', 'ci-10', 'group', 'zoe']);
});

test.each([{ role: ['xyz'] }, { scope: ['nowhere'] }])(
  'finds nothing for %o, which never was: a link to what is gone must not show everything',
  (chosen) => expect(found(chosen)).toEqual([]),
);

test('says how many need attention, as many as the filter then shows', () => {
  const problem = filters.find(({ id }) => id === 'problem');
  expect(problem?.alert).toBe('4 need attention');
});
