import type { ReactNode } from 'react';
import { Skeleton } from '#src/kit/feedback/skeleton.tsx';

type FigureProps = {
  title: string;
  value?: ReactNode;
  /** A text as long as what may arrive later: there is room for its lines from the start, so that nothing moves. */
  room?: string | undefined;
  children: ReactNode;
};

/** One figure of a `<dl>`, with a line of what it means; without a value, the line says why. */
export function Figure({ title, value, room = '', children }: FigureProps) {
  return (
    <div className="min-w-0 rounded-lg border border-line bg-surface-raised p-4">
      <dt className="text-text-muted">{title}</dt>
      {value !== undefined && <dd className="mt-0.5 text-xl font-semibold tabular-nums">{value}</dd>}
      <dd
        data-label={room}
        className="mt-0.5 grid text-sm text-text-muted before:invisible before:[grid-area:1/1] before:content-[attr(data-label)]"
      >
        <span className="[grid-area:1/1]">{children}</span>
      </dd>
    </div>
  );
}

/** In place of a value that is loading, as high as it. */
export function FigurePending() {
  return (
    <>
      <span className="sr-only">Loading…</span>
      <span className="block py-1.5">
        <Skeleton className="h-4 w-28" />
      </span>
    </>
  );
}
