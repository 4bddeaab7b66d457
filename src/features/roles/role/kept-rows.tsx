import type { ReactNode } from 'react';
import { DeniedWords } from '#src/access/denied.tsx';
import { FailedParts } from '#src/flows/failure/failed-parts.tsx';
import { Skeleton } from '#src/kit/feedback/skeleton.tsx';
import { formatCount } from '#src/lib/counted.ts';
import type { Kept } from '../use-keepers.ts';

type KeptRowsProps<Row> = {
  kept: Kept<Row>;
  /** What the rows are: "the open invites". */
  what: string;
  /** The permission to see them. */
  permission: string;
  /** Shown when there are none. */
  none: string;
  keyOf: (row: Row) => string;
  /** A last line, such as a link to all of them. */
  after?: ReactNode;
  children: (row: Row) => ReactNode;
};

const listedAtOnce = 10;

/** The first rows of a list, in a frame; or why they can't be shown. */
export function KeptRows<Row>({ kept, what, permission, none, keyOf, after, children }: KeptRowsProps<Row>) {
  if (kept.kind === 'failed') return <FailedParts parts={[what]} />;
  const rows = kept.kind === 'known' ? kept.rows : [];
  return (
    <div className="rounded-lg border border-line bg-surface-raised px-4 py-1">
      {kept.kind === 'loading' && <Skeleton className="my-3 h-4 w-48" />}
      {kept.kind === 'denied' && (
        <div className="py-2 text-text-muted">
          <DeniedWords permissions={[permission]} />
        </div>
      )}
      {kept.kind === 'known' && rows.length === 0 && <p className="py-2 text-text-muted">{none}</p>}
      {rows.length > 0 && (
        <ul className="divide-y divide-line">
          {rows.slice(0, listedAtOnce).map((row) => (
            <li
              key={keyOf(row)}
              className="flex min-h-10 flex-wrap items-center justify-between gap-x-4 gap-y-0.5 py-1.5 text-sm"
            >
              {children(row)}
            </li>
          ))}
          {rows.length > listedAtOnce && (
            <li className="py-2 text-text-muted">and {formatCount(rows.length - listedAtOnce)} more</li>
          )}
          {after && <li className="py-2">{after}</li>}
        </ul>
      )}
    </div>
  );
}
