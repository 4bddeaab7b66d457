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
import type { Host } from '#domain/host.ts';
import { identifiedHandler } from '#domain/identified-routes.ts';
import { type ListPage, type ListRequest, type LongList, longLists } from '#server/browser/long-lists.ts';
import { answerOf, envelopeHead, type Format, formatOf, requestIn } from '#server/browser/whole-list-format.ts';
import { connectionKey } from '#server/guards/guarded-routes.ts';
import { apiMessage } from '#server/limits.ts';

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
    for (const [at, handler] of router.handlers.entries()) {
      const list = longLists.find((method) => method === handler.method);
      if (list) router.handlers[at] = Object.assign(inPages(host, list, handler), handler);
    }
  };
}

function inPages(host: Host, list: LongList, handler: UniversalHandler) {
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
    const first = await read('');
    // Refused: the handler says so again, in the caller's protocol.
    if (!first) return handler({ ...request, body });
    return answerOf(
      format,
      list,
      header,
      pagesFrom(first, read, () => hangUp(request)),
    );
  };
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
    await letOthersIn();
    page = await read(nextPageToken);
  }
  // The caller lost the right meanwhile, or the page failed, which the domain has reported.
  breakOff();
  throw new ConnectError('The rest of the list was refused.', Code.Aborted);
}

/** Closes the connection: nothing else can say that an answer that has begun will not be whole. */
function hangUp({ contextValues }: UniversalServerRequest): void {
  const connection = contextValues?.get(connectionKey);
  if (connection instanceof Socket) connection.destroy();
}
