import type { CycleUsage, ProjectTotal } from '../cycle/cycle-usage.ts';

/** What a project received in this cycle and in the one before; `undefined` where that isn't known. */
export interface ComparedTotal extends ProjectTotal {
  readonly before: bigint | undefined;
}

/** All projects of both cycles, those with the most in this one first. */
export function comparedTotals(
  { projects }: Pick<CycleUsage, 'projects'>,
  last: Pick<CycleUsage, 'projects'> | undefined,
): readonly ComparedTotal[] {
  const before = new Map(last?.projects.map((total) => [total.projectId, total]));
  const now = projects.map((total): ComparedTotal => {
    const earlier = before.get(total.projectId);
    before.delete(total.projectId);
    return {
      ...total,
      names: [...new Set([...total.names, ...(earlier?.names ?? [])])],
      before: last && (earlier?.bytes ?? 0n),
    };
  });
  const gone = Array.from(before.values(), (total): ComparedTotal => ({
    ...total,
    bytes: 0n,
    samples: 0n,
    before: total.bytes,
  }));
  return [...now, ...gone];
}

/** The amounts of one project or, without an ID, of all together. */
export interface TotalsRow extends Pick<ComparedTotal, 'bytes' | 'samples' | 'before'> {
  readonly projectId: string | undefined;
}

/** Each project and, where they are several, all together as the last row. */
export function totalsRows(totals: readonly ComparedTotal[]): readonly TotalsRow[] {
  if (totals.length < 2) return totals;
  const isCompared = totals.every(({ before }) => before !== undefined);
  const sum = (amountOf: (total: ComparedTotal) => bigint) => totals.reduce((all, total) => all + amountOf(total), 0n);
  return [
    ...totals,
    {
      projectId: undefined,
      bytes: sum(({ bytes }) => bytes),
      samples: sum(({ samples }) => samples),
      before: isCompared ? sum(({ before = 0n }) => before) : undefined,
    },
  ];
}
