import type { ReactNode } from 'react';

/** Short facts in a card: names and values, side by side. */
export function CardFacts({ children }: { children: ReactNode }) {
  return <dl className="grid gap-y-1.5">{children}</dl>;
}

export function CardFact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-4 sm:grid-cols-[8rem_minmax(0,1fr)]">
      <dt className="text-text-muted">{name}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </div>
  );
}
