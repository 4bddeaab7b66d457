import { PageHeader } from '#layout/page-header.tsx';
import { useCrumbs } from '#layout/page-title.ts';
import { Skeleton, TableSkeleton } from '#ui/skeleton.tsx';

/** Stands in for a page of the console while its data comes. The title is shown at once when the route knows it. */
export function PagePending() {
  const known = useCrumbs().length > 1;
  return (
    <>
      {known ? <PageHeader description={<Skeleton className="my-0.5 h-4 w-72 max-w-full" />} /> : <HeaderSkeleton />}
      <Skeleton className="mb-3 h-8 w-full sm:w-64" />
      <TableSkeleton columns={4} />
    </>
  );
}

function HeaderSkeleton() {
  return (
    <div className="mb-5">
      <Skeleton className="h-7 w-48" />
      <Skeleton className="mt-1.5 h-4 w-72 max-w-full" />
    </div>
  );
}
