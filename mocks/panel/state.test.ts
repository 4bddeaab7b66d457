import { expect, test } from 'vitest';
import { addressOf, snippetOf, stateOf, summary } from '#mocks/panel/state.ts';
import { whyOff } from '#mocks/panel/why-off.ts';
import { readParameters } from '#mocks/parameters.ts';
import { signIn } from '#mocks/personas.ts';
import { emptyStorage } from '#mocks/testing.ts';

function tab() {
  const storage = emptyStorage();
  readParameters('?scenario=messy&fault=ListRoles:unavailable:1', storage);
  signIn('viewer@acme.example', storage);
  return stateOf(storage);
}

const here = new URL('http://localhost/organizations/1/iam/roles?q=x');

test('says in a few words what is in force', () => {
  expect(summary(tab())).toBe('Mocks: viewer, messy, ListRoles:unavailable:1');
  expect(summary(stateOf(emptyStorage()))).toBe('Mocks: owner');
});

test('the address brings anybody to the same page in the same state', () => {
  expect(addressOf(tab(), here)).toBe(
    'http://localhost/organizations/1/iam/roles?q=x&as=viewer&scenario=messy&fault=ListRoles:unavailable:1',
  );
});

test('the snippet is a test that starts there', () => {
  expect(snippetOf(tab(), here, 'Ada’s "roles" \\ \'x\'').split('\n')).toEqual([
    "import { expect, test } from './index.ts';",
    '',
    String.raw`test('Ada’s "roles" \\ \'x\', viewer, messy, ListRoles:unavailable:1', { tag: '@mocks' }, async ({ page }) => {`,
    "  await page.goto('/organizations/1/iam/roles?q=x&as=viewer&scenario=messy&fault=ListRoles:unavailable:1');",
    String.raw`  await expect(page.getByRole('heading', { level: 1, name: 'Ada’s "roles" \\ \'x\'' })).toBeVisible();`,
    '});',
  ]);
});

test.each([
  ['Creating a role needs role.create, which the Owner role has.', 'role.create · CreateRole'],
  ['This is the first page', 'This is the first page'],
])('says why a control is off: %s', (reason, words) => {
  expect(whyOff(reason)).toBe(words);
});
