import { expect, test } from 'vitest';
import type { World } from './replace-steps.ts';
import { standsWords, stepWords } from './replace-words.ts';

const names = { old: 'Auditor', next: 'Reader' };
const binding = { id: '1', subject: 'serviceaccount:ci', projectId: '', entity: '', isMine: true };

test('each step is told by what it does', () => {
  expect(stepWords({ kind: 'give', binding }, names, false)).toBe('Giving Reader to ci');
  expect(stepWords({ kind: 'take', binding }, names, false)).toBe('Taking Auditor from ci');
  expect(stepWords({ kind: 'take', binding }, names, true)).toBe('Taking Reader from ci');
  expect(stepWords({ kind: 'delete-role', id: '1' }, names, false)).toBe('Deleting Auditor');
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
