import { useMemo } from 'react';
import { DataTable } from '#src/kit/table/data-table.tsx';
import { Section } from '#src/kit/text/section.tsx';
import { looksOf } from '../chart/series.ts';
import type { UsageData } from '../use-usage.ts';
import type { ComparedTotal } from './compared-totals.ts';
import { totalColumns } from './total-columns.tsx';

/** What each project received in this cycle, and in the one before. */
export function ProjectTotals({ data }: { data: UsageData }) {
  const { usage, last, totals, named, seesAllProjects } = data;
  const lastState = last?.kind;
  const columns = useMemo(
    () => totalColumns({ usage, named, looks: looksOf(usage), lastState }),
    [usage, named, lastState],
  );
  const nameOf = ({ projectId }: ComparedTotal) => named.get(projectId)?.label ?? projectId;
  return (
    <Section
      title="By project"
      description={
        seesAllProjects
          ? 'Deleted projects still count, under their last name. Renamed projects have their present name.'
          : 'Deleted projects still count, under their last name. You don’t see all projects, so it isn’t known here which are deleted.'
      }
    >
      <DataTable caption="Usage by project" {...{ columns, nameOf, keyOf }} rows={totals} />
    </Section>
  );
}

const keyOf = ({ projectId }: ComparedTotal) => projectId;
