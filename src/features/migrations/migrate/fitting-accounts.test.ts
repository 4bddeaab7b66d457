import { expect, test } from 'vitest';
import type { AccessFacts } from '#domain/rules/explain/facts.ts';
import { fittingAccounts } from './fitting-accounts.ts';
import { suggestAccountName } from './suggest-account-name.ts';

const binding = (name: string, role: string, projectId: string | null) => ({
  id: `${name} ${role}`,
  subject: `serviceaccount:${name}`,
  role,
  projectId,
});

const facts: AccessFacts = {
  organizationId: 'o',
  bindings: [
    binding('owner', 'system:owner', null),
    binding('writer', 'system:writer', 'here'),
    binding('scraper', 'system:profile-writer', 'here'),
    binding('scraper-elsewhere', 'system:profile-writer', 'there'),
    binding('both', 'system:profile-writer', null),
    binding('both', 'system:debuginfo-writer', 'here'),
    binding('gone', 'system:writer', 'here'),
    { ...binding('somebody', 'system:owner', null), subject: 'user:dev:somebody@acme.example' },
  ],
  roles: [],
  projects: [
    { id: 'here', name: 'Here' },
    { id: 'there', name: 'There' },
  ],
  accounts: ['owner', 'writer', 'scraper', 'scraper-elsewhere', 'both'].map((name) => ({ id: name, name })),
  tokens: [],
  people: [],
  complete: { bindings: true, roles: true, projects: true, accounts: true, tokens: true, people: true },
};

const names = (...[kind, projectId]: [Parameters<typeof fittingAccounts>[1], string]) =>
  fittingAccounts(facts, kind, projectId).map(({ account }) => account.name);

test('an account fits that can do all the client needs, in this project; the least beyond that first', () => {
  expect(names('scraper', 'here')).toEqual(['scraper', 'both', 'writer', 'owner']);
  expect(names('scraper', 'there')).toEqual(['both', 'scraper-elsewhere', 'owner']);
  expect(names('agent', 'here')).toEqual(['both', 'writer', 'owner']);
  expect(names('query-script', 'here')).toEqual(['writer', 'owner']);
});

test('what an account can do beyond the least role is counted', () => {
  const [scraper, both] = fittingAccounts(facts, 'scraper', 'here');
  expect([scraper?.beyond, both?.beyond]).toEqual([0, 1]);
});

test('a new account is called after the client and the project, unless one is called so', () => {
  expect(suggestAccountName('scraper', 'Playground', [])).toBe('scraper-playground');
  expect(suggestAccountName('scraper', 'Ünï côde / 2', [])).toBe('scraper-uni-code-2');
  expect(suggestAccountName('scraper', '数据', [])).toBe('scraper');
  expect(suggestAccountName('scraper', 'Playground', ['scraper-playground', 'scraper-playground-2'])).toBe(
    'scraper-playground-3',
  );
  expect(suggestAccountName('scraper', 'x'.repeat(100), []).length).toBeLessThanOrEqual(100);
});
