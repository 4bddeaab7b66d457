import { expect, test } from 'vitest';
import { type Asked, askedIn, missingIn, searchOf } from './asked.ts';
import { explainSearch } from './explain-search.ts';

const ci: Asked = {
  shape: 'why',
  who: { kind: 'subject', subject: 'serviceaccount:ci' },
  permission: 'debuginfo.write',
  scope: 'p1',
};

test.each<[string, Asked]>([
  ['a project', ci],
  ['the whole organization', { ...ci, scope: null }],
  ['one API token', { ...ci, who: { kind: 'token', id: 't1' } }],
  ['a question that is not whole', { shape: 'who', who: undefined, permission: undefined, scope: undefined }],
])('a question is the same after a way through an address: %s', (_, asked) => {
  expect(askedIn(explainSearch({ ...searchOf(asked) }))).toEqual(asked);
});

test('an address that names nothing that can be asked is no question', () => {
  const search = explainSearch({ ask: 'whence', permission: 'teapot.brew', subject: '' });
  expect(askedIn(search)).toEqual({ shape: 'why', who: undefined, permission: undefined, scope: undefined });
});

test('says which parts are still to be chosen, each shape its own', () => {
  const nothing = askedIn({});
  expect(missingIn(nothing)).toEqual(['who it is about', 'a permission', 'where']);
  expect(missingIn({ ...nothing, shape: 'what' })).toEqual(['who it is about']);
  expect(missingIn({ ...nothing, shape: 'who' })).toEqual(['a permission', 'where']);
  expect(missingIn({ ...ci, scope: null })).toEqual([]);
});
