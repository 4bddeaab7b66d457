import { useMemo } from 'react';
import type { Filter } from '#src/flows/list/list-options.ts';
import { ListView } from '#src/flows/list/list-view.tsx';
import { useList } from '#src/flows/list/use-list.ts';
import { byLabel } from '#src/lib/by-name.ts';
import type { NamedProject } from '../cycle/named-projects.ts';
import type { UsageData } from '../use-usage.ts';
import { dailyColumns } from './daily-columns.tsx';
import { type DailyRow, dailyRows } from './daily-rows.ts';
import { dailySearch } from './daily-search.ts';

/** The numbers of the bars as a list, to search, to filter and to take along as a file. */
export function DailyTotals({ data: { usage, named, labelOf } }: { data: UsageData }) {
  const rows = useMemo(() => dailyRows(usage, named), [usage, named]);
  const filters = useMemo(() => [projectFilter(named, labelOf)], [named, labelOf]);
  const list = useList({
    noun: 'daily total',
    rows,
    columns: dailyColumns,
    filters,
    search: dailySearch,
    sort: '',
    orderName: 'Latest first',
    keyOf,
    nameOf,
  });
  return <ListView list={list} empty={null} />;
}

const keyOf = ({ day, projectId }: DailyRow) => `${day} ${projectId}`;
const nameOf = ({ day, project }: DailyRow) => `${project.label} on ${day}`;

/** Singles out projects, here and in the bars. */
function projectFilter(named: ReadonlyMap<string, NamedProject>, labelOf: UsageData['labelOf']): Filter<DailyRow> {
  return {
    id: 'project',
    label: 'Project',
    valuesOf: ({ projectId }) => [projectId],
    labelOf: (id) => labelOf(id) ?? `Unknown project (${id.slice(0, 8)})`,
    options: () =>
      Array.from(named.values(), ({ projectId, label }) => ({ value: projectId, label })).toSorted(byLabel),
  };
}
