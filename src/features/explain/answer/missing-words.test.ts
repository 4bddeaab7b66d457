import { expect, test } from 'vitest';
import { missingWords } from './missing-words.ts';

const known = {
  bindings: 'known',
  roles: 'known',
  projects: 'known',
  accounts: 'known',
  tokens: 'known',
  people: 'known',
} as const;

test('what is denied names its permission; what failed or is on its way does not', () => {
  const words = missingWords(['roles', 'accounts', 'tokens', 'entities'], {
    ...known,
    roles: 'denied',
    accounts: 'failed',
    tokens: 'loading',
  });
  expect(words.map(({ fact, permission, isLoading }) => [fact, permission, isLoading])).toEqual([
    ['roles', 'role.list', false],
    ['accounts', undefined, false],
    ['tokens', undefined, true],
    ['entities', undefined, false],
  ]);
});
