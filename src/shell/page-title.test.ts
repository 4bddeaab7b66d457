import { expect, test } from 'vitest';
import { crumbsOf, documentTitle } from './page-title.ts';

const match = (pathname: string, title?: string, loaderData?: unknown, status = 'success') => ({
  pathname,
  status,
  staticData: title === undefined ? {} : { title },
  loaderData,
});

test('collects the places from the organization to the page, by what the loader found or the route says', () => {
  const matches = [
    match('/'),
    match('/o/1', undefined, { title: 'Acme' }),
    match('/o/1/iam', 'Identity & Access Management'),
    match('/o/1/iam/service-accounts', 'Service Accounts'),
    match('/o/1/iam/service-accounts/2', undefined, { title: 'ci-main' }),
  ];
  expect(crumbsOf(matches).map(({ title }) => title)).toEqual([
    'Acme',
    'Identity & Access Management',
    'Service Accounts',
    'ci-main',
  ]);
});

test('ends where a route failed: what lies below it is not shown', () => {
  const matches = [match('/o/1', 'Acme', undefined, 'error'), match('/o/1/iam', 'Identity & Access Management')];
  expect(crumbsOf(matches)).toEqual([{ title: 'Acme', pathname: '/o/1' }]);
});

test('takes no title from data that holds none', () => {
  expect(
    crumbsOf([match('/', undefined, null), match('/', undefined, { title: 7 }), match('/', undefined, 'x')]),
  ).toEqual([]);
});

test('titles a document from the page to the product, each once', () => {
  expect(documentTitle('Role Bindings', 'Acme')).toBe('Role Bindings · Acme · Access Console');
  expect(documentTitle('Sign in', undefined)).toBe('Sign in · Access Console');
  expect(documentTitle('Acme', 'Acme')).toBe('Acme · Access Console');
});
