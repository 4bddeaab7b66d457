import type { ReactNode } from 'react';
import type { Answer } from '#src/access/answer.ts';
import { Skeleton } from '#src/kit/feedback/skeleton.tsx';
import { counted, formatCount } from '#src/lib/counted.ts';

type LostProps<Row> = {
  /** What one of them is: "API token". */
  what: string;
  /** Which of them, after the noun: "limited to it". */
  that?: string;
  ends: 'deleted' | 'revoked' | 'ended';
  answer: Answer<readonly Row[]>;
  /** Which; only their number is told if omitted. */
  children?: (rows: readonly Row[]) => ReactNode;
};

/** One kind of what is lost: how many, and which; or that the person can't see it. */
export function Lost<Row>({ what, that, ends, answer, children }: LostProps<Row>) {
  if (answer.kind === 'loading') return <Skeleton className="h-4 w-56" />;
  const nouns = [`${what}s`, that].filter(Boolean).join(' ');
  if (answer.kind !== 'known') {
    return (
      <p>
        All {nouns} are {ends}.{' '}
        {answer.kind === 'denied' ? 'You can’t see which they are.' : 'They could not be loaded.'}
      </p>
    );
  }
  const rows = answer.value;
  if (rows.length === 0) return <p className="text-text-muted">No {nouns}.</p>;
  return (
    <section className="grid gap-2">
      <h3 className="font-semibold">
        {[counted(rows.length, what), that, rows.length === 1 ? 'is' : 'are', ends].filter(Boolean).join(' ')}
      </h3>
      {children?.(rows)}
    </section>
  );
}

const listedAtOnce = 6;

type FewProps<Row> = { rows: readonly Row[]; children: (row: Row) => ReactNode };

/** The first of them, and how many more. */
export function Few<Row extends { readonly id: string }>({ rows, children }: FewProps<Row>) {
  return (
    <ul className="grid gap-1">
      {rows.slice(0, listedAtOnce).map((row) => (
        <li key={row.id} className="min-w-0 wrap-anywhere">
          {children(row)}
        </li>
      ))}
      {rows.length > listedAtOnce && <li>and {formatCount(rows.length - listedAtOnce)} more</li>}
    </ul>
  );
}
