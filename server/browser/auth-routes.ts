import type { IncomingMessage } from 'node:http';
import rateLimit from '@fastify/rate-limit';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { isLoopback } from '#domain/rules/loopback.ts';
import { type Answer, answer } from '#server/browser/answer.ts';
import { Refused } from '#server/browser/errors.ts';
import { pageStylesheet } from '#server/browser/page-stylesheet.ts';
import { html, page, stylesheetPath } from '#server/browser/page.ts';
import { signInsAMinute } from '#server/limits.ts';
import { finishSignIn, type SignInParts, signOut, startSignIn } from '#server/sign-in/sign-in.ts';
import {
  finishOrganizationSignIn,
  offerTrial,
  replaceSignIn,
  startOrganizationSignIn,
  startTrial,
} from '#server/single-sign-on/organization-sign-in.ts';

/** Everything under /auth, and the addresses that single sign-on begins at. */
export const authRoutes: FastifyPluginAsync<{ readonly signIn: SignInParts }> = async (app, { signIn }) => {
  await app.register(rateLimit, {
    global: false,
    max: signInsAMinute,
    timeWindow: 60_000,
    // This machine, or a proxy on it that doesn't say for whom it asks: everybody would be one address.
    allowList: ({ ip }: FastifyRequest) => isLoopback(ip.replace(/^::ffff:/i, '')),
    errorResponseBuilder: (_request, { ttl }) => new Refused(tooManySignIns(Math.ceil(ttl / 1000))),
  });
  const limited = { config: { rateLimit: {} } };
  const by =
    (route: (parts: SignInParts, request: IncomingMessage) => Promise<Answer>) =>
    async (request: FastifyRequest, reply: FastifyReply) =>
      answer(reply, await route({ ...signIn, requestId: request.id }, request.raw));

  app.get('/sign-in/sso/:identifier', limited, by(startOrganizationSignIn));
  app.post('/sign-in/sso/:identifier', limited, by(replaceSignIn));
  app.get('/sign-in/sso/:identifier/trial', limited, by(offerTrial));
  app.post('/sign-in/sso/:identifier/trial', limited, by(startTrial));
  app.get('/auth/sign-in', limited, by(startSignIn));
  app.get('/auth/callback', limited, by(finishSignIn));
  app.get('/auth/callback/:organizationId', limited, by(finishOrganizationSignIn));
  app.post('/auth/sign-out', by(signOut));
  app.get(stylesheetPath, (_request, reply) => answer(reply, stylesheet));
};

const stylesheet: Answer = {
  status: 200,
  headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=300' },
  body: pageStylesheet,
};

/** Each sign-in asks the provider something, which may then refuse us altogether. */
function tooManySignIns(seconds: number): Answer {
  const wait = seconds === 1 ? 'one second' : `${seconds} seconds`;
  const body = html`<h1>Too many sign-ins</h1>
    <p>Too many came from your network at once. Try again in ${wait}.</p>
    <p><a href="/">Open the console</a></p>`;
  return page(429, 'Too many sign-ins', body);
}
