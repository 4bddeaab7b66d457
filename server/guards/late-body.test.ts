import { afterEach, expect, it, vi } from 'vitest';
import { organizations, tokenSecret } from '#domain/testing/test-records.ts';
import { createTestWorld } from '#domain/testing/test-world.ts';
import { envelope, guardedCalls } from '#server/testing/guarded-call.ts';

/** Calls whose caller was known before their body came, and is nobody any more when it comes. */

const organizationId = organizations.acme;
const accounts = '/polarsignals.serviceaccount.v1alpha1.ServiceAccountService';
const authorization = '/polarsignals.authorization.v1alpha1.AuthorizationService';
const calls = [
  [`${accounts}/ListServiceAccounts`, { organizationId }],
  [`${accounts}/CreateServiceAccount`, { organizationId, name: 'late' }],
  [`${authorization}/CanI`, { organizationId, permission: 'role.list' }],
] as const;
const formats = [
  ['application/json', 'unauthenticated'],
  ['application/grpc-web+json', 16],
] as const;
const callers = [
  ['session', { 'x-person': 'owner@acme.example' }],
  ['token', { authorization: `Bearer ${tokenSecret('ownerMachine')}` }],
] as const;
const cases = calls.flatMap(([path, message]) =>
  formats.flatMap(([type, refused]) =>
    callers.flatMap(([who, headers]) =>
      [999, 1000].map((later) => ({ path, message, type, who, headers, later, code: later < 1000 ? 0 : refused })),
    ),
  ),
);

afterEach(() => void vi.restoreAllMocks());

it.each(cases)('$path as $type: the $who ends $later ms before the body: $code', async (each) => {
  const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
  let hasEnded = false;
  const world = await createTestWorld(undefined, (host) => ({
    ...host,
    identify: async (header) => (hasEnded ? undefined : host.identify(header)),
    store: {
      ...host.store,
      tokens: {
        ...host.store.tokens,
        byHash: async (hash) => (hasEnded ? undefined : host.store.tokens.byHash(hash)),
      },
    },
  }));
  const { path, type, headers, message, later, code } = each;
  const body = async function* () {
    hasEnded = true;
    clock.mockReturnValue(later);
    const json = Buffer.from(JSON.stringify(message));
    yield type.includes('grpc') ? envelope(json) : json;
  };
  expect((await guardedCalls(world.host)({ path, type, headers, body: body() })).code).toBe(code);
});
