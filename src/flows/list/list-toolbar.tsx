import { SlidersHorizontal } from 'lucide-react';
import { type ReactNode, Suspense, useId, useState } from 'react';
import { Button } from '#src/kit/controls/button.tsx';
import { lazyPart } from '#src/kit/loading/lazy-part.tsx';
import { FilterChip } from '#src/kit/table/filter-chip.tsx';
import { ResultCount } from '#src/kit/table/result-count.tsx';
import { SearchField } from '#src/kit/table/search-field.tsx';
import { SortSelect } from '#src/kit/table/sort-select.tsx';
import { plural } from '#src/lib/counted.ts';
import { cx } from '#src/lib/cx.ts';
import type { Sort } from '#src/lib/sort.ts';
import { useExport } from './use-export.ts';
import type { List } from './use-list.ts';

const ListMenus = lazyPart(() => import('./list-menus.tsx').then((module) => module.ListMenus));

type ListToolbarProps<Row> = {
  list: List<Row>;
  onSort: (sort: Sort) => void;
  progress: ReactNode;
  view: ReactNode;
  columns: { hidden: readonly string[]; onChange: (hidden: readonly string[]) => void };
};

/** The line above a table: search, filters, count, export, columns. On a narrow screen: search, "Filters (n)", sort, and below what is there. */
export function ListToolbar<Row>({ list, onSort, progress, view, columns }: ListToolbarProps<Row>) {
  const { options, typed, sort, page, chosen, clear } = list;
  const { noun, filters = [], rows } = options;
  const makeFile = useExport(list, columns.hidden);
  const id = useId();
  const [isUnfolded, setIsUnfolded] = useState(false);
  const set = filters.filter(({ id: filter }) => chosen[filter]?.length).length;
  return (
    <div className="flex flex-wrap items-center gap-x-1 sm:gap-y-2">
      <div className="flex w-full items-center gap-2 sm:mr-1 sm:w-auto sm:max-w-64 sm:min-w-56 sm:flex-1">
        <SearchField label={`Search ${plural(noun)}`} value={typed.text} onChange={typed.type} onLeave={typed.leave} />
        {filters.length > 0 && (
          <Button
            className="sm:hidden"
            icon={<SlidersHorizontal aria-hidden="true" />}
            aria-expanded={isUnfolded}
            aria-controls={id}
            onClick={() => setIsUnfolded(!isUnfolded)}
          >
            {set > 0 ? `Filters (${set})` : 'Filters'}
          </Button>
        )}
        <SortSelect columns={options.columns} sort={sort} onSort={onSort} orderName={options.orderName} />
      </div>
      <fieldset
        id={id}
        aria-label="Filters"
        className={cx('flex min-w-0 flex-wrap items-center gap-1 max-sm:mt-2', !isUnfolded && 'max-sm:hidden')}
      >
        {filters.map((filter) => (
          <FilterChip
            key={filter.id}
            label={filter.label}
            values={chosen[filter.id] ?? []}
            labelOf={filter.labelOf}
            options={filter.options}
            alert={filter.alert}
            onChange={(values) => list.change({ [filter.id]: values.length > 0 ? values : undefined })}
          />
        ))}
        {view}
        {set > 1 && (
          <Button variant="ghost" onClick={clear}>
            Clear all
          </Button>
        )}
      </fieldset>
      <div className="ml-auto flex items-center gap-1">
        {progress || <ResultCount shown={page.total} total={rows.length} noun={noun} />}
        <Suspense fallback={<span aria-busy="true" className="h-8 w-17 max-sm:hidden" />}>
          <ListMenus
            {...{ noun, makeFile }}
            {...columns}
            columns={options.columns}
            count={page.total}
            isLoading={Boolean(progress)}
          />
        </Suspense>
      </div>
    </div>
  );
}
