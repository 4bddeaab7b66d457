import { countParam, flagParam, oneOfParam, type ParamReader, textParam } from '#src/lib/search-params.ts';

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
 * The parameters of any list: search, sort, page and page size. A route adds one for each filter, which takes several
 * values, and what else its page keeps in the address:
 *
 *     validateSearch: searchParams({ ...listParams(['name', 'type']), role: textsParam, create: oneOfParam(['role']) })
 *
 * @param sorts the ids of the columns that sort
 */
export function listParams<const Column extends string>(sorts: readonly Column[]) {
  return { q: textParam, sort: oneOfParam(sorts), desc: flagParam, page: countParam, size: sizeParam };
}
