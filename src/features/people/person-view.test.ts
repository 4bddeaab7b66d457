import { create } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { expect, test } from 'vitest';
import { PersonSchema } from '#proto/console/people/v1alpha1/people_pb.ts';
import { sharedEmails, subjectWords } from '#src/access/subject-words.ts';
import { personPhrase, viewOfStranger, viewsOf } from './person-view.ts';
import { whyNoSignIn } from './person-words.ts';

const seen = new Date('2026-03-01T12:00:00Z');
const ada = create(PersonSchema, {
  subject: 'user:dev:ada@acme.example',
  userId: 'u1',
  name: 'Ada',
  email: 'ada@acme.example',
  authProvider: 'dev',
  lastLoginAt: timestampFromDate(seen),
  canSignIn: true,
  cameBy: 'invite-1',
});
const bob = create(PersonSchema, {
  subject: 'user:okta:bob@acme.example',
  email: 'bob@acme.example',
  authProvider: 'okta',
});

test('says who is looking, who has signed in, and how each came', () => {
  const [first, second] = viewsOf([ada, bob], { self: ada.subject, tellsMore: true });
  expect(first).toMatchObject({ isSelf: true, hasSignedIn: true, lastSignIn: seen, cameBy: 'invite' });
  expect(second).toMatchObject({ isSelf: false, hasSignedIn: false, lastSignIn: undefined, cameBy: 'binding' });
});

test('takes nobody for one who never signed in where the backend tells of no account', () => {
  const [only] = viewsOf([bob], { self: ada.subject, tellsMore: false });
  expect(only).toMatchObject({ hasSignedIn: undefined, cameBy: undefined });
});

test('says why nobody can sign in as somebody', () => {
  const [first, second] = viewsOf([ada, bob], { self: '', tellsMore: true });
  expect(first && whyNoSignIn(first)).toBeUndefined();
  expect(second && whyNoSignIn(second)).toContain('people can’t sign in with okta here');
  const old = { ...viewOfStranger('oidc_user:github:12345'), canSignIn: false };
  expect(whyNoSignIn(old)).toContain('an older form of subject');
});

test('names a person with the e-mail, or by it alone', () => {
  const words = subjectWords('dev', new Set());
  expect(personPhrase(ada, words)).toBe('Ada (ada@acme.example)');
  expect(personPhrase({ ...ada, name: '' }, words)).toBe('ada@acme.example');
});

test('two people with one name and one e-mail address are told apart by how they sign in', () => {
  const rosas = ['user:google:rosa@acme.example', 'user:dev:rosa@acme.example'];
  const words = subjectWords('dev', sharedEmails(rosas));
  expect(rosas.map((subject) => personPhrase({ name: 'Rosa', subject }, words))).toEqual([
    'Rosa (rosa@acme.example, google)',
    'Rosa (rosa@acme.example, dev)',
  ]);
});
