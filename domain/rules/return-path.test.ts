import { describe, expect, it } from 'vitest';
import { returnPath } from '#domain/rules/return-path.ts';

describe('the path to return to after sign-in', () => {
  it.each([
    '/',
    '/organizations/1/iam/roles',
    '/a?search=x%20y&sort=name',
    '/a#b',
    '/@x',
    '/a//b',
    '/.well-known',
    '/sign-ins',
    '/organizations/sign-in',
  ])('keeps %s', (path) => {
    expect(returnPath(path)).toBe(path);
  });

  it.each([
    null,
    undefined,
    '',
    'roles',
    'a',
    'https://evil.example',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\/evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/\u0000/evil.example',
    ' //evil.example',
    '/ /evil.example',
    '/%5cevil.example',
    '/%5Cevil.example',
    '/\t/evil.example',
    '/%2fevil.example',
    '/%09/evil.example',
    '/%0d%0aset-cookie:x=y',
    '/a\r\nset-cookie: x=y',
    'javascript:alert(1)',
    '/ｅvil',
    '/./\\evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    '/auth/sign-in',
    '/auth/sign-in?return=/auth/sign-in',
    '/x/../auth/sign-in',
    '/auth',
    '/sign-in',
    '/sign-in?return=/sign-in/sso/evil',
    '/sign-in/sso/evil',
    '/sign-in/sso/evil/trial',
    '/SIGN-IN/sso/evil',
    '/sign%2Din/sso/evil',
    '/%73ign-in/sso/evil',
    '/%61uth/sign-in',
    '/x/../sign-in/sso/evil',
    '/./sign-in/sso/evil',
    '/a%zz',
    '/api/x',
    '/dev-oidc/auth',
    `/${'a'.repeat(1000)}`,
  ])('answers / for %j', (path) => {
    expect(returnPath(path)).toBe('/');
  });
});
