import {
  countParam,
  flagParam,
  oneOfParam,
  type ParamReader,
  searchParams,
  textParam,
  textsParam,
} from '#src/lib/search-params.ts';

/** What the address says of a list that any list understands. */
export interface ListSearch {
  readonly q?: string | undefined;
  readonly sort?: string | undefined;
  readonly desc?: true | undefined;
  readonly page?: number | undefined;
  /** Rows a page. */
  readonly size?: number | undefined;
}

/** How many rows a page may have. */
export const pageSizes = [25, 50, 100, 200] as const;
export const usualPageSize = 50;

const sizeParam: ParamReader<number> = (raw) => pageSizes.find((size) => String(size) === String(raw));

/**
 * The `validateSearch` of a route with a list: search, sort, page and page size, one parameter for each filter (which takes
 * several values), and `more` of the page's own.
 *
 *     validateSearch: listSearch({ sorts: ['name', 'type'], filters: ['role'], more: { create: oneOfParam(['role']) } })
 */
export function listSearch<const Column extends string, const FilterId extends string = never, More = object>({
  sorts,
  filters = [],
  more,
}: {
  readonly sorts: readonly Column[];
  readonly filters?: readonly FilterId[];
  readonly more?: { readonly [Name in keyof More]: ParamReader<More[Name]> };
}) {
  const ofFilters = Object.fromEntries(filters.map((id) => [id, textsParam])) as Record<
    FilterId,
    ParamReader<readonly string[]>
  >;
  const ofList = { q: textParam, sort: oneOfParam(sorts), desc: flagParam, page: countParam, size: sizeParam };
  return searchParams({ ...ofList, ...ofFilters, ...(more as { [Name in keyof More]: ParamReader<More[Name]> }) });
}
