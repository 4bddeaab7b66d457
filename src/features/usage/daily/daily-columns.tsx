import type { Column } from '#src/kit/table/column.ts';
import { gibDigits, plainGib } from '#src/lib/gib.ts';
import { dayWords } from '#src/lib/utc-days.ts';
import { ProjectName } from '../project-name.tsx';
import type { DailyRow } from './daily-rows.ts';

/** The columns of the list by day and project. Files have the bytes, too, each of them. */
export const dailyColumns: readonly Column<DailyRow>[] = [
  {
    id: 'day',
    header: 'UTC day',
    primary: true,
    width: '8.5rem',
    value: ({ day }) => day,
    cell: ({ day }) => <span className="tabular-nums">{day === '' ? 'Unknown day' : dayWords(day)}</span>,
  },
  {
    id: 'project',
    header: 'Project',
    value: ({ project }) => project.label,
    exportedId: { header: 'Project ID', of: ({ project }) => project.projectId },
    cell: ({ project, look }) => <ProjectName project={project} look={look} />,
  },
  {
    id: 'received',
    header: 'Received (GiB)',
    width: '10rem',
    align: 'end',
    value: ({ bytes }) => bytes,
    exported: ({ bytes }) => plainGib(bytes),
    exportedToo: { bytes: { header: 'Bytes', of: ({ bytes }) => String(bytes) } },
    cell: ({ bytes }) => <span className="whitespace-nowrap">{gibDigits(bytes)}</span>,
  },
  {
    id: 'samples',
    header: 'Samples',
    width: '13rem',
    align: 'end',
    hideBelow: 'md',
    value: ({ samples }) => samples,
    cell: ({ samples }) => <span className="whitespace-nowrap">{samples.toLocaleString('en')}</span>,
  },
];
