import { expect, test } from 'vitest';
import { countWords, deletedWords, objectWords } from './deletion-words.ts';

const binding = {
  noun: 'role binding',
  nounOfOne: 'role binding of',
  nameOf: (name: string) => `${name}: Viewer in project Checkout`,
};
const account = { noun: 'service account', nameOf: (name: string) => name };

test('one is named, many are counted', () => {
  expect(objectWords(account, ['ci'])).toBe('service account ci');
  expect(objectWords(binding, ['ci'])).toBe('role binding of ci: Viewer in project Checkout');
  expect(objectWords(binding, ['ci', 'agent'])).toBe('2 role bindings');
});

test('a button repeats the act without the name', () => {
  expect(countWords({ ...binding, items: ['ci'] })).toBe('role binding');
  expect(countWords({ ...binding, items: Array(1_200).fill('ci') })).toBe('1,200 role bindings');
});

test.each([
  [['a'], ['a'], [], 'Deleted service account a'],
  [['a'], ['a'], ['a'], 'Service account a was already deleted'],
  [['a', 'b', 'c'], ['a', 'b', 'c'], [], 'Deleted 3 service accounts'],
  [['a', 'b', 'c'], ['a', 'b', 'c'], ['b'], 'Deleted 2 service accounts; 1 was already deleted'],
  [['a', 'b', 'c'], ['a', 'b', 'c'], ['b', 'c'], 'Deleted 1 service account; 2 were already deleted'],
  [['a', 'b'], ['a', 'b'], ['a', 'b'], '2 service accounts were already deleted'],
  [['a', 'b', 'c'], ['a'], [], 'Deleted 1 of 3 service accounts'],
])('of %o, with %o gone and %o gone before: %s', (items, gone, alreadyGone, words) => {
  const deleted = { gone: new Set(gone), alreadyGone: new Set(alreadyGone), unclear: new Set<string>() };
  expect(deletedWords({ ...account, items }, deleted)).toBe(words);
});
