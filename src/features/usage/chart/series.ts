import type { CycleUsage } from '../cycle/cycle-usage.ts';
import type { NamedProject } from '../cycle/named-projects.ts';

/** The looks that a project can have: each is a colour with a pattern of its own. `other` is shared by the smallest. */
const looks = ['indigo', 'teal', 'rose', 'olive', 'blue', 'plum'] as const;
export type Look = (typeof looks)[number] | 'other';

/** What one layer of the bars stands for: a project, or all those that have no look of their own. */
export interface Series {
  /** The project's ID; `other` for several. */
  readonly key: string;
  readonly label: string;
  readonly look: Look;
  readonly projectIds: readonly string[];
}

/** One bar, with what each series has of it, in their order. */
export interface Bar {
  readonly day: string;
  readonly parts: readonly bigint[];
  readonly total: bigint;
}

/**
 * The layers of the bars, the lowest first: the largest projects, then the others together. A project keeps its look when
 * only some are `chosen`; none chosen is all.
 */
export function seriesOf(
  { projects }: Pick<CycleUsage, 'projects'>,
  named: ReadonlyMap<string, NamedProject>,
  chosen: readonly string[] = [],
): readonly Series[] {
  const isShown = (projectId: string) => chosen.length === 0 || chosen.includes(projectId);
  const labelOf = (projectId: string) => named.get(projectId)?.label ?? projectId;
  const ids = projects.map(({ projectId }) => projectId);
  const large = looks.flatMap((look, at): Series[] => {
    const projectId = ids[at];
    if (projectId === undefined || !isShown(projectId)) return [];
    return [{ key: projectId, label: labelOf(projectId), look, projectIds: [projectId] }];
  });
  const small = ids.slice(looks.length).filter(isShown);
  const [only] = small;
  if (only === undefined) return large;
  const isOne = small.length === 1;
  const rest: Series = {
    key: isOne ? only : 'other',
    label: isOne ? labelOf(only) : `Other projects (${small.length})`,
    look: 'other',
    projectIds: small,
  };
  return [...large, rest];
}

/** The look of each project, by its ID; for all of them, chosen or not. */
export function looksOf({ projects }: Pick<CycleUsage, 'projects'>): ReadonlyMap<string, Look> {
  return new Map(projects.map(({ projectId }, at) => [projectId, looks[at] ?? 'other']));
}

/** A bar for each day of the cycle, oldest first. */
export function barsOf({ days, dailyTotals }: CycleUsage, series: readonly Series[]): readonly Bar[] {
  const placeOf = new Map(series.flatMap(({ projectIds }, at) => projectIds.map((id) => [id, at] as const)));
  const parts = new Map(days.map((day) => [day, series.map(() => 0n)]));
  for (const { day, projectId, bytes } of dailyTotals) {
    const place = placeOf.get(projectId);
    const ofDay = parts.get(day);
    if (place !== undefined && ofDay) ofDay[place] = (ofDay[place] ?? 0n) + bytes;
  }
  return Array.from(parts, ([day, ofDay]) => ({
    day,
    parts: ofDay,
    total: ofDay.reduce((total, bytes) => total + bytes, 0n),
  }));
}
