import type { ReactNode } from 'react';

/** Facts about one thing: names and values in a frame. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className="divide-y divide-line rounded-lg border border-line bg-surface-raised px-4">{children}</dl>;
}

/** One line of Facts. `help` says what the value is for. */
export function Fact({ name, help, children }: { name: string; help?: string | undefined; children: ReactNode }) {
  return (
    <div className="grid gap-x-6 gap-y-1 py-3 sm:items-baseline sm:grid-cols-[10rem_minmax(0,1fr)]">
      <dt className="text-text-muted">{name}</dt>
      <dd className="min-w-0">
        {children}
        {help && <p className="mt-1 max-w-[72ch] text-sm text-text-muted">{help}</p>}
      </dd>
    </div>
  );
}
