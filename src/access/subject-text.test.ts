import { expect, test } from 'vitest';
import { subjectText } from './subject-text.ts';

test.each([
  ['user:dev:owner@acme.example', 'owner@acme.example'],
  ['oidc_user:google:1234:5', '1234:5'],
  ['serviceaccount:ci: main', 'ci: main'],
  ['system', 'System'],
  ['group:admins', 'group:admins'],
  ['', ''],
])('calls %s “%s”', (subject, text) => expect(subjectText(subject)).toBe(text));
