import { Skeleton } from '#src/kit/feedback/skeleton.tsx';
import { PageHeader } from '#src/shell/page-header.tsx';
import { AcceptFrame } from './accept-frame.tsx';

/** A placeholder in the shape of the page while it is read what the invite offers. */
export function AcceptPending() {
  return (
    <AcceptFrame>
      <PageHeader description={<Skeleton className="my-0.5 h-4 w-72 max-w-full" />} />
      <output className="block">
        <span className="sr-only">Loading…</span>
        <Skeleton className="h-48 w-full" />
      </output>
    </AcceptFrame>
  );
}
