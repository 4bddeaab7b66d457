import { expect, test } from 'vitest';
import { type KnownPerson, type KnownSubjects } from './known-subjects.ts';
import {
  addEntries,
  draftEntry,
  entriesOf,
  entryOf,
  isEntry,
  subjectOf,
  subjectsOf,
  whyNotYet,
  withEmail,
} from './subject-entries.ts';

function person(provider: string, email: string): KnownPerson {
  const subject = `user:${provider}:${email}`;
  return { subject, name: '', email, provider, hasSignedIn: true, canSignIn: true };
}
const people = [
  person('dev', 'ada@acme.example'),
  person('google', 'rosa@acme.example'),
  person('dev', 'max@acme.example'),
  person('google', 'max@acme.example'),
];
const known: KnownSubjects = {
  people: new Map(people.map((one) => [one.subject, one])),
  isWhole: true,
  byEmail: new Map(people.map(({ email }) => [email, people.filter((one) => one.email === email)])),
  accounts: new Set(['ci', 'agent']),
  bound: new Map(),
  usualProvider: 'dev',
};
const subjectFor = (text: string) => subjectOf(entryOf(text, known));

test('takes a typed e-mail address for the person who is known by it', () => {
  expect(subjectFor('Ada@Acme.example ')).toBe('user:dev:ada@acme.example');
});

test('takes an unknown e-mail address for somebody new with the usual provider', () => {
  expect(subjectFor('new@acme.example')).toBe('user:dev:new@acme.example');
});

test.each(['rosa@acme.example', 'ROSA@acme.example', 'max@acme.example'])(
  'asks who is meant by %s, which is known from another provider',
  (email) => {
    const entry = entryOf(email, known);
    expect(subjectOf(entry)).toBeUndefined();
    expect(whyNotYet(entry, known)).toBe('Choose which one you mean.');
    expect(subjectOf({ ...entry, kind: 'email', email, provider: 'google' })).toBe(
      `user:google:${email.toLowerCase()}`,
    );
  },
);

test('takes a whole subject as it is, and a name for a service account', () => {
  expect(entryOf('user:google:new@acme.example', known)).toEqual({
    kind: 'email',
    email: 'new@acme.example',
    provider: 'google',
  });
  const job = 'oidc:github-actions:repo:acme/web:ref:refs/heads/main';
  expect(subjectFor(job)).toBe(job);
  expect(subjectFor('ci')).toBe('serviceaccount:ci');
  expect(whyNotYet(entryOf('serviceaccount:gone', known), known)).toBe(
    'There is no service account gone. Create it first.',
  );
});

test('reads a pasted list, one entry each', () => {
  const pasted = 'ada@acme.example, new@acme.example;\n"Rosa R." <rosa@acme.example>\nci nobody';
  const entries = entriesOf(pasted, known);
  expect(entries.map(subjectOf)).toEqual([
    'user:dev:ada@acme.example',
    'user:dev:new@acme.example',
    undefined,
    'serviceaccount:ci',
    undefined,
  ]);
  expect(entries.map((entry) => whyNotYet(entry, known))).toEqual([
    undefined,
    undefined,
    'Choose which one you mean.',
    undefined,
    'Enter an e-mail address, such as ada@example.com.',
  ]);
});

test('adds nobody twice, and keeps what is still open', () => {
  const [ada, again, rosa] = ['ada@acme.example', 'ADA@acme.example', 'rosa@acme.example'].map((text) =>
    entryOf(text, known),
  );
  if (!ada || !again || !rosa) throw new Error('no entries');
  const draft = draftEntry(known);
  expect(addEntries([ada], [again, rosa, draft, draft])).toEqual([ada, rosa, draft, draft]);
  expect(subjectsOf([ada, again, rosa, draft])).toEqual(['user:dev:ada@acme.example']);
});

test('asks in a draft, too, as soon as its e-mail address is known from another provider', () => {
  const draft = { kind: 'email', email: '', provider: 'dev', isDraft: true } as const;
  expect(withEmail(draft, 'rosa@acme.example', known)).toEqual({ ...draft, email: 'rosa@acme.example', provider: '' });
  const asked = { ...draft, email: 'rosa@acme.example', provider: '' };
  expect(withEmail(asked, 'rosa@acme.examples', known).provider).toBe('dev');
  expect(withEmail({ ...draft, provider: 'okta' }, 'new@acme.example', known).provider).toBe('okta');
});

test('does not let a colon move a part of the provider into the e-mail', () => {
  const entry = { kind: 'email', email: 'ada@acme.example', provider: 'dev:eve' } as const;
  expect(subjectOf(entry)).toBeUndefined();
  expect(whyNotYet(entry, known)).toBe('Enter the provider’s name without a colon.');
});

test.each([
  ['ada@acme.example', true],
  ['oidc:github-actions:repo:a/b', true],
  ['serviceaccount:ci', true],
  ['ada', false],
  ['Ada Adler', false],
  ['user:', false],
])('%s is an entry by itself: %s', (text, expected) => expect(isEntry(text)).toBe(expected));
