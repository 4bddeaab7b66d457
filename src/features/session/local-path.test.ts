import { expect, test } from 'vitest';
import { localPath } from './local-path.ts';

const origin = 'https://console.example';

test.each(['/', '/organizations/1/iam/roles?q=a%20b#top', '/a//b'])('returns to %s', (path) => {
  expect(localPath(path, origin)).toBe(path);
});

test.each([
  undefined,
  '',
  'roles',
  '//evil.example',
  '/\\evil.example',
  '/.//evil.example',
  '/a/..//evil.example',
  '/%5cevil.example',
  '/\t/evil.example',
  '/%09/evil.example',
  'https://evil.example/',
  'javascript:alert(1)',
])('does not return to %s', (wanted) => expect(localPath(wanted, origin)).toBe('/'));
