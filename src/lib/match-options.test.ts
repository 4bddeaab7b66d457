import { expect, test } from 'vitest';
import { matchOptions } from './match-options.ts';

const options = [
  { value: '1', label: 'Old checkout' },
  { value: '2', label: 'Checkout', description: 'Europe' },
  { value: '3', label: 'Müller', keywords: 'muel@example.com' },
];
const found = (query: string, limit = 50) => matchOptions(options, query, limit).shown.map((o) => o.value);

test('no words match everything, in the given order', () => expect(found('  ')).toEqual(['1', '2', '3']));
test('a label that starts with the words comes first', () => expect(found('check')).toEqual(['2', '1']));
test('every word must occur, in label, description or keywords', () => expect(found('europe check')).toEqual(['2']));
test('accents and case do not matter', () => expect(found('MULLER')).toEqual(['3']));
test('searches what is not shown', () => expect(found('muel@')).toEqual(['3']));
test('counts all matches though it shows few, so that a picker sees thousands', () => {
  const many = Array.from({ length: 5000 }, (_, i) => ({ value: String(i), label: `Project ${i}` }));
  const { shown, total } = matchOptions(many, 'project', 50);
  expect([shown.length, total]).toEqual([50, 5000]);
  expect(matchOptions(many, '4999', 50).shown[0]?.value).toBe('4999');
});
