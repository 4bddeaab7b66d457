import { expect, test } from 'vitest';
import { addressOf, addressToOpen, snippetOf, stateOf, summary } from '#mocks/panel/state.ts';
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

test('the snippet is a test that starts there and sees what is there', () => {
  const table = { name: 'Roles', rows: 4 };
  const seen = { heading: 'Ada’s "roles" \\ \'x\'', words: '', table, dialog: '', refusals: [] };
  expect(snippetOf(tab(), here, seen).split('\n')).toEqual([
    "import { expect, test } from './index.ts';",
    '',
    String.raw`test('Ada’s "roles" \\ \'x\', viewer, messy, ListRoles:unavailable:1', { tag: '@mocks' }, async ({ page }) => {`,
    "  await page.goto('/organizations/1/iam/roles?q=x&as=viewer&scenario=messy&fault=ListRoles:unavailable:1');",
    String.raw`  await expect(page.getByRole('heading', { level: 1, name: 'Ada’s "roles" \\ \'x\'' })).toBeVisible();`,
    "  await expect(page.getByRole('table', { name: 'Roles' }).getByRole('row')).toHaveCount(4);",
    '});',
  ]);
});

test('the snippet of an open sheet looks for it, and not for what it hides', () => {
  const seen = { heading: 'Roles', words: 'x', table: { name: 'Roles', rows: 4 }, dialog: 'Create Role', refusals: [] };
  expect(snippetOf(tab(), here, seen).split('\n').slice(4)).toEqual([
    "  await expect(page.getByRole('dialog', { name: 'Create Role' })).toBeVisible();",
    '});',
  ]);
});

test('the snippet of a world that is made at every load waits for it', () => {
  const seen = { heading: 'Roles', words: '', table: undefined, dialog: '', refusals: [] };
  expect(snippetOf({ ...tab(), scenario: 'huge' }, here, seen)).toContain('toBeVisible({ timeout: 30_000 });');
});

test('the snippet of a refusal declares what the browser logs of it', () => {
  const seen = {
    heading: 'Roles',
    words: 'You can’t see this page',
    table: undefined,
    dialog: '',
    refusals: [403, 'none'] as const,
  };
  const lines = snippetOf(tab(), here, seen).split('\n');
  expect(lines[2]).toContain('async ({ page, quietConsole }) => {');
  expect(lines.slice(3, 5)).toEqual(['  quietConsole.expectStatus(403);', '  quietConsole.expect(/net::ERR_FAILED/);']);
  expect(lines).toContain("  await expect(page.getByRole('main')).toContainText('You can’t see this page');");
});

test.each([
  ['Creating a role needs role.create, which the Owner role has.', 'role.create · CreateRole · UpdateRole'],
  ['This is the first page', 'This is the first page'],
  [
    'Service account limit reached (50 of 50).',
    'Service account limit reached (50 of 50). (serviceaccount.create · CreateServiceAccount)',
  ],
])('says why a control is off: %s', (reason, words) => {
  expect(whyOff(reason)).toBe(words);
});

test.each([
  ['http://localhost/organizations/1/iam/roles?q=x', '/organizations/1/iam/roles?q=x&as=viewer'],
  ['http://localhost/sign-in?return=%2Forganizations%2F1', '/organizations/1?as=viewer'],
  ['http://localhost/sign-in?return=https%3A%2F%2Fevil.example%2F', '/?as=viewer'],
])('a person who is chosen at %s is brought to %s', (present, wanted) => {
  const { pathname, search } = addressToOpen({ ...tab(), as: 'viewer' }, new URL(present));
  expect(`${pathname}${search}`).toContain(wanted);
});
