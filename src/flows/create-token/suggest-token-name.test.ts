import { expect, test } from 'vitest';
import { suggestTokenName } from './suggest-token-name.ts';

test('suggests the day as the name of a token, and a number when that is taken', () => {
  const now = new Date('2026-11-21T23:00:00Z');
  expect(suggestTokenName(now, [])).toBe('token-2026-11-21');
  expect(suggestTokenName(now, ['token-2026-11-21', 'token-2026-11-21-2'])).toBe('token-2026-11-21-3');
});
