import { compressionGzip, connectNodeAdapter } from '@connectrpc/connect-node';
import { callerNamedIn } from '#domain/authenticate.ts';
import { publicError } from '#domain/hide-unexpected-errors.ts';
import type { Host } from '#domain/host.ts';
import { createRoutes } from '#domain/routes.ts';
import type { Handler } from '#server/http/answer.ts';
import { guardRoutes } from '#server/http/guarded-routes.ts';
import { apiMessage, apiPatience } from '#server/http/limits.ts';

/**
 * The API for browsers and scripts: Connect and gRPC-web under /api. Every method asks who is calling, and so does this
 * before it reads a body: reading and decoding one costs more than sending it, and a stranger must not spend that.
 */
export function createApi(host: Host): Handler {
  // The edge has gRPC: it needs HTTP/2.
  const routes = guardRoutes(createRoutes(host, { grpc: false }), {
    readMaxBytes: apiMessage,
    gzip: false, // browsers compress no requests
    async admit(header) {
      await callerNamedIn(host, header).catch((error: unknown) => {
        throw publicError(host, error);
      });
    },
  });
  const serve = connectNodeAdapter({
    routes,
    requestPathPrefix: '/api',
    requireConnectProtocolHeader: true,
    acceptCompression: [compressionGzip], // for answers
    readMaxBytes: apiMessage,
    maxTimeoutMs: apiPatience,
    // A misspelt field is refused: ignoring a "projectID" would make a token for the whole organization.
    jsonOptions: { ignoreUnknownFields: false },
  });
  return (request, response) => {
    response.setHeader('cache-control', 'no-store');
    serve(request, response);
  };
}
