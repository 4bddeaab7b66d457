import { createClient } from '@connectrpc/connect';
import { createConnectTransport, createGrpcTransport, createGrpcWebTransport } from '@connectrpc/connect-node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { OrganizationService } from '#proto/polarsignals/organization/v1alpha1/organization_pb.ts';
import { startTestBackend, type TestBackend } from '#server/testing/test-backend.ts';
import { TestBrowser } from '#server/testing/test-browser.ts';

let backend: TestBackend;
let headers: { cookie: string; origin: string };

beforeAll(async () => {
  backend = await startTestBackend();
  const browser = new TestBrowser(backend.origin);
  await browser.signIn('owner@acme.example');
  headers = { cookie: browser.cookieHeader(), origin: backend.origin };
});
afterAll(() => backend.remove());

it.each([
  ['Connect with JSON', (baseUrl: string) => createConnectTransport({ baseUrl, httpVersion: '1.1' })],
  [
    'Connect with binary',
    (baseUrl: string) => createConnectTransport({ baseUrl, httpVersion: '1.1', useBinaryFormat: true }),
  ],
  ['gRPC-web', (baseUrl: string) => createGrpcWebTransport({ baseUrl, httpVersion: '1.1' })],
])('the API speaks %s', async (_protocol, transport) => {
  const organizations = createClient(OrganizationService, transport(`${backend.origin}/api`));
  const { organizations: found } = await organizations.getOrganizations({}, { headers });
  expect(found.map(({ name }) => name).toSorted()).toEqual(['Acme', 'Globex']);
});

it('the edge speaks gRPC, and does not know the sessions of browsers', async () => {
  const transport = createGrpcTransport({ baseUrl: `http://127.0.0.1:${backend.grpcPort}` });
  const organizations = createClient(OrganizationService, transport);
  await expect(organizations.getOrganizations({}, { headers })).rejects.toThrow('[unauthenticated]');
});
