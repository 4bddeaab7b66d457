import type { FastifyPluginCallback } from 'fastify';
import { type Handler, send } from '#server/browser/answer.ts';
import { unexpected } from '#server/browser/errors.ts';

/** The demo's OpenID provider, an application of its own that answers by Node's means. */
export const developmentRoutes: FastifyPluginCallback<{ readonly serve: Handler }> = (app, { serve }, done) => {
  app.all('/dev-oidc/*', (request, reply) => {
    reply.hijack();
    const { raw } = reply;
    Promise.resolve(serve(request.raw, raw)).catch((error: unknown) => {
      const answer = unexpected(request, error);
      if (raw.headersSent) raw.destroy();
      else send(request.raw, raw, answer);
    });
  });
  done();
};
