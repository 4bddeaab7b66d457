import { once } from 'node:events';
import type { ServerHttp2Stream } from 'node:http2';
import { connect, type Socket } from 'node:net';
import type { TestEdge } from '#server/testing/test-edge.ts';

/** Frames of HTTP/2, written by hand for headers that Node's client refuses to send. */

const preface = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');
const [headersFrame, resetFrame, settingsFrame, goAwayFrame] = [1, 3, 4, 7];
const [endStream, endHeaders] = [1, 4];

/**
 * Sends one request with exactly these headers and no body. Returns the gRPC status that the edge answered, or `broken` if
 * HTTP/2 itself doesn't allow such a request.
 */
export async function rawCall(edge: TestEdge, headers: readonly (readonly [string, string])[]) {
  const block = Buffer.concat(headers.flatMap(([name, value]) => [Buffer.of(0), text(name), text(value)]));
  const opened = once(edge.server, 'stream').then(([stream]: ServerHttp2Stream[]) => stream);
  const socket = connect(edge.port, '127.0.0.1');
  socket.write(
    Buffer.concat([preface, frame(settingsFrame, 0, 0), frame(headersFrame, endStream | endHeaders, 1, block)]),
  );
  const stream = await Promise.race([opened, untilRefused(socket)]);
  if (stream && !stream.closed) await once(stream, 'close');
  socket.destroy();
  return stream ? Number(stream.sentHeaders['grpc-status']) : 'broken';
}

async function untilRefused(socket: Socket): Promise<undefined> {
  let received = Buffer.alloc(0);
  for await (const piece of socket) {
    received = Buffer.concat([received, piece]);
    for (let at = 0; at + 9 <= received.length; at += 9 + received.readUIntBE(at, 3)) {
      if (received[at + 3] === resetFrame || received[at + 3] === goAwayFrame) return undefined;
    }
  }
  return undefined;
}

function frame(type: number, flags: number, stream: number, payload = Buffer.alloc(0)): Buffer {
  const head = Buffer.alloc(9);
  head.writeUIntBE(payload.length, 0, 3);
  head.writeUInt8(type, 3);
  head.writeUInt8(flags, 4);
  head.writeUInt32BE(stream, 5);
  return Buffer.concat([head, payload]);
}

/** A short text as headers have it, without Huffman's code. */
function text(value: string): Buffer {
  if (value.length > 126) throw new Error(`${value} is too long`);
  return Buffer.concat([Buffer.of(value.length), Buffer.from(value, 'latin1')]);
}
