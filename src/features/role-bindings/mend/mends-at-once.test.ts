import { expect, test } from 'vitest';
import { bindingRows } from '../list/binding-rows.ts';
import { binding, known, organizationId, releaseReference } from '../list/fixtures.ts';
import { mendsAtOnce } from './mends-at-once.ts';

const rosa = 'user:google:rosa@acme.example';
const all = [
  binding('wide', 'serviceaccount:ci'),
  binding('narrow', 'serviceaccount:ci', { projectId: 'p1' }),
  binding('first', 'serviceaccount:agent', { projectId: 'p1' }),
  binding('second', 'serviceaccount:agent', { projectId: 'p1' }),
  binding('gone', 'serviceaccount:agent', { projectId: 'p2' }),
  binding('rosa', rosa, { role: 'system:owner' }),
];
const rows = bindingRows(all, { ...known, unreachable: new Set([rosa]) });
const seen = { organizationId, roles: [], projects: known.projects };

function atOnce(ids: string, { now = all, canRemake = true } = {}) {
  const items = rows.filter(({ id }) => ids.split(' ').includes(id));
  expect(items).toHaveLength(ids.split(' ').length);
  return mendsAtOnce(items, now, { ...seen, canRemake: () => canRemake });
}

const without = (gone: string) => ({ now: all.filter(({ id }) => id !== gone) });

test.each(['narrow', 'second', 'gone', 'narrow second gone'])('%s: nobody loses anything', (ids) => {
  expect(atOnce(ids)).toBe(true);
});

test('asks where both duplicates would go, or the wider one', () => {
  expect(atOnce('first second')).toBe(false);
  expect(atOnce('wide')).toBe(false);
});

test('asks where what made it harmless is gone meanwhile', () => {
  expect(atOnce('second', without('first'))).toBe(false);
  expect(atOnce('narrow', without('wide'))).toBe(false);
});

test('what nobody can sign in as goes at once only if Undo brings it back', () => {
  expect(atOnce('rosa')).toBe(true);
  expect(atOnce('rosa', { canRemake: false })).toBe(false);
});

test('asks where it doesn’t know what a role gives, and for many', () => {
  const custom = [binding('1', 'serviceaccount:ci', { role: releaseReference, projectId: 'p1' })];
  const items = bindingRows(custom, known);
  const unknown = { ...seen, roles: undefined, canRemake: () => true };
  expect(mendsAtOnce(items, custom, unknown)).toBe(false);
  const many = bindingRows(
    Array.from({ length: 27 }, (_, at) => binding(`${at}`, 'serviceaccount:ci')),
    known,
  );
  expect(mendsAtOnce(many.slice(1, 26), many, unknown)).toBe(true);
  expect(mendsAtOnce(many.slice(1), many, unknown)).toBe(false);
});
