import { describe, expect, it, test } from 'vitest';
import { projectsFrom } from '#src/access/scope-state.ts';
import type { CycleUsage } from '../cycle/cycle-usage.ts';
import { namedProjects } from '../cycle/named-projects.ts';
import { placeWords, walk } from './place.ts';
import { barsOf, looksOf, seriesOf } from './series.ts';

const gib = 1024n ** 3n;

/** As many projects as there are letters, "a" the largest; each received all of its GiB on the second day. */
function usageOf(letters: string): CycleUsage {
  const projects = Array.from(letters).map((projectId, at) => ({
    projectId,
    names: [projectId.toUpperCase()],
    bytes: BigInt(letters.length - at) * gib,
    samples: 0n,
  }));
  return {
    month: '2026-11',
    days: ['2026-11-01', '2026-11-02', '2026-11-03'],
    dailyTotals: projects.map(({ projectId, bytes, samples }) => ({ day: '2026-11-02', projectId, bytes, samples })),
    projects,
    total: 0n,
    sum: 0n,
  };
}

function seriesIn(usage: CycleUsage, chosen?: readonly string[]) {
  return seriesOf(usage, namedProjects(usage.projects, projectsFrom([], false)), chosen);
}

describe('the layers of the bars', () => {
  it('are the six largest projects and all others as one', () => {
    const series = seriesIn(usageOf('abcdefghi'));
    expect(series.map(({ label }) => label)).toEqual(['A', 'B', 'C', 'D', 'E', 'F', 'Other projects (3)']);
    expect(series.at(-1)?.projectIds).toEqual(['g', 'h', 'i']);
  });

  it('name the seventh project where it is the last', () => {
    expect(seriesIn(usageOf('abcdefg')).at(-1)).toMatchObject({ label: 'G', look: 'other', key: 'g' });
  });

  it('keep their looks where only some are chosen', () => {
    const usage = usageOf('abcdefghi');
    expect(seriesIn(usage, ['c', 'h']).map(({ label, look }) => [label, look])).toEqual([
      ['C', 'rose'],
      ['H', 'other'],
    ]);
    expect([looksOf(usage).get('c'), looksOf(usage).get('h')]).toEqual(['rose', 'other']);
    expect(seriesIn(usage, ['unknown'])).toEqual([]);
  });

  it('lose nothing: each bar is the sum of its layers', () => {
    const usage = usageOf('abcdefghi');
    const bars = barsOf(usage, seriesIn(usage));
    expect(bars.map(({ total }) => total)).toEqual([0n, 45n * gib, 0n]);
    expect(bars[1]?.parts.at(-1)).toBe(6n * gib);
  });
});

describe('a walk by keys', () => {
  const from = { bar: 1, layer: undefined };
  it('goes from day to day, and stays at the first and the last', () => {
    expect(walk(from, 'ArrowLeft', 3, 5)).toEqual({ bar: 0, layer: undefined });
    expect(walk({ bar: 0, layer: 2 }, 'ArrowLeft', 3, 5)).toEqual({ bar: 0, layer: 2 });
    expect(walk({ bar: 5, layer: 2 }, 'ArrowRight', 3, 5)).toEqual({ bar: 5, layer: 2 });
    expect(walk(from, 'End', 3, 5)?.bar).toBe(5);
    expect(walk(from, 'Home', 3, 5)?.bar).toBe(0);
  });

  it('goes down from the whole bar to its top layer and on, and back up', () => {
    expect(walk(from, 'ArrowDown', 3, 5)?.layer).toBe(2);
    expect(walk({ bar: 1, layer: 0 }, 'ArrowDown', 3, 5)?.layer).toBe(0);
    expect(walk({ bar: 1, layer: 0 }, 'ArrowUp', 3, 5)?.layer).toBe(1);
    expect(walk({ bar: 1, layer: 2 }, 'ArrowUp', 3, 5)?.layer).toBeUndefined();
    expect(walk(from, 'ArrowUp', 3, 5)?.layer).toBeUndefined();
  });

  it('leaves other keys to the browser', () => expect(walk(from, 'Tab', 3, 5)).toBeUndefined());
});

test('a place is told by its day, its project and its amount', () => {
  const usage = usageOf('ab');
  const series = seriesIn(usage);
  const [, bar = { day: '', parts: [], total: 0n }] = barsOf(usage, series);
  expect(placeWords({ bar: 1, layer: 0 }, bar, series, 'all projects')).toBe('2 Nov 2026, A: 2.00 GiB of 3.00 GiB');
  expect(placeWords({ bar: 1, layer: undefined }, bar, series, 'all projects')).toBe(
    '2 Nov 2026, all projects: 3.00 GiB',
  );
});
