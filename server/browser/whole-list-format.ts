import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { fromBinary, fromJsonString, toBinary, toJson } from '@bufbuild/protobuf';
import { Code, ConnectError } from '@connectrpc/connect';
import { compressionGzip } from '@connectrpc/connect-node';
import {
  compressionNegotiate,
  encodeEnvelope,
  readAllBytes,
  type UniversalServerResponse,
} from '@connectrpc/connect/protocol';
import { parseContentType as parseConnect } from '@connectrpc/connect/protocol-connect';
import { setTrailerStatus } from '@connectrpc/connect/protocol-grpc';
import { parseContentType as parseGrpcWeb, trailerFlag, trailerSerialize } from '@connectrpc/connect/protocol-grpc-web';
import type { ListPage, ListRequest, LongList } from '#server/browser/long-lists.ts';
import type { Hold } from '#server/guards/reading-budget.ts';

/** How a caller writes, and wants to be answered. */
export interface Format {
  readonly isJson: boolean;
  /** Messages are in envelopes then, and an answer ends with its status. */
  readonly isGrpcWeb: boolean;
}

/** The length of an envelope's head, in bytes: flags, then the length of the message. */
export const envelopeHead = 5;

/** Returns `undefined` for a content type that the API refuses. */
export function formatOf(header: Headers): Format | undefined {
  const type = header.get('content-type');
  const connect = parseConnect(type);
  if (connect) return connect.stream ? undefined : { isJson: !connect.binary, isGrpcWeb: false };
  const grpcWeb = parseGrpcWeb(type);
  return grpcWeb && { isJson: !grpcWeb.binary, isGrpcWeb: true };
}

/** The request. `undefined` if its body is refused or malformed. */
export async function requestIn(
  { isJson, isGrpcWeb }: Format,
  { input }: LongList,
  body: AsyncIterable<Uint8Array>,
): Promise<ListRequest | undefined> {
  try {
    const bytes = await readAllBytes(body, Number.MAX_SAFE_INTEGER);
    const message = isGrpcWeb ? bytes.subarray(envelopeHead) : bytes;
    return isJson ? fromJsonString(input, new TextDecoder().decode(message)) : fromBinary(input, message);
  } catch {
    return undefined;
  }
}

/** The answer that has all rows of these pages, and nothing of the pages themselves. What it must hold, it takes of `hold`. */
export function answerOf(
  format: Format,
  list: LongList,
  asked: Headers,
  pages: AsyncIterable<ListPage>,
  hold: Hold,
): UniversalServerResponse {
  const message = format.isJson ? inJson(list, pages) : inBinary(list, pages);
  const header = new Headers({
    'content-type': `application/${format.isGrpcWeb ? 'grpc-web+' : ''}${format.isJson ? 'json' : 'proto'}`,
  });
  if (format.isGrpcWeb) return { status: 200, header, body: inEnvelope(message, hold) };
  const accepted = asked.get('accept-encoding');
  const { response: packing } = compressionNegotiate([compressionGzip], null, accepted, 'accept-encoding');
  if (!packing) return { status: 200, header, body: message };
  header.set('content-encoding', packing.name);
  return { status: 200, header, body: inGzip(message) };
}

/** In Protobuf, messages that follow each other are one message with the rows of all. */
async function* inBinary({ output }: LongList, pages: AsyncIterable<ListPage>): AsyncGenerator<Uint8Array> {
  for await (const page of pages) yield toBinary(output, withoutPaging(page));
}

async function* inJson({ output }: LongList, pages: AsyncIterable<ListPage>): AsyncGenerator<Uint8Array> {
  const utf8 = new TextEncoder();
  const [name = ''] = output.fields.map(({ jsonName }) => jsonName); // the first field is the list
  let before = `{"${name}":[`;
  for await (const page of pages) {
    const [rows] = Object.values(toJson(output, withoutPaging(page)) ?? {});
    if (!rows) continue;
    yield utf8.encode(before + JSON.stringify(rows).slice(1, -1));
    before = ',';
  }
  yield utf8.encode(before === ',' ? ']}' : `${before}]}`);
}

function withoutPaging<Page extends ListPage>(page: Page): Page {
  return Object.assign(page, { nextPageToken: '', total: 0 });
}

/** Sends a piece as soon as it is packed, and packs in another thread. */
function inGzip(message: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const gzip = createGzip();
  // Whoever reads the packed bytes gets the error, too.
  pipeline(message, gzip).catch(() => undefined);
  return gzip;
}

/** An envelope begins with its length, so all of the message is held in memory; if that is not to be had, the status says so. */
async function* inEnvelope(message: AsyncIterable<Uint8Array>, hold: Hold): AsyncGenerator<Uint8Array> {
  const status = new Headers({ 'grpc-status': '0' });
  try {
    const pieces = await heldPieces(message, hold);
    const head = Buffer.alloc(envelopeHead);
    head.writeUInt32BE(
      pieces.reduce((length, piece) => length + piece.length, 0),
      1,
    );
    yield head;
    yield* pieces;
  } catch (error) {
    if (!(error instanceof ConnectError) || error.code !== Code.ResourceExhausted) throw error;
    hold.release(); // or two lists that grow alike would refuse each other
    setTrailerStatus(status, error);
  }
  yield encodeEnvelope(trailerFlag, trailerSerialize(status));
}

async function heldPieces(message: AsyncIterable<Uint8Array>, hold: Hold): Promise<readonly Uint8Array[]> {
  const pieces: Uint8Array[] = [];
  for await (const piece of message) {
    hold.take(piece.length);
    pieces.push(piece);
  }
  return pieces;
}
