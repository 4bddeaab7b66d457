import { expect, test } from 'vitest';
import { standingOf } from './subscription-status.ts';

const now = new Date('2026-11-29T12:00:00Z');
const monthEnd = new Date('2026-12-01T00:00:00Z');
const lastMonth = new Date('2026-11-01T00:00:00Z');

test.each([
  ['active', 'Active', false],
  ['trialing', 'Trial', false],
  ['past_due', 'Past due', false],
  ['unpaid', 'Unpaid', false],
  ['incomplete', 'Incomplete', false],
  ['incomplete_expired', 'Never started', true],
  ['paused', 'Paused', false],
  ['canceled', 'Canceled', true],
  ['on_the_house', 'on_the_house', false],
  ['', 'Unknown', false],
])('“%s” is shown as “%s”', (status, label, isOver) => {
  expect(standingOf(status, undefined, now)).toMatchObject({ label, isOver, isEnding: false });
});

test('every status has a sentence of its own', () => {
  const statuses = [
    'active',
    'trialing',
    'past_due',
    'unpaid',
    'incomplete',
    'incomplete_expired',
    'paused',
    'canceled',
    'x',
    '',
  ];
  expect(new Set(statuses.map((status) => standingOf(status, undefined, now).meaning)).size).toBe(statuses.length);
});

test('a canceled one goes on until its end, and has ended afterwards', () => {
  expect(standingOf('active', monthEnd, now)).toMatchObject({
    label: 'Ending',
    meaning: expect.stringContaining('until the end of 30 Nov 2026 (UTC)'),
    isOver: false,
    isEnding: true,
  });
  expect(standingOf('trialing', monthEnd, now).label).toBe('Trial, ending');
  for (const status of ['canceled', 'active']) {
    expect(standingOf(status, lastMonth, now)).toMatchObject({
      label: 'Canceled',
      meaning: expect.stringContaining('went on until the end of 31 Oct 2026 (UTC)'),
      isOver: true,
      isEnding: false,
    });
  }
});

test('the end of one with an unknown status is not forgotten', () => {
  expect(standingOf('odd', monthEnd, now)).toMatchObject({
    label: 'odd, ending',
    isEnding: true,
  });
});
