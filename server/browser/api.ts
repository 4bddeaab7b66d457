import { createContextValues } from '@connectrpc/connect';
import { fastifyConnectPlugin } from '@connectrpc/connect-fastify';
import { compressionGzip } from '@connectrpc/connect-node';
import type { FastifyPluginCallback } from 'fastify';
import { callerNamedIn } from '#domain/authenticate.ts';
import { publicError } from '#domain/hide-unexpected-errors.ts';
import type { Host } from '#domain/host.ts';
import { requestIdKey } from '#domain/request-id.ts';
import { createRoutes } from '#domain/routes.ts';
import { wholeListsInPages } from '#server/browser/whole-lists.ts';
import { connectionKey, guardRoutes } from '#server/guards/guarded-routes.ts';
import { createReadingBudget } from '#server/guards/reading-budget.ts';
import { apiMessage, apiPatience, apiReading } from '#server/limits.ts';

/** Misspelt fields are refused: with an ignored "projectID", a token would be for the whole organization. */
const jsonOptions = { ignoreUnknownFields: false };

/**
 * The API for browsers and scripts: Connect and gRPC-web. Checks who is calling before it reads a body: reading and decoding
 * costs us more than sending costs a stranger.
 */
export const api: FastifyPluginCallback<{ readonly host: Host }> = (app, { host }, done) => {
  app.addHook('onRequest', (_request, reply, next) => {
    reply.raw.setHeader('cache-control', 'no-store');
    next();
  });
  // gRPC needs HTTP/2, so the edge serves it.
  const routes = guardRoutes(wholeListsInPages(host, createRoutes(host, { grpc: false })), {
    readMaxBytes: apiMessage,
    gzip: false, // browsers compress no requests
    jsonOptions,
    budget: createReadingBudget(apiReading),
    admit: (header, _method, values) =>
      callerNamedIn(host, header).catch((error: unknown) => {
        throw publicError(host, error, values.get(requestIdKey));
      }),
  });
  app.register(fastifyConnectPlugin, {
    routes,
    requireConnectProtocolHeader: true,
    acceptCompression: [compressionGzip], // for answers
    readMaxBytes: apiMessage,
    maxTimeoutMs: apiPatience,
    jsonOptions,
    contextValues: ({ id, raw }) => createContextValues().set(requestIdKey, id).set(connectionKey, raw.socket),
  });
  done();
};
