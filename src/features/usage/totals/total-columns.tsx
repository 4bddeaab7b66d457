import { Link } from '@tanstack/react-router';
import { monthAfter } from '#domain/rules/utc-calendar.ts';
import type { Answer } from '#src/access/answer.ts';
import { nameLinkClass } from '#src/access/subject.tsx';
import { Skeleton } from '#src/kit/feedback/skeleton.tsx';
import type { Column } from '#src/kit/table/column.ts';
import { cx } from '#src/lib/cx.ts';
import { gibDigits } from '#src/lib/gib.ts';
import type { Look } from '../chart/series.ts';
import type { CycleUsage } from '../cycle/cycle-usage.ts';
import { shortMonthWords } from '../cycle/cycle-words.ts';
import type { NamedProject } from '../cycle/named-projects.ts';
import { ProjectName } from '../project-name.tsx';
import type { TotalsRow } from './compared-totals.ts';

type Context = {
  readonly usage: CycleUsage;
  readonly named: ReadonlyMap<string, NamedProject>;
  readonly looks: ReadonlyMap<string, Look>;
  /** What is known of the cycle before; `undefined` where the backend can't tell. */
  readonly lastState: Answer<unknown>['kind'] | undefined;
};

/** The columns of the totals by project; the cycle before has one where the backend tells it. */
export function totalColumns({ usage: { month }, named, looks, lastState }: Context): readonly Column<TotalsRow>[] {
  const columns: Column<TotalsRow>[] = [
    {
      id: 'project',
      header: 'Project',
      primary: true,
      cell: ({ projectId, bytes }) =>
        projectId === undefined ? (
          <span className="font-semibold">All projects</span>
        ) : (
          <TotalName project={named.get(projectId)} look={bytes > 0n ? looks.get(projectId) : undefined} />
        ),
    },
    {
      id: 'received',
      header: month === undefined ? 'This cycle (GiB)' : `${shortMonthWords(month)} (GiB)`,
      width: '10rem',
      align: 'end',
      cell: (row) => amount(row, gibDigits(row.bytes)),
    },
    {
      id: 'before',
      header: month === undefined ? '' : `${shortMonthWords(monthAfter(month, -1))} (GiB)`,
      width: '10rem',
      align: 'end',
      cell: (row) => {
        if (row.before !== undefined) return amount(row, gibDigits(row.before));
        if (lastState === 'loading') return <Skeleton className="my-1 ml-auto h-3 w-16 max-sm:ml-0" />;
        return <span className="text-text-muted">Not loaded</span>;
      },
    },
    {
      id: 'samples',
      header: month === undefined ? 'Samples' : `Samples in ${shortMonthWords(month).slice(0, -5)}`,
      width: '13rem',
      align: 'end',
      hideBelow: 'md',
      cell: (row) => amount(row, row.samples.toLocaleString('en')),
    },
  ];
  return columns.filter(({ id }) => id !== 'before' || lastState !== undefined);
}

/** A number in one piece: a line that ends within it would make two of it. */
function amount({ projectId }: TotalsRow, digits: string) {
  return <span className={cx('whitespace-nowrap', projectId === undefined && 'font-semibold')}>{digits}</span>;
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
