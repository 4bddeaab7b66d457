import type { Ids } from '#domain/host.ts';
import { type Asked, askedPage, largestPage, pageToken } from '#domain/page-token.ts';
import type { Page, PageRequest, Position } from '#domain/store/page.ts';

/** The answer of a list RPC: its rows, and our own two fields about pages. */
export interface ListPart<Row> {
  readonly rows: readonly Row[];
  readonly nextPageToken: string;
  readonly total: number;
}

/**
 * Reads the page that a request asks for or, without a size and a token, every page, as the public API answers. `list` is
 * everything that decides what the list contains: RPC, organization and filters. Throws InvalidArgument for an invalid size,
 * and for a token of another list. Check before whether the caller may see the list: a token gives no right.
 */
export async function readList<Row>(
  ids: Ids,
  request: Asked,
  list: readonly string[],
  page: (request: PageRequest) => Promise<Page<Row>>,
): Promise<ListPart<Row>> {
  if (request.pageSize === 0 && request.pageToken === '') {
    return { rows: await everyRow(page), nextPageToken: '', total: 0 };
  }
  const asked = await askedPage(ids, request, list);
  const { rows, next, total: counted } = await page(asked);
  const total = asked.total ?? counted ?? 0;
  return { rows, nextPageToken: next ? await pageToken(ids, { ...next, total }, list) : '', total };
}

async function everyRow<Row>(page: (request: PageRequest) => Promise<Page<Row>>): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let after: Position | undefined;
  do {
    const part = await page({ size: largestPage, after });
    for (const row of part.rows) rows.push(row);
    after = part.next;
  } while (after);
  return rows;
}
