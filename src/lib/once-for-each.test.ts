import { expect, test } from 'vitest';
import { onceForEach } from './once-for-each.ts';

test('answers once for each key, also where the answer is false, zero or empty', () => {
  const asked: string[] = [];
  const answers: Record<string, string | number | boolean> = { a: false, b: 0, c: '' };
  const once = onceForEach((key: string) => {
    asked.push(key);
    return answers[key] ?? 'none';
  });
  expect(['a', 'b', 'a', 'c', 'b', 'c'].map(once)).toEqual([false, 0, false, '', 0, '']);
  expect(asked).toEqual(['a', 'b', 'c']);
});
