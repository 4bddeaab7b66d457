import { expect, test } from 'vitest';
import { stillToChoose } from './still-to-choose.ts';

test.each<[parts: (string | false)[], words: string]>([
  [[], ''],
  [[false, false], ''],
  [[false, 'a role'], 'Choose a role.'],
  [['a role', 'at least one project'], 'Choose a role and at least one project.'],
  [['a subject', 'a role', 'at least one project'], 'Choose a subject, a role, and at least one project.'],
])('says of %j: %s', (parts, words) => {
  expect(stillToChoose(parts)).toBe(words);
});
