import { Socket } from 'node:net';
import { setImmediate as letOthersIn } from 'node:timers/promises';
import { fromBinary, toBinary } from '@bufbuild/protobuf';
import { Code, ConnectError, type ConnectRouter } from '@connectrpc/connect';
import {
  assertByteStreamRequest,
  createAsyncIterable,
  readAllBytes,
  type UniversalHandler,
  type UniversalServerRequest,
  type UniversalServerResponse,
} from '@connectrpc/connect/protocol';
import { callerKey } from '#domain/caller.ts';
import type { Host } from '#domain/host.ts';
import { identifiedHandler } from '#domain/identified-routes.ts';
import { type ListPage, type ListRequest, type LongList, longLists } from '#server/browser/long-lists.ts';
import { answerOf, envelopeHead, type Format, formatOf, requestIn } from '#server/browser/whole-list-format.ts';
import { connectionKey, ownersOf } from '#server/guards/guarded-routes.ts';
import { createReadingBudget, type Hold, type ReadingBudget } from '#server/guards/reading-budget.ts';
import { apiMessage, wholeListsHeld } from '#server/limits.ts';

/** Rows that are read and written at a time, which takes some milliseconds. All other requests wait for that long. */
const pageSize = 250;

/**
 * Whoever asks for a long list without a size gets it whole, as from the public API. Connect writes an answer in one piece:
 * for 100,000 rows that stops the process for seconds and takes half a gigabyte. So the server asks itself for page after
 * page, each with the caller's own headers, and sends them as they come; between two of them it serves others. Behind the
 * guards, which say who is asking and check the body.
 */
export function wholeListsInPages(
  host: Host,
  routes: (router: ConnectRouter) => void,
): (router: ConnectRouter) => void {
  return (router) => {
    routes(router);
    const together: Together = { inTurn: takingTurns(), budget: createReadingBudget(wholeListsHeld) };
    for (const [at, handler] of router.handlers.entries()) {
      const list = longLists.find((method) => method === handler.method);
      if (list) router.handlers[at] = Object.assign(inPages(host, list, handler, together), handler);
    }
  };
}

/** The status that nobody sees. */
const clientGone = 499;

/** What all whole lists share, so that many at once cost others no more than one does. */
interface Together {
  /** Reads one page at a time, of all lists, and serves others before each. */
  readonly inTurn: <T>(read: () => Promise<T>) => Promise<T>;
  /** The memory for answers that can't be sent as they come. */
  readonly budget: ReadingBudget;
}

function takingTurns(): Together['inTurn'] {
  let last: Promise<unknown> = Promise.resolve();
  return (read) => {
    const turn = last.then(() => letOthersIn()).then(read);
    last = turn.catch(() => undefined);
    return turn;
  };
}

function inPages(host: Host, list: LongList, handler: UniversalHandler, { inTurn, budget }: Together) {
  // A slow reader may take hours: a token or session that ended meanwhile must end the list, too.
  const pages = identifiedHandler(host, handler);
  return async (request: UniversalServerRequest): Promise<UniversalServerResponse> => {
    assertByteStreamRequest(request);
    const { header } = request;
    const format = formatOf(header);
    if (!format) return handler(request);
    const body = readOnce(request.body);
    const asked = await requestIn(format, list, body);
    if (asked?.pageSize !== 0 || asked.pageToken !== '') return handler({ ...request, body });
    const pageRequest = { ...request, header: pageHeader(format, header) };
    const read = (pageToken: string) => readPage(list, pages, pageRequest, { ...asked, pageSize, pageToken });
    const { signal } = request;
    const first = await inTurn(() => read(''));
    if (signal.aborted) return { status: clientGone };
    // Refused: the handler says so again, in the caller's protocol.
    if (!first) return handler({ ...request, body });
    const next = (pageToken: string) => inTurn(async () => (signal.aborted ? undefined : read(pageToken)));
    const all = pagesFrom(first, next, () => hangUp(request));
    return answerOf(format, list, header, all, holdUntil(signal, budget, pageRequest));
  };
}

/** Counts for the caller what is held of an answer, until the answer has been read or its reader is gone. */
function holdUntil(over: AbortSignal, budget: ReadingBudget, { contextValues }: UniversalServerRequest): Hold {
  const caller = contextValues?.get(callerKey);
  const hold = budget.open(caller ? ownersOf(caller, undefined) : []);
  if (over.aborted) hold.release();
  else over.addEventListener('abort', () => hold.release(), { once: true });
  return hold;
}

/** A body that can be read several times. If the guards refuse it, each reading throws their error. */
function readOnce(body: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const reading = readAllBytes(body, apiMessage + envelopeHead);
  return {
    async *[Symbol.asyncIterator]() {
      yield await reading;
    },
  };
}

/** The caller's headers for a request of ours, which is in binary, and whose answer stays here. */
function pageHeader({ isGrpcWeb }: Format, header: Headers): Headers {
  const changed = new Headers(header);
  changed.set('content-type', 'application/proto');
  for (const name of ['content-length', 'accept-encoding']) changed.delete(name);
  // A Connect request without it is refused; gRPC-web has none.
  if (isGrpcWeb) changed.set('connect-protocol-version', '1');
  return changed;
}

/** One page, as if the caller had asked for it. `undefined` where it is refused. */
async function readPage(
  list: LongList,
  handler: UniversalHandler,
  request: UniversalServerRequest,
  asked: ListRequest,
): Promise<ListPage | undefined> {
  const answer = await handler({ ...request, body: createAsyncIterable([toBinary(list.input, asked)]) });
  if (answer.status !== 200 || !answer.body) return undefined;
  return fromBinary(list.output, await readAllBytes(answer.body, Number.MAX_SAFE_INTEGER));
}

async function* pagesFrom(
  first: ListPage,
  read: (pageToken: string) => Promise<ListPage | undefined>,
  breakOff: () => void,
): AsyncGenerator<ListPage, void, undefined> {
  let page: ListPage | undefined = first;
  while (page) {
    const { nextPageToken } = page;
    yield page;
    if (nextPageToken === '') return;
    page = await read(nextPageToken);
  }
  // The caller went away, or lost the right meanwhile, or the page failed, which the domain has reported.
  breakOff();
  throw new ConnectError('The rest of the list was refused.', Code.Aborted);
}

/** Closes the connection: nothing else can say that an answer that has begun will not be whole. */
function hangUp({ contextValues }: UniversalServerRequest): void {
  const connection = contextValues?.get(connectionKey);
  if (connection instanceof Socket) connection.destroy();
}
