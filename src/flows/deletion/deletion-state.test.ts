import { expect, test } from 'vitest';
import type { ApiError } from '#src/api/errors.ts';
import type { DeleteOutcome } from './delete-each.ts';
import { addOutcome, asking, type DeletionEvent, type DeletionState, nextState } from './deletion-state.ts';

type Event = DeletionEvent<string>;

function ran(outcome: { gone?: string[]; alreadyGone?: string[]; unclear?: string[] } = {}, count = 3): Event {
  const { gone = [], alreadyGone = [], unclear = [] } = outcome;
  const sets = { gone: new Set(gone), alreadyGone: new Set(alreadyGone), unclear: new Set(unclear) };
  return { type: 'ran', outcome: { ...sets, refused: [], halted: undefined }, count };
}

function after(...events: Event[]): DeletionState<string> {
  return events.reduce(nextState<string>, asking<string>());
}

const start: Event = { type: 'start' };
const all = ran({ gone: ['a', 'b', 'c'] });

test('asks, works, reads the lists anew and is done', () => {
  const steps = [[], [start], [start, all], [start, all, { type: 'read' } as const]];
  expect(steps.map((events) => after(...events).step)).toEqual(['asking', 'working', 'reading', 'done']);
});

test('stops with something left, and another start goes on with that', () => {
  const stopped = after(start, ran({ gone: ['a'] }));
  expect(stopped).toMatchObject({ step: 'stopped', deleted: { gone: new Set(['a']) } });
  const again = nextState(stopped, start);
  expect(again).toMatchObject({ step: 'working', tried: 1, isStopping: false });
  expect(nextState(again, { type: 'progress', tried: 1, remaining: 900 })).toMatchObject({ tried: 2, remaining: 900 });
  expect(nextState(again, ran({ gone: ['b', 'c'] }))).toMatchObject({
    step: 'reading',
    deleted: { gone: new Set(['a', 'b', 'c']) },
  });
});

test('is stopping from the press on Stop to the end of the run', () => {
  const stopping = after(start, { type: 'stop' });
  expect(stopping).toMatchObject({ step: 'working', isStopping: true });
  expect(nextState(stopping, { type: 'progress', tried: 2, remaining: undefined })).toMatchObject({ isStopping: true });
  expect(nextState(stopping, ran()).step).toBe('stopped');
});

const states = {
  asking: after(),
  working: after(start),
  reading: after(start, all),
  stopped: after(start, ran()),
  done: after(start, all, { type: 'read' }),
};

test.each([
  ['working', start],
  ['reading', start],
  ['done', start],
  ['asking', { type: 'progress', tried: 1, remaining: undefined }],
  ['stopped', { type: 'progress', tried: 1, remaining: undefined }],
  ['done', { type: 'progress', tried: 1, remaining: undefined }],
  ['asking', { type: 'stop' }],
  ['reading', { type: 'stop' }],
  ['asking', all],
  ['stopped', all],
  ['done', all],
  ['asking', { type: 'read' }],
  ['working', { type: 'read' }],
  ['stopped', { type: 'read' }],
] as const)('%s: %o changes nothing', (step, event) => {
  expect(nextState<string>(states[step], event)).toBe(states[step]);
});

test('what the backend does not find after a lost answer was deleted by this person, not by somebody else', () => {
  const lost = after(start, ran({ unclear: ['a'] }));
  const found = nextState(nextState(lost, start), ran({ gone: ['a', 'b', 'c'], alreadyGone: ['a', 'b'] }));
  expect(found.deleted).toEqual({
    gone: new Set(['a', 'b', 'c']),
    alreadyGone: new Set(['b']),
    unclear: new Set(),
  });
});

test('what stays unclear is remembered over several runs', () => {
  const first = addOutcome(after().deleted, { ...nothing, unclear: new Set(['a']) });
  const second = addOutcome(first, { ...nothing, unclear: new Set(['b']), gone: new Set(['c']) });
  expect(second).toEqual({ gone: new Set(['c']), alreadyGone: new Set(), unclear: new Set(['a', 'b']) });
});

const nothing: DeleteOutcome<string> = {
  gone: new Set(),
  alreadyGone: new Set(),
  unclear: new Set(),
  refused: [] as { item: string; error: ApiError }[],
  halted: undefined,
};
