import { connectNodeAdapter } from '@connectrpc/connect-node';
import type { Host } from '#domain/host.ts';
import { createRoutes } from '#domain/routes.ts';
import type { Handler } from '#server/http/answer.ts';
import { apiMessage, apiPatience } from '#server/http/limits.ts';

/** The API for browsers and scripts: Connect and gRPC-web under /api. */
export function createApi(host: Host): Handler {
  const serve = connectNodeAdapter({
    routes: createRoutes(host),
    requestPathPrefix: '/api',
    grpc: false, // needs HTTP/2: the edge has it
    requireConnectProtocolHeader: true,
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
