import { expect, test } from 'vitest';
import { isolated } from './isolated.ts';

test('a name from right to left is isolated', () => {
  expect(isolated('אדה')).toBe('\u2068אדה\u2069');
});

test.each(['א\u2069ב', 'א\u2068ב', 'א\u2069ב\u2068'])('nothing in a name ends its isolation: %j', (name) => {
  expect(isolated(name)).toBe('\u2068אב\u2069');
});

test('names in words that are isolated stay isolated from each other', () => {
  const words = `${isolated('אדה')}: ${isolated('בעלים')}`;
  expect(isolated(words)).toBe(`\u2068${words}\u2069`);
});

test.each(['ada@acme.example', 'Zoë Ström', 'Ада', ''])('“%s” stays as it is', (name) => {
  expect(isolated(name)).toBe(name);
});
