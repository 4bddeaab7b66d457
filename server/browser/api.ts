import { compressionGzip, connectNodeAdapter } from '@connectrpc/connect-node';
import { callerNamedIn } from '#domain/authenticate.ts';
import { publicError } from '#domain/hide-unexpected-errors.ts';
import type { Host } from '#domain/host.ts';
import { createRoutes } from '#domain/routes.ts';
import type { Handler } from '#server/browser/answer.ts';
import { guardRoutes } from '#server/guards/guarded-routes.ts';
import { createReadingBudget } from '#server/guards/reading-budget.ts';
import { apiMessage, apiPatience, apiReading } from '#server/limits.ts';

/** Misspelt fields are refused: with an ignored "projectID", a token would be for the whole organization. */
const jsonOptions = { ignoreUnknownFields: false };

/**
 * The API for browsers and scripts: Connect and gRPC-web under /api. Checks who is calling before it reads a body: reading
 * and decoding costs us more than sending costs a stranger.
 */
export function createApi(host: Host): Handler {
  // gRPC needs HTTP/2, so the edge serves it.
  const routes = guardRoutes(createRoutes(host, { grpc: false }), {
    readMaxBytes: apiMessage,
    gzip: false, // browsers compress no requests
    jsonOptions,
    budget: createReadingBudget(apiReading),
    admit: (header) =>
      callerNamedIn(host, header).catch((error: unknown) => {
        throw publicError(host, error);
      }),
  });
  const serve = connectNodeAdapter({
    routes,
    requestPathPrefix: '/api',
    requireConnectProtocolHeader: true,
    acceptCompression: [compressionGzip], // for answers
    readMaxBytes: apiMessage,
    maxTimeoutMs: apiPatience,
    jsonOptions,
  });
  return (request, response) => {
    response.setHeader('cache-control', 'no-store');
    serve(request, response);
  };
}
