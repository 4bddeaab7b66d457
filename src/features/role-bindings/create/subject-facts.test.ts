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

test('has nothing to say of a colleague who signs in', () => {
  expect(factsOf(ada.subject, knowing(ada)).words).toEqual([]);
});

test('calls a service account by its kind, above all one that is named like a person', () => {
  expect(factsOf('serviceaccount:ci', knowing(ada))).toEqual({ words: ['service account'], risks: [] });
  expect(factsOf('serviceaccount:max@acme.example', knowing(ada)).risks).toEqual([
    'its name reads like an e-mail address',
  ]);
  const known = { ...knowing(ada), byEmail: new Map([['ada@acme.example', [ada]]]) };
  expect(factsOf('serviceaccount:Ada@acme.example', known).risks).toEqual([
    'named like a person here, but not that person',
  ]);
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
