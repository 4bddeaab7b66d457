import { type ReactNode, Suspense, useRef } from 'react';
import { lazyPart } from '#src/kit/loading/lazy-part.tsx';
import { DataTable } from '#src/kit/table/data-table.tsx';
import type { RowParts } from '#src/kit/table/table-row.tsx';
import { plural } from '#src/lib/counted.ts';
import { pageSizes, usualPageSize } from './list-search.ts';
import { ListToolbar } from './list-toolbar.tsx';
import { showNewRow, useNewRow } from './new-row.ts';
import { useHiddenColumns } from './use-hidden-columns.ts';
import type { List } from './use-list.ts';

const Pager = lazyPart(() => import('#src/kit/table/pager.tsx').then((module) => module.Pager));
const NoMatch = lazyPart(() => import('./no-match.tsx').then((module) => module.NoMatch));
const HiddenRow = lazyPart(() => import('./hidden-row.tsx').then((module) => module.HiddenRow));

export type ListViewProps<Row> = Omit<RowParts<Row>, 'nameOf' | 'newKey'> & {
  list: List<Row>;
  /** Shown instead of the list while it has no rows, with the next step. */
  empty: ReactNode;
  /** A bar below the table with the actions for selected rows. */
  bulk?: ReactNode;
  /** Shown instead of the count while rows are still loading. */
  progress?: ReactNode;
  /** Chooses between views of the list. */
  view?: ReactNode;
};

/**
 * A list: search, filters, count, table (cards under 640 px) and pages. Says so when nothing matches. To add a list, copy
 * `features/roles/roles-page.tsx`.
 */
export function ListView<Row extends object>({ list, empty, bulk, progress, view, ...parts }: ListViewProps<Row>) {
  const { options, page, sort, change, selection } = list;
  const [hiddenColumns, setHiddenColumns] = useHiddenColumns(options.noun);
  const top = useRef<HTMLDivElement>(null);
  const placeIn = (rows: readonly Row[], key: string) => rows.findIndex((row) => options.keyOf(row) === key);
  const newRow = useNewRow(
    (key) => placeIn(options.rows, key) >= 0,
    (key) => placeIn(list.found, key) >= 0,
    (key) => {
      const itsPage = Math.floor(placeIn(list.found, key) / page.size) + 1;
      if (itsPage !== page.page) change({ page: itsPage > 1 ? itsPage : undefined }, { replace: true });
      void import('#src/kit/table/focus-row.ts').then(({ showRow }) => showRow(key));
    },
  );
  if (options.rows.length === 0) return <Framed>{empty}</Framed>;
  const turnTo = (next: number) => {
    change({ page: next > 1 ? next : undefined });
    // Scrolls to the first row of the new page.
    if ((top.current?.getBoundingClientRect().top ?? 0) < 0) top.current?.scrollIntoView();
  };
  const onSort = ({ by, direction }: typeof sort) =>
    change({ sort: by === options.sort ? undefined : by, desc: direction === 'descending' || undefined });
  return (
    <div ref={top} className="grid min-w-0 gap-3">
      <ListToolbar
        list={list}
        onSort={onSort}
        progress={progress}
        view={view}
        columns={{ hidden: hiddenColumns, onChange: setHiddenColumns }}
      />
      {newRow.hidden !== undefined && (
        <Suspense fallback={null}>
          <HiddenRow noun={options.noun} onShow={list.clear} onClose={() => showNewRow()} />
        </Suspense>
      )}
      {page.total === 0 ? (
        <Framed>
          <Suspense fallback={<div className="h-48" />}>
            <NoMatch noun={options.noun} looksAt={options.search.looksAt} onClear={list.clear} />
          </Suspense>
        </Framed>
      ) : (
        <DataTable
          {...parts}
          newKey={newRow.shown}
          caption={titled(options.noun)}
          nameOf={options.nameOf}
          columns={options.columns}
          hiddenColumns={hiddenColumns}
          rows={page.rows}
          keyOf={options.keyOf}
          sort={sort}
          onSort={onSort}
          selection={selection.forTable}
          groups={options.groups}
        />
      )}
      {page.total > pageSizes[0] && (
        <Suspense fallback={<div className="h-8" />}>
          <Pager
            {...page}
            sizes={pageSizes}
            onPage={turnTo}
            onSize={(size) => change({ size: size === usualPageSize ? undefined : size })}
            label={titled(options.noun)}
          />
        </Suspense>
      )}
      <Suspense fallback={null}>{bulk}</Suspense>
    </div>
  );
}

/** The table's name: "Role bindings". */
function titled(noun: string): string {
  const nouns = plural(noun);
  return `${nouns.charAt(0).toUpperCase()}${nouns.slice(1)}`;
}

function Framed({ children }: { children: ReactNode }) {
  return <div className="rounded-lg border border-line bg-surface-raised">{children}</div>;
}
