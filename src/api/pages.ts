import { Code, ConnectError } from '@connectrpc/connect';

/** To read, understand and compare so many rows takes some milliseconds; the browser can do other things between pages. */
const pageSize = 1_000;

/** The fields by which a request asks for one page. */
export interface PageFields {
  readonly pageSize: number;
  readonly pageToken: string;
}

/** One answer. Without a token it is the last; a backend that knows no pages answers everything at once, and no token. */
export interface PageOfRows<Row> {
  readonly rows: readonly Row[];
  readonly nextPageToken: string;
}

/**
 * Every row of a list, read page by page. Each row is there once, in its newest state, also when the backend sends it
 * twice because the list changed meanwhile.
 *
 * Answers `known`, the very same list, when nothing differs from it: whatever was worked out from that list then still
 * holds, and nothing is drawn anew. TanStack Query would find that out too, but only at the end, for all rows in one piece.
 * Rows are compared as they come in instead, a page at a time, and no longer after the first that differs. The query must
 * therefore switch `structuralSharing` off.
 */
export async function readPages<Row extends { readonly id: string }>(
  read: (page: PageFields) => Promise<PageOfRows<Row>>,
  known: Row[],
  isSame: (a: Row, b: Row) => boolean,
): Promise<Row[]> {
  const byId = new Map<string, Row>();
  const tokens = new Set<string>();
  let isKnown = true;
  let pageToken = '';
  do {
    const { rows, nextPageToken } = await read({ pageSize, pageToken });
    for (const row of rows) {
      const before = known[byId.size];
      isKnown &&= before !== undefined && isSame(before, row);
      byId.set(row.id, row);
    }
    // A backend whose pages go in a circle would be asked for ever.
    if (tokens.has(nextPageToken)) throw new ConnectError('The pages of the list have no end.', Code.Internal);
    tokens.add(nextPageToken);
    pageToken = nextPageToken;
  } while (pageToken !== '');
  return isKnown && byId.size === known.length ? known : Array.from(byId.values());
}
