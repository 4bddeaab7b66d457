import { expect, test } from 'vitest';
import { countWords, deletedWords, noUndoWords, objectWords } from './deletion-words.ts';

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

const undo = { remake: () => Promise.resolve(''), isPossible: (name: string) => name === 'ci' };
test.each([
  ['nothing of the kind can', undefined, ['ci'], 'This can’t be undone.'],
  ['all can', undo, ['ci', 'ci'], undefined],
  [
    'some can',
    undo,
    ['ci', 'gone', 'gone'],
    'Undo can restore 1 of these 3 role bindings. It can’t restore gone and gone.',
  ],
  ['none of them can', undo, ['gone'], 'This can’t be undone.'],
  ['there are too many', undo, Array(51).fill('ci'), 'Undo restores up to 50 role bindings, so this can’t be undone.'],
])('of what can be made anew: %s', (_, ofKind, items, words) => {
  expect(noUndoWords({ noun: 'role binding', nameOf: (name) => name, undo: ofKind, items })).toBe(words);
});

test('does not call final what can be taken back as a switch can', () => {
  const verb = { act: 'Disable', acting: 'Disabling', acted: 'disabled', isReversible: true };
  expect(noUndoWords({ noun: 'single sign-on', nameOf: (name) => name, items: ['acme'], verb })).toBeUndefined();
});

test('says it by the verb of what is done', () => {
  const verb = { act: 'Remove', acting: 'Removing', acted: 'removed' };
  const access = { noun: 'access', nounOfOne: 'access of', nameOf: (name: string) => name, items: ['Ada'], verb };
  const gone = new Set(['Ada']);
  expect(deletedWords(access, { gone, alreadyGone: new Set(), unclear: new Set() })).toBe('Removed access of Ada');
  expect(deletedWords(access, { gone, alreadyGone: gone, unclear: new Set() })).toBe(
    'Access of Ada was already removed',
  );
});

test('a name from right to left stays in its place in the sentence', () => {
  expect(objectWords(account, ['אדה'])).toBe('service account \u2068אדה\u2069');
});
