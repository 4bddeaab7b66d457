import { useMemo } from 'react';
import { type Page, pageOf } from '#src/lib/page-of.ts';
import { textsParam } from '#src/lib/search-params.ts';
import { type Sort, sortRows } from '#src/lib/sort.ts';
import { type Chosen, findRows } from './find-rows.ts';
import type { ListOptions } from './list-options.ts';
import { usualPageSize } from './list-search.ts';
import { type ChangeAddress, type ListAddress, useListAddress } from './use-list-address.ts';
import { type SelectedRows, useSelectedRows } from './use-selected-rows.ts';
import { type TypedSearch, useTypedSearch } from './use-typed-search.ts';

/** The state of a list: the rows found, their order, the page, and how to change them. */
export interface List<Row> {
  readonly options: ListOptions<Row>;
  /** The rows that match the search and the filters, sorted. */
  readonly found: readonly Row[];
  readonly page: Page<Row>;
  readonly sort: Sort;
  readonly chosen: Chosen;
  readonly address: ListAddress;
  readonly change: ChangeAddress;
  readonly typed: TypedSearch;
  readonly selection: SelectedRows<Row>;
  /** Clears the search and all filters. */
  readonly clear: () => void;
}

/**
 * Finds, sorts and pages the rows of a list by the address, so that a shared link shows the same rows. Render it with
 * `ListView`. The route's search needs the `listParams` and the filters.
 */
export function useList<Row>(options: ListOptions<Row>): List<Row> {
  const { rows, search, filters, columns, groups, sortedBy } = options;
  const [address, change] = useListAddress();
  const typed = useTypedSearch(address.q ?? '', (q) => change({ q: q || undefined }, { replace: true }));
  const { text } = typed;

  const by = address.sort ?? options.sort;
  const direction = address.desc ? 'descending' : 'ascending';
  const sorted = useMemo(() => {
    const isSorted = by === sortedBy && direction === 'ascending';
    const value = isSorted ? undefined : columns.find(({ id }) => id === by)?.value;
    const inOrder = value ? sortRows(rows, value, direction) : rows;
    return groups ? sortRows(inOrder, (row) => groups.placeOf(groups.keyOf(row))) : inOrder;
  }, [rows, columns, by, direction, groups, sortedBy]);

  const chosen = useMemo(() => chosenIn(address, filters ?? []), [address, filters]);
  const found = useMemo(
    () => findRows({ rows: sorted, search, filters }, chosen, text),
    [sorted, search, filters, chosen, text],
  );
  // The typed text is ahead of the address, which will go back to the first page.
  const wanted = text === (address.q ?? '') ? (address.page ?? 1) : 1;
  const size = address.size ?? usualPageSize;
  const page = useMemo(() => pageOf(found, wanted, size), [found, wanted, size]);
  const selection = useSelectedRows(options, found);
  const clear = () => {
    typed.type('');
    change({ q: undefined, ...Object.fromEntries((filters ?? []).map(({ id }) => [id, undefined])) });
  };
  return { options, found, page, sort: { by, direction }, chosen, address, change, typed, selection, clear };
}

function chosenIn(address: ListAddress, filters: readonly { readonly id: string }[]): Chosen {
  return Object.fromEntries(filters.map(({ id }) => [id, textsParam(address[id])]));
}
