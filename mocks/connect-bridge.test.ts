import { Code, ConnectError, type ConnectRouter, createClient } from '@connectrpc/connect';
import { createConnectTransport, createGrpcWebTransport } from '@connectrpc/connect-web';
import { expect, test } from 'vitest';
import { invalidArgument } from '#domain/errors.ts';
import { endpointsOf } from '#mocks/connect-bridge.ts';
import { BadRequestSchema } from '#proto/google/rpc/error_details_pb.ts';
import { AuthorizationService } from '#proto/polarsignals/authorization/v1alpha1/authorization_pb.ts';

const origin = 'http://console.example';

const routes = (router: ConnectRouter) =>
  router.service(AuthorizationService, {
    canI({ permission }) {
      if (permission === '') throw invalidArgument([{ field: 'permission', description: 'Name a permission.' }]);
      return { allowed: permission === 'role.list' };
    },
  });

const endpoints = endpointsOf(routes);

/** Does what the service worker does: finds the endpoint by path and hands it the request. */
const throughBridge: typeof fetch = async (input, init) => {
  const request = new Request(input, init);
  const endpoint = endpoints.find(({ path }) => path === new URL(request.url).pathname);
  return endpoint ? endpoint.answer(request) : new Response(null, { status: 404 });
};

const options = { baseUrl: origin, fetch: throughBridge };

const transports = [
  ['Connect, JSON', createConnectTransport({ ...options, useBinaryFormat: false })],
  ['Connect, binary', createConnectTransport({ ...options, useBinaryFormat: true })],
  ['gRPC-web, JSON', createGrpcWebTransport({ ...options, useBinaryFormat: false })],
  ['gRPC-web, binary', createGrpcWebTransport({ ...options, useBinaryFormat: true })],
] as const;

test.each(transports)('answers over %s', async (_, transport) => {
  const client = createClient(AuthorizationService, transport);
  const { allowed } = await client.canI({ permission: 'role.list' });
  expect(allowed).toBe(true);
});

test.each(transports)('carries an error and its details over %s', async (_, transport) => {
  const client = createClient(AuthorizationService, transport);
  const error = await client.canI({}).catch((reason: unknown) => ConnectError.from(reason));
  expect(error).toMatchObject({ code: Code.InvalidArgument });
  const [detail] = ConnectError.from(error).findDetails(BadRequestSchema);
  expect(detail?.fieldViolations[0]).toMatchObject({ field: 'permission', description: 'Name a permission.' });
});

test('names every RPC of a routed service, the unimplemented ones too', () => {
  expect(endpoints.map(({ rpc, path }) => [rpc, path])).toEqual([
    ['CanI', '/polarsignals.authorization.v1alpha1.AuthorizationService/CanI'],
  ]);
});
