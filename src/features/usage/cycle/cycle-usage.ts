import { type Timestamp, timestampDate } from '@bufbuild/protobuf/wkt';
import type { CurrentUsage } from '#proto/polarsignals/billing/v1alpha1/billing_pb.ts';
import { daysBetween, daysIn, utcDayOf, utcMonthOf } from '#src/lib/utc-days.ts';

/** What one project received on one UTC day. The empty day stands for one that the server doesn't tell. */
export interface DailyTotal {
  readonly day: string;
  readonly projectId: string;
  readonly bytes: bigint;
  readonly samples: bigint;
}

/** What one project received in a whole cycle. */
export interface ProjectTotal {
  readonly projectId: string;
  /** Its names on the days of the cycle, each once, the last one first. */
  readonly names: readonly string[];
  readonly bytes: bigint;
  readonly samples: bigint;
}

/** The usage of one billing cycle. */
export interface CycleUsage {
  /** The UTC month, where the cycle is one. */
  readonly month: string | undefined;
  /** All days of the cycle, oldest first, also those without usage and those to come. */
  readonly days: readonly string[];
  /** Each pair of day and project once, oldest first. */
  readonly dailyTotals: readonly DailyTotal[];
  /** The largest first. */
  readonly projects: readonly ProjectTotal[];
  /** What all received together, as the server says. */
  readonly total: bigint;
  /** What the daily totals add up to. */
  readonly sum: bigint;
}

/**
 * Reads the answer of a server, whatever its order, and also where it names a day or a project twice. `today` is a UTC day:
 * its month is the cycle while nothing was received.
 */
export function cycleUsage({ totalUsage, metrics }: CurrentUsage, today: string): CycleUsage {
  const items = metrics
    .map(({ timestamp, projectUsage }) => ({ day: dayOf(timestamp), projectUsage }))
    .toSorted((one, other) => (one.day < other.day ? -1 : Number(one.day > other.day)));
  const daily = new Map<string, DailyTotal>();
  const projects = new Map<string, ProjectTotal>();
  let sum = 0n;
  for (const { day, projectUsage } of items) {
    for (const { projectId, projectName, bytes, samples } of projectUsage) {
      const pair = `${day} ${projectId}`;
      const project = projects.get(projectId) ?? { projectId, names: [], ...nothing };
      const names = [...new Set([projectName, ...project.names])].filter(Boolean);
      daily.set(pair, added(daily.get(pair) ?? { day, projectId, ...nothing }, bytes, samples));
      projects.set(projectId, { ...added(project, bytes, samples), names });
      sum += bytes;
    }
  }
  const known = items.map(({ day }) => day).filter(Boolean);
  return {
    ...daysOfCycle(known[0] ?? today, known.at(-1) ?? today, today),
    dailyTotals: Array.from(daily.values()),
    projects: Array.from(projects.values()).toSorted(bySize),
    total: totalUsage,
    sum,
  };
}

const nothing = { bytes: 0n, samples: 0n };

function added<Total extends typeof nothing>(total: Total, bytes: bigint, samples: bigint): Total {
  return { ...total, bytes: total.bytes + bytes, samples: total.samples + samples };
}

/** Backends send a time of 0 for one that they don't know. */
function dayOf(timestamp: Timestamp | undefined): string {
  return (timestamp && timestamp.seconds > 0n && utcDayOf(timestampDate(timestamp))) || '';
}

/** More than any cycle has: a wrong day must not make a chart of decades. */
const most = 92;

/** The month that all usage is in. Another backend's cycle may begin within a month: then the days from the first usage on. */
function daysOfCycle(first: string, last: string, today: string): Pick<CycleUsage, 'month' | 'days'> {
  const month = utcMonthOf(first);
  if (month === utcMonthOf(last)) return { month, days: daysIn(month) };
  return { month: undefined, days: daysBetween(first, today > last ? today : last).slice(-most) };
}

function bySize(one: ProjectTotal, other: ProjectTotal): number {
  return one.bytes > other.bytes ? -1 : Number(one.bytes < other.bytes);
}
