import { useMatches } from '@tanstack/react-router';
import { Skeleton, TableSkeleton } from '#src/kit/feedback/skeleton.tsx';
import { PageHeader } from './page-header.tsx';
import { useCrumbs } from './page-title.ts';

/** What is known about a page before its data, from its route's `staticData`. */
export type PageShape = {
  /** The page's description. */
  description: string;
  /** The number of buttons in its head, and of filters above its table. */
  actions?: number;
  filters?: number;
  /** What the page consists of; a table with its search by default. */
  body?: 'table' | 'cards';
};

/** A placeholder in the page's shape while its data loads. Shows the title at once if the route knows it. */
export function PagePending() {
  const shape = useMatches({ select: (matches) => matches.at(-1)?.staticData.shape });
  const { description, actions = 0, filters = 0, body = 'table' } = shape ?? {};
  const known = useCrumbs().length > 1 || shape !== undefined;
  return (
    <>
      {known ? (
        <PageHeader
          description={description ?? <Skeleton className="my-0.5 h-4 w-72 max-w-full" />}
          actions={actions > 0 && <Bars count={actions} className="h-8 w-40" />}
        />
      ) : (
        <HeaderSkeleton />
      )}
      {body === 'cards' ? <CardsPending /> : <ListPending filters={filters} />}
    </>
  );
}

function ListPending({ filters }: { filters: number }) {
  return (
    <>
      <div className="mb-3 flex items-center gap-2">
        <Skeleton className="h-8 flex-1 sm:w-64 sm:flex-none" />
        <span className="contents max-sm:hidden">
          <Bars count={filters} className="h-5 w-20" />
        </span>
        <Skeleton className="my-0.5 ml-auto h-4 w-28 max-sm:hidden" />
      </div>
      <TableSkeleton columns={4} />
    </>
  );
}

function CardsPending() {
  return (
    <output className="grid gap-4 lg:grid-cols-2">
      <span className="sr-only">Loading…</span>
      <Bars count={4} className="h-36" />
    </output>
  );
}

function Bars({ count, className }: { count: number; className: string }) {
  return Array.from({ length: count }, (_, at) => <Skeleton key={at} className={className} />);
}

function HeaderSkeleton() {
  return (
    <div className="mb-5">
      <h1 className="sr-only">Loading…</h1>
      <Skeleton className="h-7 w-48" />
      <Skeleton className="mt-1.5 h-4 w-72 max-w-full" />
    </div>
  );
}
