import { Skeleton } from '#src/kit/feedback/skeleton.tsx';
import { TextShape } from '#src/kit/feedback/text-shape.tsx';
import { BillRow } from './bill-row.tsx';

/** In place of the upcoming invoice while it loads: an amount, the billing cycle, and two lines. */
export const upcomingShape = (
  <>
    <p className="text-2xl font-semibold tracking-tight">
      <TextShape like="$103.95" />
    </p>
    <p>
      <TextShape like="for November 2026 so far. Invoiced on 1 Dec 2026 (UTC)." />
    </p>
    <div className="mt-3 flex h-5 items-center">
      <Skeleton className="h-1.5 w-full" />
    </div>
    <dl className="mt-3 grid gap-1.5">
      <BillRow
        words={<TextShape like="462 GiB beyond the included 100 GiB at $0.25 each" />}
        amount={<TextShape like="$115.50" />}
      />
      <BillRow words={<TextShape like="Early adopter: 10% off" />} amount={<TextShape like="-$11.55" />} />
    </dl>
  </>
);
