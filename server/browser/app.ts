import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { fastify, type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { Host } from '#domain/host.ts';
import type { Handler } from '#server/browser/answer.ts';
import { api } from '#server/browser/api.ts';
import { authRoutes } from '#server/browser/auth-routes.ts';
import { consoleFiles } from '#server/browser/console-files.ts';
import { developmentRoutes } from '#server/browser/development-routes.ts';
import { answerErrors, answerStrangePath } from '#server/browser/errors.ts';
import { type Health, healthRoutes } from '#server/browser/health.ts';
import { checkHost } from '#server/browser/host-check.ts';
import { invoiceRoutes } from '#server/browser/invoice-routes.ts';
import { checkOrigin } from '#server/browser/origin-check.ts';
import { logRequests } from '#server/browser/request-log.ts';
import { setResponseHeaders } from '#server/browser/response-headers.ts';
import { serveWhenReady } from '#server/browser/serve-when-ready.ts';
import type { Log } from '#server/log.ts';
import type { SignInParts } from '#server/sign-in/sign-in.ts';

/** The parts of the browser port. */
export interface AppParts {
  /** The server that listens. */
  readonly server: Server;
  /** The origin that browsers see. */
  readonly origin: string;
  /** The only Host headers that are answered; `undefined`: any. */
  readonly hosts: ReadonlySet<string> | undefined;
  /** Whether a proxy is at this address, whose word on where a request came from counts. */
  readonly isProxy: (address: string) => boolean;
  readonly host: Host;
  readonly signIn: SignInParts;
  readonly developmentProvider: Handler | undefined;
  readonly consoleFolder: string;
  /** The address that machines send data to. */
  readonly dataPlaneUrl: string;
  readonly health: Health;
  readonly log: Log;
}

/**
 * Has all requests of the browser port answered. The hooks run before every route, in the order of this function, and where no
 * route is. No hook reads a body: only a route does, once it knows who is asking.
 */
export async function createApp(parts: AppParts): Promise<FastifyInstance> {
  const { server, origin, hosts } = parts;
  const log: FastifyBaseLogger = parts.log;
  const app = fastify({
    serverFactory: () => server,
    loggerInstance: log,
    // Its own lines tell addresses with their queries.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    trustProxy: parts.isProxy,
    exposeHeadRoutes: false, // a HEAD must not do what a GET does, such as finish a sign-in
    // No route has a JSON schema. Loading Ajv would take a third of the time to start.
    schemaController: { compilersFactory: { buildValidator: noSchemas, buildSerializer: noSchemas } },
    frameworkErrors: answerStrangePath(origin),
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _body, done) => done(null));

  setResponseHeaders(app, origin);
  logRequests(app, parts.log);
  checkHost(app, { origin, hosts });
  checkOrigin(app, origin);
  answerErrors(app);

  app.register(api, { prefix: '/api', host: parts.host });
  app.register(authRoutes, { signIn: parts.signIn });
  if (parts.developmentProvider) app.register(developmentRoutes, { serve: parts.developmentProvider });
  app.register(invoiceRoutes, { prefix: '/invoices', host: parts.host });
  app.register(healthRoutes, { health: parts.health });
  app.register(consoleFiles, { folder: parts.consoleFolder, dataPlaneUrl: parts.dataPlaneUrl });
  await serveWhenReady(app, server);
  return app;
}

function noSchemas(): never {
  throw new Error('Routes have no JSON schemas here.');
}
