import { expect, test } from 'vitest';
import { subjectPhrase, subjectText } from './subject-text.ts';

test.each([
  ['user:dev:owner@acme.example', 'owner@acme.example'],
  ['oidc_user:google:1234:5', '1234:5'],
  ['serviceaccount:ci: main', 'ci: main'],
  ['system', 'System'],
  ['group:admins', 'group:admins'],
  ['', ''],
])('calls %s “%s”', (subject, text) => expect(subjectText(subject)).toBe(text));

test('says in a sentence what a subject is', () => {
  expect(subjectPhrase('serviceaccount:ci-main')).toBe('service account ci-main');
  expect(subjectPhrase('user:dev:a@b.example')).toBe('user a@b.example');
  expect(subjectPhrase('system')).toBe('the system');
  expect(subjectPhrase('group:admins')).toBe('subject group:admins');
});
