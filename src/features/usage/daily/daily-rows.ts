import { type Look, looksOf } from '../chart/series.ts';
import type { CycleUsage, DailyTotal } from '../cycle/cycle-usage.ts';
import type { NamedProject } from '../cycle/named-projects.ts';

/** What one project received on one day, with what the list shows of the project. */
export interface DailyRow extends DailyTotal {
  readonly project: NamedProject;
  readonly look: Look | undefined;
}

/** The rows of the list, the latest day first and in it the largest project. */
export function dailyRows(usage: CycleUsage, named: ReadonlyMap<string, NamedProject>): readonly DailyRow[] {
  const looks = looksOf(usage);
  const rows = usage.dailyTotals.flatMap((total): DailyRow[] => {
    const project = named.get(total.projectId);
    return project ? [{ ...total, project, look: looks.get(total.projectId) }] : [];
  });
  return rows.toSorted((one, other) => {
    if (one.day !== other.day) return one.day < other.day ? 1 : -1;
    return one.bytes > other.bytes ? -1 : Number(one.bytes < other.bytes);
  });
}
