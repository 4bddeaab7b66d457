import { create, type MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { assert, array, bigInt, constantFrom, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CurrentUsageSchema } from '#proto/polarsignals/billing/v1alpha1/billing_pb.ts';
import { cycleUsage } from './cycle-usage.ts';

type Received = readonly [day: string | undefined, projectId: string, bytes: bigint, name?: string];

function answer(received: readonly Received[], totalUsage = 0n) {
  const metrics = received.map(
    ([day, projectId, bytes, projectName = projectId]): NonNullable<
      MessageInitShape<typeof CurrentUsageSchema>['metrics']
    >[number] => ({
      ...(day && { timestamp: timestampFromDate(new Date(`${day}T00:00:00Z`)) }),
      projectUsage: [{ projectId, projectName, bytes, samples: bytes * 2n }],
    }),
  );
  return create(CurrentUsageSchema, { totalUsage, metrics });
}

const sumOf = (totals: readonly { bytes: bigint }[]) => totals.reduce((total, { bytes }) => total + bytes, 0n);
const read = (received: readonly Received[], today = '2026-11-29') => cycleUsage(answer(received), today);

describe('the usage of a cycle', () => {
  it('adds up what one project received, by day and in all, the largest first', () => {
    const { dailyTotals, projects, sum } = read([
      ['2026-11-02', 'b', 5n],
      ['2026-11-01', 'a', 1n],
      ['2026-11-02', 'b', 3n],
      ['2026-11-02', 'a', 2n],
    ]);
    expect(dailyTotals.map(({ day, projectId, bytes }) => [day, projectId, bytes])).toEqual([
      ['2026-11-01', 'a', 1n],
      ['2026-11-02', 'b', 8n],
      ['2026-11-02', 'a', 2n],
    ]);
    expect(projects.map(({ projectId, bytes, samples }) => [projectId, bytes, samples])).toEqual([
      ['b', 8n, 16n],
      ['a', 3n, 6n],
    ]);
    expect(sum).toBe(11n);
  });

  it('has all days of the month, also those to come, and those of this month while nothing was received', () => {
    const { month, days } = read([['2026-11-05', 'a', 1n]]);
    expect([month, days.length, days[0], days.at(-1)]).toEqual(['2026-11', 30, '2026-11-01', '2026-11-30']);
    expect(read([], '2027-02-01').days).toHaveLength(28);
  });

  it('goes from the first usage on where the cycle begins within a month', () => {
    const { month, days } = read(
      [
        ['2026-10-30', 'a', 1n],
        ['2026-11-01', 'a', 1n],
      ],
      '2026-11-02',
    );
    expect([month, days]).toEqual([undefined, ['2026-10-30', '2026-10-31', '2026-11-01', '2026-11-02']]);
  });

  it('makes no chart of decades for a wrong day, and none at all for a day that is not told', () => {
    const { days, sum, dailyTotals } = read([
      ['1971-01-01', 'a', 1n],
      ['1970-01-01', 'a', 2n],
      [undefined, 'a', 4n],
      ['2026-11-29', 'a', 8n],
    ]);
    expect([days.length, days.at(-1), sum]).toEqual([92, '2026-11-29', 15n]);
    expect(dailyTotals.map(({ day, bytes }) => [day, bytes])).toEqual([
      ['', 6n],
      ['1971-01-01', 1n],
      ['2026-11-29', 8n],
    ]);
  });

  it('keeps the names that a project had, the last one first', () => {
    const { projects } = read([
      ['2026-11-03', 'a', 1n, 'Checkout'],
      ['2026-11-01', 'a', 1n, 'Shop'],
      ['2026-11-04', 'a', 1n, ''],
    ]);
    expect(projects.map(({ names }) => names)).toEqual([['Checkout', 'Shop']]);
  });

  it('loses no byte, however many there are', () => {
    const part = tuple(
      constantFrom('2026-11-01', '2026-11-02', undefined),
      constantFrom('a', 'b', ''),
      bigInt({ min: 0n, max: 2n ** 62n }),
    );
    assert(
      property(array(part), (received) => {
        const { dailyTotals, projects, sum } = read(received);
        const all = received.reduce((total, [, , bytes]) => total + bytes, 0n);
        expect([sumOf(dailyTotals), sumOf(projects), sum]).toEqual([all, all, all]);
      }),
    );
  });
});
