import { fastify } from 'fastify';
import { expect, test } from 'vitest';
import { returnPath } from '#domain/rules/return-path.ts';
import { authRoutes } from '#server/browser/auth-routes.ts';
import type { SignInParts } from '#server/sign-in/sign-in.ts';

/** The addresses that sign-in has. No request is made, so none of its parts is needed. */
async function addresses(): Promise<string[]> {
  const found: string[] = [];
  const app = fastify();
  app.addHook('onRoute', ({ url }) => void found.push(url.replaceAll(/:[^/]+/g, 'acme')));
  const signIn: SignInParts = JSON.parse('{}');
  await app.register(authRoutes, { signIn });
  await app.close();
  return found;
}

test('nobody is led to a second sign-in after one', async () => {
  const found = await addresses();
  expect(found.length).toBeGreaterThan(5);
  const paths = ['/sign-in', ...found].flatMap((address) => [
    address,
    `${address}?return=/roles`,
    address.toUpperCase(),
    address.replace('/', '/%2e/'),
  ]);
  expect(paths.filter((path) => returnPath(path) !== '/')).toEqual([]);
});
