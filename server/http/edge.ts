import { createServer, type Http2Server, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import { Code } from '@connectrpc/connect';
import { connectNodeAdapter } from '@connectrpc/connect-node';
import { tokenBehind } from '#domain/authenticate.ts';
import type { Host } from '#domain/host.ts';
import { createRoutes } from '#domain/routes.ts';
import { ProfileStoreService } from '#proto/parca/profilestore/v1alpha1/profilestore_pb.ts';
import { edgeIdle, edgeLimits, edgeMessage, edgePatience, profileMessage } from '#server/http/limits.ts';

const writeRaw = `/${ProfileStoreService.typeName}/${ProfileStoreService.method.writeRaw.name}`;

/** The port for machines: gRPC over HTTP/2 without TLS. Only API tokens count here; a cookie is never looked at. */
export function createEdge(host: Host): Http2Server {
  const machinesOnly: Host = { ...host, identify: async () => undefined };
  const adapter = (readMaxBytes: number) =>
    connectNodeAdapter({
      routes: createRoutes(machinesOnly),
      connect: false,
      grpcWeb: false,
      readMaxBytes,
      maxTimeoutMs: edgePatience,
    });
  const serve = adapter(edgeMessage);
  const serveProfiles = adapter(profileMessage);

  const answer = async (request: Http2ServerRequest, response: Http2ServerResponse) => {
    if (request.url !== writeRaw) return serve(request, response);
    // A message is read whole before the domain sees it: strangers must not make us hold 64 MiB each.
    const token = await tokenBehind(host, request.headers.authorization ?? '');
    if (response.stream.destroyed) return; // the client went away meanwhile
    if (token) return serveProfiles(request, response);
    request.resume(); // what still comes is thrown away
    refuse(response, Code.Unauthenticated, 'The API token is missing, unknown, revoked or malformed.');
  };

  const server = createServer(edgeLimits, (request, response) => {
    answer(request, response).catch((error: unknown) => {
      host.report(error, host.ids.uuid());
      refuse(response, Code.Internal, 'Something failed on our side.');
    });
  });
  server.on('session', (session) => session.setTimeout(edgeIdle, () => session.close()));
  return server;
}

/** A gRPC answer that is nothing but its status, for a client that is still there: it may have reset its stream. */
function refuse({ stream }: Http2ServerResponse, code: Code, message: string): void {
  if (stream.destroyed || stream.closed || stream.headersSent) return;
  const status = { 'content-type': 'application/grpc+proto', 'grpc-status': code, 'grpc-message': message };
  stream.respond({ ':status': 200, ...status }, { endStream: true });
}
