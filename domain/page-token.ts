import type { Ids } from '#domain/host.ts';
import type { PageRequest, Position } from '#domain/store/page.ts';
import { Validation } from '#domain/validation.ts';

/** A larger page would block the process, and the reader, for too long. */
export const largestPage = 2_000;
/** No list is that long: a larger size is a mistake of the caller. */
const largestSize = 1_000_000;

/** The last row of a page, after which the list continues, and the list's length when its first page was read. */
interface Mark extends Position {
  readonly total: number;
}

/** The parts of a request that choose the page. */
export interface Asked {
  readonly pageSize: number;
  readonly pageToken: string;
}

/**
 * The page that a request asks for. `list` is everything that decides what the list contains: RPC, organization and
 * filters. Throws InvalidArgument for an invalid size, and for a token that `pageToken` did not create for this list.
 */
export async function askedPage(
  ids: Ids,
  { pageSize, pageToken: token }: Asked,
  list: readonly string[],
): Promise<PageRequest & { readonly total: number | undefined }> {
  const input = new Validation();
  const isSize = pageSize > 0 && pageSize <= largestSize;
  input.check(isSize, 'page_size', `Use a number from 1 to ${largestPage.toLocaleString('en')}.`);
  const mark = token === '' ? undefined : await readToken(ids, token, list);
  const isToken = token === '' || mark !== undefined;
  input.check(isToken, 'page_token', 'This is not the token of a page of this list. Leave it empty and begin anew.');
  input.done();
  return { size: Math.min(pageSize, largestPage), after: mark, total: mark?.total };
}

/**
 * The token of the page after this position. It ends with a digest of the rest and of the list, to detect a token that was
 * changed or belongs to another list. It needs no signature: each page checks again whether the caller may see the list, so
 * a forged token only gives a position in a list that its forger may read anyway.
 */
export async function pageToken(
  ids: Ids,
  { createdAt, sequence, total }: Mark,
  list: readonly string[],
): Promise<string> {
  const mark = [createdAt.getTime(), sequence, total].map((number) => number.toString(36)).join('.');
  const digest = await ids.digest(JSON.stringify([...list, mark]));
  return `${mark}.${digest.slice(0, 32)}`;
}

/** Enough digits for every date, sequence and length of a list, and no number too large for a store. */
const form = /^(-?[\da-z]{1,10})\.([\da-z]{1,10})\.([\da-z]{1,5})\./;

/** `undefined` unless encoding the result again gives the same text. */
async function readToken(ids: Ids, token: string, list: readonly string[]): Promise<Mark | undefined> {
  const [createdAt, sequence, total] = (form.exec(token) ?? []).slice(1).map((digits) => Number.parseInt(digits, 36));
  if (createdAt === undefined || sequence === undefined || total === undefined) return undefined;
  const mark = { createdAt: new Date(createdAt), sequence, total };
  return (await pageToken(ids, mark, list)) === token ? mark : undefined;
}
