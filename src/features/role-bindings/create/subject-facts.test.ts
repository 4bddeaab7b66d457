import { expect, test } from 'vitest';
import type { KnownPerson, KnownSubjects } from './known-subjects.ts';
import { factsOf } from './subject-facts.ts';

function person(subject: string, facts: Partial<KnownPerson> = {}): KnownPerson {
  const [, provider = '', email = ''] = subject.split(':');
  return { subject, name: '', email, provider, hasSignedIn: true, canSignIn: true, ...facts };
}

function knowing(...people: KnownPerson[]): KnownSubjects {
  const bySubject = new Map(people.map((one) => [one.subject, one]));
  return {
    people: bySubject,
    isWhole: true,
    byEmail: new Map(),
    accounts: new Set(['ci']),
    bound: new Map(),
    usualProvider: 'dev',
  };
}

const ada = person('user:dev:ada@acme.example');
const rosa = person('user:google:rosa@acme.example', { hasSignedIn: false, canSignIn: false });

test('has nothing to say of a colleague who signs in, and of a service account', () => {
  expect(factsOf(ada.subject, knowing(ada)).words).toEqual([]);
  expect(factsOf('serviceaccount:ci', knowing(ada)).words).toEqual([]);
});

test('says who never signed in, and who can’t', () => {
  expect(factsOf(rosa.subject, knowing(ada, rosa)).risks).toEqual([
    'nobody can sign in with google here',
    'has never signed in',
  ]);
  expect(factsOf('user:dev:new@acme.example', knowing(ada))).toEqual({
    words: ['new here, signs in with dev', 'has never signed in'],
    risks: ['has never signed in'],
  });
  const untold = person('user:dev:max@acme.example', { hasSignedIn: undefined });
  expect(factsOf(untold.subject, knowing(ada, untold)).words).toEqual([]);
});

test('claims of nobody that they never signed in, where that could not be read', () => {
  const known = { ...knowing(ada), isWhole: false };
  expect(factsOf('user:dev:new@acme.example', known)).toEqual({ words: ['new here, signs in with dev'], risks: [] });
});

test('says who would be the first from outside', () => {
  const guest = person('user:dev:guest@other.example');
  const outside = (known: KnownSubjects, subject = guest.subject) => factsOf(subject, known).risks.at(-1);
  expect(outside(knowing(ada))).toBe('the first person outside acme.example');
  expect(outside(knowing(ada, rosa, guest))).toBe('the first person outside acme.example');
  expect(outside(knowing(ada, rosa, guest), 'user:dev:b@other.example')).toBe('outside acme.example');
  expect(outside(knowing(ada, rosa, guest), 'user:dev:b@third.example')).toBe('outside acme.example');
});

test('says whom a whole subject matches', () => {
  expect(factsOf('oidc:github-actions:repo:acme/web:pull_request', knowing(ada)).words).toEqual([
    'GitHub Actions jobs of acme/web for pull requests.',
  ]);
});
