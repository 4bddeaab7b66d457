import { flagParam, oneOfParam, pageParam, searchParams, textParam } from '#src/lib/search-params.ts';

/** What the address of a list holds: search, sort and page. */
export function listSearch<const Column extends string>(sorts: readonly Column[]) {
  return searchParams({ q: textParam, sort: oneOfParam(sorts), desc: flagParam, page: pageParam });
}
