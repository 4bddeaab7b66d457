import { expect, test } from 'vitest';
import { subjectWords } from '#src/access/subject-words.ts';
import type { World } from './replace-steps.ts';
import { standsWords, stepWords } from './replace-words.ts';

const words = subjectWords('dev', new Set());
const names = { old: 'Auditor', next: 'Reader' };
const binding = { id: '1', subject: 'serviceaccount:ci', projectId: '', entity: '', isMine: true };

test('each step is told by what it does', () => {
  expect(stepWords({ kind: 'give', binding }, names, words, false)).toBe('Giving Reader to service account ci');
  expect(stepWords({ kind: 'take', binding }, names, words, false)).toBe('Taking Auditor from service account ci');
  expect(stepWords({ kind: 'take', binding }, names, words, true)).toBe('Taking Reader from service account ci');
  expect(stepWords({ kind: 'delete-role', id: '1' }, names, words, false)).toBe('Deleting Auditor');
});

test('says exactly what stands', () => {
  const world: World = {
    old: { id: 'a', bindings: [], invites: [] },
    next: { id: 'b', bindings: [binding], invites: [] },
  };
  expect(standsWords(world, names)).toBe(
    'Auditor exists, with 0 role bindings and 0 open invites. Reader exists, with 1 role binding and 0 open invites.',
  );
  expect(standsWords({ ...world, next: { id: undefined, bindings: [], invites: [] } }, names)).toMatch(
    /Reader does not exist\.$/,
  );
  expect(standsWords(undefined, names)).toBe('What is there now could not be read.');
});
