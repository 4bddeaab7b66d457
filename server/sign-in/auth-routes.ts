import type { IncomingMessage } from 'node:http';
import { type Answer, pathOf, words } from '#server/browser/answer.ts';
import { pageStylesheet } from '#server/browser/page-stylesheet.ts';
import { stylesheetPath } from '#server/browser/page.ts';
import { finishSignIn, type SignInParts, signOut, startSignIn } from '#server/sign-in/sign-in.ts';

/** Everything under /auth. */
export function createAuthRoutes(parts: SignInParts): (request: IncomingMessage) => Promise<Answer> {
  const routes: Readonly<Record<string, (request: IncomingMessage) => Promise<Answer>>> = {
    'GET /auth/sign-in': (request) => startSignIn(parts, request),
    'GET /auth/callback': (request) => finishSignIn(parts, request),
    'POST /auth/sign-out': (request) => signOut(parts, request),
    [`GET ${stylesheetPath}`]: async () => stylesheet,
  };
  return async (request) => {
    const route = routes[`${request.method} ${pathOf(request)}`];
    return route ? route(request) : words(404, 'There is nothing here.', { 'cache-control': 'no-store' });
  };
}

const stylesheet: Answer = {
  status: 200,
  headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=300' },
  body: pageStylesheet,
};
