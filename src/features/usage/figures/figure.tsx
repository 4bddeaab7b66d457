import type { ReactNode } from 'react';

type FigureProps = { title: string; value?: ReactNode; children: ReactNode };

/** One figure of a `<dl>`, with a line of what it means; without a value, the line says why. */
export function Figure({ title, value, children }: FigureProps) {
  return (
    <div className="min-w-0 rounded-lg border border-line bg-surface-raised p-4">
      <dt className="text-text-muted">{title}</dt>
      {value !== undefined && <dd className="mt-0.5 text-xl font-semibold tabular-nums wrap-anywhere">{value}</dd>}
      <dd className="mt-0.5 text-sm text-text-muted">{children}</dd>
    </div>
  );
}
