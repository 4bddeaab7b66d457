import { Code, ConnectError } from '@connectrpc/connect';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { UserService } from '#proto/polarsignals/user/v1alpha1/user_pb.ts';

const requests: { url: string; init: RequestInit | undefined }[] = [];

beforeEach(() => {
  vi.resetModules();
  requests.length = 0;
  vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => {
    requests.push({ url, init });
    return Response.json({ user: { email: 'owner@acme.example' } });
  });
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

const contentType = () => new Headers(requests[0]?.init?.headers).get('content-type');

test('speaks Connect with JSON to /api, with the cookie of this origin only', async () => {
  const { call } = await import('./transport.ts');
  const { user } = await call(UserService.method.getSelf, {});
  expect(user?.email).toBe('owner@acme.example');
  expect(requests[0]?.url).toBe('/api/polarsignals.user.v1alpha1.UserService/GetSelf');
  expect(requests[0]?.init?.credentials).toBe('same-origin');
  expect(contentType()).toBe('application/json');
});

test('speaks gRPC-web to another address when the build says so', async () => {
  vi.stubEnv('VITE_API_TRANSPORT', 'grpc-web');
  vi.stubEnv('VITE_API_URL', 'https://api.example/v1');
  const { call } = await import('./transport.ts');
  await call(UserService.method.getSelf, {}).catch(() => undefined);
  expect(requests[0]?.url).toBe('https://api.example/v1/polarsignals.user.v1alpha1.UserService/GetSelf');
  expect(contentType()).toBe('application/grpc-web+proto');
});

test('refuses an answer that lacks what the contract promises', async () => {
  const { present } = await import('./transport.ts');
  expect(present(0, 'count')).toBe(0);
  expect(() => present(undefined, 'role')).toThrow(
    new ConnectError('The answer of the server lacks the role.', Code.Internal),
  );
});
