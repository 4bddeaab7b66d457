import { Code, ConnectError } from '@connectrpc/connect';

/** Handling this many rows takes some milliseconds; between pages the browser can do other work. */
const pageSize = 1_000;

/** The fields by which a request asks for one page. */
export interface PageFields {
  readonly pageSize: number;
  readonly pageToken: string;
}

/** One answer. The last one has no token. A backend without paging returns everything at once, without a token. */
export interface PageOfRows<Row> {
  readonly rows: readonly Row[];
  readonly nextPageToken: string;
}

/**
 * Reads every row of a list, page by page. Each row appears once, in its newest state, even if the backend sends it twice
 * because the list changed meanwhile.
 *
 * Returns `known`, the same array, if nothing changed: then everything derived from it stays valid and nothing renders
 * again. TanStack Query could find that out too, but only at the end, for all rows at once. Here rows are compared page by
 * page as they arrive, up to the first difference. The query must therefore turn `structuralSharing` off.
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
    // Stops at a backend whose page tokens repeat, which would be asked forever.
    if (tokens.has(nextPageToken)) throw new ConnectError('The pages of the list have no end.', Code.Internal);
    tokens.add(nextPageToken);
    pageToken = nextPageToken;
  } while (pageToken !== '');
  return isKnown && byId.size === known.length ? known : Array.from(byId.values());
}
