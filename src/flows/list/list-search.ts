import { countParam, flagParam, oneOfParam, type ParamReader, textParam } from '#src/lib/search-params.ts';

/** The parameters in the address that every list understands. */
export interface ListSearch {
  readonly q?: string | undefined;
  readonly sort?: string | undefined;
  readonly desc?: true | undefined;
  readonly page?: number | undefined;
  /** Rows per page. */
  readonly size?: number | undefined;
}

/** The page sizes to choose from. */
export const pageSizes = [25, 50, 100, 200] as const;
export const usualPageSize = 50;

const sizeParam: ParamReader<number> = (raw) => pageSizes.find((size) => String(size) === String(raw));

/**
 * The parameters of any list: search, sort, page and page size. A route adds one for each filter, with several values, and
 * whatever else its page keeps in the address:
 *
 *     validateSearch: searchParams({ ...listParams(['name', 'type']), role: textsParam, create: oneOfParam(['role']) })
 *
 * @param sorts the IDs of the sortable columns
 */
export function listParams<const Column extends string>(sorts: readonly Column[]) {
  return { q: textParam, sort: oneOfParam(sorts), desc: flagParam, page: countParam, size: sizeParam };
}
