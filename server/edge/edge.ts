import { createServer, type Http2Server, type IncomingHttpHeaders, type ServerHttp2Stream } from 'node:http2';
import { Code, ConnectError, createContextValues } from '@connectrpc/connect';
import { callerBehind } from '#domain/authenticate.ts';
import { publicError } from '#domain/hide-unexpected-errors.ts';
import type { Host } from '#domain/host.ts';
import { DebuginfoService } from '#proto/parca/debuginfo/v1alpha1/debuginfo_pb.ts';
import { createEdgeHandlers } from '#server/edge/edge-handlers.ts';
import { endLate, refuse, serveStream } from '#server/edge/grpc-stream.ts';
import { boundConnections } from '#server/edge/strangers.ts';
import { connectionKey } from '#server/guards/guarded-routes.ts';
import { createReadingBudget } from '#server/guards/reading-budget.ts';
import { malformed } from '#server/guards/refusals.ts';
import { repeatedHeader } from '#server/guards/repeated-headers.ts';
import { type EdgeGuards, edgeGuards, edgeLimits, edgePatience } from '#server/limits.ts';

const uploads = `/${DebuginfoService.typeName}/${DebuginfoService.method.upload.name}`;

/** The port for machines: gRPC over HTTP/2 without TLS. Accepts API tokens only, never cookies. */
export function createEdge(
  host: Host,
  guards: EdgeGuards = edgeGuards,
  budget = createReadingBudget(guards.reading),
): Http2Server {
  const server = createServer(edgeLimits);
  const introduce = boundConnections(server, guards);
  const handlers = createEdgeHandlers(host, budget, (values) => introduce(values.get(connectionKey)));

  const serve = async (stream: ServerHttp2Stream, headers: IncomingHttpHeaders, rawHeaders: readonly string[]) => {
    refuseTwoNames(headers, rawHeaders);
    const path = headers[':path'] ?? '';
    const handler = handlers.get(path);
    if (!handler) {
      await callerBehind(host, headers.authorization ?? '');
      introduce(stream.session);
      throw noSuchMethod;
    }
    const deadline = setTimeout(() => endLate(stream, tooSlow), path === uploads ? edgePatience : guards.call);
    stream.once('close', () => clearTimeout(deadline));
    const values = createContextValues().set(connectionKey, stream.session);
    await serveStream(handler, stream, headers, values);
  };
  const onStream = (stream: ServerHttp2Stream, headers: IncomingHttpHeaders, _flags: number, rawHeaders: string[]) => {
    stream.on('error', () => {}); // the client's fault; whoever reads the stream is told
    serve(stream, headers, rawHeaders).catch((error: unknown) => refuse(stream, publicError(host, error)));
  };
  return server.on('stream', onStream);
}

const noSuchMethod = new ConnectError(
  'This port takes profiles and debug info only. Call other methods at the address of the console, under /api.',
  Code.Unimplemented,
);
const tooSlow = new ConnectError('The call took too long.', Code.DeadlineExceeded);

/** Throws InvalidArgument for a request with two tokens or two hosts. HTTP/2's host is `:authority`; `host` may repeat it. */
function refuseTwoNames(headers: IncomingHttpHeaders, rawHeaders: readonly string[]): void {
  const { host, ':authority': authority = host } = headers;
  const repeated = repeatedHeader(rawHeaders) ?? (host !== undefined && host !== authority ? 'host' : undefined);
  if (repeated) throw malformed(`The request has more than one ${repeated} header. Send one.`);
}
