import type { ReactNode } from 'react';

/** A line of a bill: what for, and how much. A long amount gets a line of its own. */
export function BillRow({ words, amount }: { words: ReactNode; amount: ReactNode }) {
  return (
    <div className="flex flex-wrap gap-x-6">
      <dt className="min-w-0 flex-1 basis-32 text-text-muted">{words}</dt>
      <dd className="ml-auto shrink-0 tabular-nums">{amount}</dd>
    </div>
  );
}
