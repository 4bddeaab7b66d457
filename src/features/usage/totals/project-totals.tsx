import { useMemo } from 'react';
import { DataTable } from '#src/kit/table/data-table.tsx';
import { looksOf } from '../chart/series.ts';
import type { UsageData } from '../use-usage.ts';
import { type TotalsRow, totalsRows } from './compared-totals.ts';
import { totalColumns } from './total-columns.tsx';

/** What each project received in this cycle, and in the one before. */
export function ProjectTotals({ data: { usage, last, totals, named } }: { data: UsageData }) {
  const lastState = last?.kind;
  const columns = useMemo(
    () => totalColumns({ usage, named, looks: looksOf(usage), lastState }),
    [usage, named, lastState],
  );
  const rows = useMemo(() => totalsRows(totals), [totals]);
  const nameOf = ({ projectId }: TotalsRow) =>
    projectId === undefined ? 'All projects' : (named.get(projectId)?.label ?? projectId);
  return <DataTable caption="Usage by project" {...{ columns, nameOf, keyOf, rows }} />;
}

const keyOf = ({ projectId }: TotalsRow) => projectId ?? 'all projects';
