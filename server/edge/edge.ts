import { createServer, type Http2Server, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import { Code, ConnectError, createContextValues } from '@connectrpc/connect';
import { compressionGzip, connectNodeAdapter } from '@connectrpc/connect-node';
import { setTrailerStatus } from '@connectrpc/connect/protocol-grpc';
import { publicError } from '#domain/hide-unexpected-errors.ts';
import type { Host } from '#domain/host.ts';
import { createRoutes } from '#domain/routes.ts';
import { DebuginfoService } from '#proto/parca/debuginfo/v1alpha1/debuginfo_pb.ts';
import { admit, writeRawPath } from '#server/edge/admission.ts';
import { boundConnections } from '#server/edge/strangers.ts';
import { makeMessageReadable } from '#server/guards/grpc-message.ts';
import { guardRoutes, holdKey } from '#server/guards/guarded-routes.ts';
import { createReadingBudget, type Hold } from '#server/guards/reading-budget.ts';
import { type EdgeGuards, edgeGuards, edgeLimits, edgeMessage, edgePatience, profileMessage } from '#server/limits.ts';

const uploadPath = `/${DebuginfoService.typeName}/${DebuginfoService.method.upload.name}`;

/** The port for machines: gRPC over HTTP/2 without TLS. Accepts API tokens only, never cookies. */
export function createEdge(host: Host, guards: EdgeGuards = edgeGuards): Http2Server {
  const machinesOnly: Host = { ...host, identify: async () => undefined };
  const holds = new WeakMap<object, Hold>();
  const adapter = (readMaxBytes: number) =>
    connectNodeAdapter({
      routes: guardRoutes(createRoutes(machinesOnly, { connect: false, grpcWeb: false }), { readMaxBytes, gzip: true }),
      // Agents send plain messages or gzip. No Brotli: agents don't use it, and it can expand a million times.
      acceptCompression: [compressionGzip],
      readMaxBytes,
      maxTimeoutMs: edgePatience,
      contextValues(request) {
        const hold = holds.get(request);
        return hold ? createContextValues().set(holdKey, hold) : createContextValues();
      },
    });
  const serve = adapter(edgeMessage);
  const serveProfiles = adapter(profileMessage);
  const server = createServer(edgeLimits);
  const introduce = boundConnections(server, guards);
  const budget = createReadingBudget(guards.reading, tooMuchAtOnce);

  const answer = async (request: Http2ServerRequest, response: Http2ServerResponse) => {
    await admit(host, request);
    const { stream } = response;
    if (stream.destroyed) return; // the client went away meanwhile
    if (stream.session) introduce(stream.session);
    // An upload's pieces are freed one by one; other messages stay in memory until the call ends.
    const inPieces = request.url === uploadPath;
    if (!inPieces) {
      holds.set(
        request,
        budget.count(stream, () => refuse(response, tooMuchAtOnce)),
      );
    }
    const deadline = setTimeout(() => refuse(response, tooSlow), inPieces ? edgePatience : guards.call);
    stream.once('close', () => clearTimeout(deadline));
    (request.url === writeRawPath ? serveProfiles : serve)(request, response);
  };

  return server.on('request', (request, response) => {
    answer(request, response).catch((error: unknown) => refuse(response, publicError(host, error)));
  });
}

const tooMuchAtOnce = new ConnectError('Too much is sent at once. Try again in a moment.', Code.ResourceExhausted);
const tooSlow = new ConnectError('The call took too long.', Code.DeadlineExceeded);

/**
 * Sends a gRPC answer that is only a status, if the client is still there: it may have reset its stream. Does not read what
 * it still sends.
 */
function refuse({ stream }: Http2ServerResponse, error: ConnectError): void {
  if (stream.destroyed || stream.closed || stream.headersSent) return;
  const status = makeMessageReadable(
    setTrailerStatus(new Headers({ 'content-type': 'application/grpc+proto' }), error),
  );
  stream.respond({ ':status': 200, ...Object.fromEntries(status) }, { endStream: true });
  stream.close();
}
