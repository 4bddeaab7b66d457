import { expect, test } from 'vitest';
import { accessFacts } from '#src/access/access-facts.ts';
import { subjectOptions, typedSubject, valueOf, whoOf } from './subject-options.ts';

const facts = accessFacts({
  organizationId: 'acme',
  projects: { names: new Map(), complete: true },
  accounts: [{ id: 'a1', name: 'ci' }],
  tokens: [{ id: 't1', name: 'github', serviceAccountId: 'a1', projectId: '' }],
  people: ['user:dev:olivia@acme.example', 'user:dev:rosa@acme.example', 'user:google:rosa@acme.example'].map(
    (subject) => ({
      subject,
      hasSignedIn: true,
      canSignIn: true,
    }),
  ),
  bindings: [
    { id: 'b1', subject: 'serviceaccount:gone', role: 'system:viewer', projectId: '', entity: '' },
    { id: 'b2', subject: 'group:engineering', role: 'system:viewer', projectId: '', entity: '' },
  ],
});
const seen = {
  facts,
  self: 'user:dev:olivia@acme.example',
  names: new Map([
    ['user:dev:olivia@acme.example', 'Olivia Owner'],
    ['user:dev:rosa@acme.example', 'Rosa Roe'],
  ]),
};

test('offers oneself first, then people, accounts, tokens, and whoever else has a role binding', () => {
  expect(subjectOptions(seen, undefined).map(({ label, description }) => `${label} | ${description}`)).toEqual([
    'Me (Olivia Owner) | olivia@acme.example',
    'Rosa Roe | rosa@acme.example · dev',
    'rosa@acme.example | Person · google',
    'ci | Service account',
    'gone | Service account',
    'github | API token of ci',
    'group:engineering | Unknown subject',
  ]);
});

test('offers whoever was asked about, also if they are in no list', () => {
  const last = (asked: string) => subjectOptions(seen, whoOf(asked)).at(-1);
  expect(last('serviceaccount:never')).toMatchObject({
    label: 'never',
    description: 'Service account that isn’t listed',
  });
  expect(last(valueOf({ kind: 'token', id: 't9' }))).toMatchObject({ label: 't9' });
  expect(subjectOptions(seen, whoOf('serviceaccount:ci'))).toHaveLength(7);
});

const typed = (text: string) => typedSubject(text, seen.self)?.value;

test('an e-mail address or a whole subject can be asked about, also if it is in no list', () => {
  expect(typed('Ada@Acme.example')).toBe('user:dev:ada@acme.example');
  expect(typed('user:google:ada@acme.example')).toBe('user:google:ada@acme.example');
  expect(typed('oidc:github-actions:repo:acme/api')).toBe('oidc:github-actions:repo:acme/api');
  expect(typed('ada')).toBeUndefined();
  expect(typedSubject('ada@acme.example', undefined)).toBeUndefined();
});

test('a value of the field is a subject or a token, and nothing is taken for the other', () => {
  const token = { kind: 'token', id: 't1' } as const;
  const subject = { kind: 'subject', subject: 'token:t1' } as const;
  expect(whoOf(valueOf(token))).toEqual(token);
  expect(whoOf(valueOf(subject))).toEqual(subject);
});
