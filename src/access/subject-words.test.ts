import { expect, test } from 'vitest';
import { sharedEmails, subjectWords } from './subject-words.ts';

const words = subjectWords('google', new Set());

test.each([
  ['user:google:rosa@acme.example', 'rosa@acme.example', 'rosa@acme.example'],
  ['user:dev:rosa@acme.example', 'rosa@acme.example (dev)', 'rosa@acme.example (dev)'],
  [
    'oidc_user:google:rosa@acme.example',
    'rosa@acme.example (oidc_user:google)',
    'rosa@acme.example (oidc_user:google)',
  ],
  ['serviceaccount:rosa@acme.example', 'service account rosa@acme.example', 'Service account rosa@acme.example'],
  ['serviceaccount:אדה', 'service account \u2068אדה\u2069', 'Service account \u2068אדה\u2069'],
  ['system', 'the system', 'The system'],
  ['group:admins', 'subject group:admins', 'Subject group:admins'],
  ['', 'an unknown subject', 'An unknown subject'],
])('%s is “%s” in a sentence', (subject, within, first) => {
  expect(words.within(subject)).toBe(within);
  expect(words.first(subject)).toBe(first);
});

test('of several, only the first begins with a capital letter', () => {
  expect(words.first(['serviceaccount:a', 'serviceaccount:b'])).toBe('Service account a and service account b');
});

test('the usual provider is said, too, where somebody else has the same e-mail address', () => {
  const shared = sharedEmails([
    'user:google:rosa@acme.example',
    'user:dev:rosa@acme.example',
    'user:google:ada@acme.example',
    'user:google:ada@acme.example',
  ]);
  const { within } = subjectWords('google', shared);
  expect(within('user:google:rosa@acme.example')).toBe('rosa@acme.example (google)');
  expect(within('user:google:ada@acme.example')).toBe('ada@acme.example');
});

test('without a known provider, each is said', () => {
  expect(subjectWords(undefined, new Set()).within('user:google:a@acme.example')).toBe('a@acme.example (google)');
});
