import { expect, test } from 'vitest';
import { holderWords } from './holder-words.ts';

const ada = { subject: 'user:dev:ada@acme.example' };

test.each([
  [[], 'Nobody'],
  [[ada], '1 person'],
  [[ada, ada, { subject: 'serviceaccount:ci' }, { subject: 'oidc' }], '2 people, 1 service account, 1 other'],
])('%j reads "%s"', (holders, words) => {
  expect(holderWords(holders)).toBe(words);
});
