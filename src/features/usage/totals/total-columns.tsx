import { Link } from '@tanstack/react-router';
import { monthAfter } from '#domain/rules/utc-calendar.ts';
import type { Answer } from '#src/access/answer.ts';
import { nameLinkClass } from '#src/access/subject.tsx';
import { Skeleton } from '#src/kit/feedback/skeleton.tsx';
import type { Column } from '#src/kit/table/column.ts';
import { gibDigits } from '#src/lib/gib.ts';
import { monthWords } from '#src/lib/utc-days.ts';
import type { Look } from '../chart/series.ts';
import type { CycleUsage } from '../cycle/cycle-usage.ts';
import { cycleWords } from '../cycle/cycle-words.ts';
import type { NamedProject } from '../cycle/named-projects.ts';
import { ProjectName } from '../project-name.tsx';
import type { ComparedTotal } from './compared-totals.ts';

type Context = {
  readonly usage: CycleUsage;
  readonly named: ReadonlyMap<string, NamedProject>;
  readonly looks: ReadonlyMap<string, Look>;
  /** What is known of the cycle before; `undefined` where the backend can't tell. */
  readonly lastState: Answer<unknown>['kind'] | undefined;
};

/** The columns of the totals by project; the cycle before has one where the backend tells it. */
export function totalColumns({ usage, named, looks, lastState }: Context): readonly Column<ComparedTotal>[] {
  const columns: Column<ComparedTotal>[] = [
    {
      id: 'project',
      header: 'Project',
      primary: true,
      cell: ({ projectId, bytes }) => (
        <TotalName project={named.get(projectId)} look={bytes > 0n ? looks.get(projectId) : undefined} />
      ),
    },
    {
      id: 'received',
      header: `${cycleWords(usage)} (GiB)`,
      width: '12rem',
      align: 'end',
      cell: ({ bytes }) => gibDigits(bytes),
    },
    {
      id: 'before',
      header: usage.month === undefined ? '' : `${monthWords(monthAfter(usage.month, -1))} (GiB)`,
      width: '12rem',
      align: 'end',
      cell: ({ before }) => {
        if (before !== undefined) return gibDigits(before);
        if (lastState === 'loading') return <Skeleton className="my-1 ml-auto h-3 w-16 max-sm:ml-0" />;
        return <span className="text-text-muted">Not loaded</span>;
      },
    },
    {
      id: 'samples',
      header: 'Samples',
      width: '9rem',
      align: 'end',
      hideBelow: 'md',
      cell: ({ samples }) => samples.toLocaleString('en'),
    },
  ];
  return columns.filter(({ id }) => id !== 'before' || lastState !== undefined);
}

/** The name singles the project out, and its earlier names stand beside it. */
function TotalName({ project, look }: { project: NamedProject | undefined; look: Look | undefined }) {
  if (!project) return null;
  return (
    <span className="flex flex-wrap items-center gap-x-3">
      <Link
        to="."
        search={(previous: object) => ({ ...previous, project: [project.projectId], page: undefined })}
        resetScroll={false}
        className={nameLinkClass}
      >
        <ProjectName project={project} look={look} />
      </Link>
      {project.earlierNames.length > 0 && (
        <span className="text-xs text-text-muted">
          Renamed, earlier: <bdi>{project.earlierNames.join(', ')}</bdi>
        </span>
      )}
    </span>
  );
}
