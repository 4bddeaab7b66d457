import { connect } from 'node:http2';
import { ChannelCredentials } from '@grpc/grpc-js';
import * as parca from '@parca/client';
import { GrpcTransport } from '@protobuf-ts/grpc-transport';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedIds } from '#domain/seed-ids.ts';
import { RoleService } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { ServiceAccountService } from '#proto/polarsignals/serviceaccount/v1alpha1/serviceaccount_pb.ts';
import { apiClient } from '#server/testing/api-client.ts';
import { ownerOfDemo } from '#server/testing/owner-of-demo.ts';
import { credential, parcaClient, type ParcaClient } from '#server/testing/parca-client.ts';
import { startTestBackend, type TestBackend } from '#server/testing/test-backend.ts';

/** The edge through clients that nobody here wrote, with a token made by the owner through the API. */

const { organization: organizationId, projects } = seedIds;
const mebibyte = 1024 * 1024;
let backend: TestBackend;
let transport: GrpcTransport;
let client: ParcaClient;
let accounts: ReturnType<typeof apiClient<typeof ServiceAccountService>>;
let serviceAccountId: string;
let secret: string;

beforeAll(async () => {
  backend = await startTestBackend();
  transport = new GrpcTransport({
    host: `localhost:${backend.grpcPort}`,
    channelCredentials: ChannelCredentials.createInsecure(),
  });
  client = parcaClient(backend.grpcPort);
  const headers = await ownerOfDemo(backend);
  accounts = apiClient(ServiceAccountService, backend.origin, headers);
  const { serviceAccount } = await accounts.createServiceAccount({ organizationId, name: 'uploader' });
  serviceAccountId = serviceAccount?.id ?? '';
  for (const role of ['system:debuginfo-writer', 'system:profile-writer']) {
    await apiClient(RoleService, backend.origin, headers).createRoleBinding({
      organizationId,
      subject: 'serviceaccount:uploader',
      role,
      projectId: projects.staging,
    });
  }
  secret = (await createToken('first')).secret;
});

afterAll(async () => {
  transport.close();
  client.close();
  await backend.remove();
});

async function createToken(name: string) {
  const { token } = await accounts.createServiceAccountToken({ organizationId, serviceAccountId, name });
  return { id: token?.id ?? '', secret: token?.token ?? '' };
}

describe('a refusal', () => {
  const refusals = [
    ['no token', () => '', projects.staging, 'Send an API token in the authorization header, as “Bearer psc_v1_…”.'],
    ['a malformed token', () => 'psc_v1_no', projects.staging, 'The API token is unknown, revoked or malformed.'],
    ['no project', () => secret, '', 'projectid: Send the ID of the project in the projectid header.'],
  ] as const;

  it.each(refusals)('for %s comes as it was written, commas and colons too', async (_what, token, project, message) => {
    const call = new parca.ProfileStoreServiceClient(transport).writeRaw(
      { tenant: '', normalized: false, series: [] },
      { meta: credential(token(), project) },
    );
    await expect(call).rejects.toMatchObject({ message });
  });

  it('of the request itself, too', async () => {
    const uploads = new parca.DebuginfoServiceClient(transport);
    const request = { buildId: 'b', uploadId: 'not, an: upload', type: parca.DebuginfoType.DEBUGINFO_UNSPECIFIED };
    const call = uploads.markUploadFinished(request, { meta: credential(secret, projects.staging) });
    await expect(call).rejects.not.toMatchObject({ message: expect.stringContaining('%') });
  });
});

describe('an upload', () => {
  it('succeeds with a token and its project, and shows the token as used', async () => {
    expect(await client.upload(credential(secret, projects.staging), 'build-1')).toBe('OK');
    const { tokens } = await accounts.listServiceAccountTokens({ organizationId, serviceAccountId });
    expect(tokens.map(({ name, lastUsedAt }) => [name, lastUsedAt !== undefined])).toEqual([['first', true]]);
  });

  it('may come in pieces of a mebibyte', async () => {
    const pieces = Array.from({ length: 3 }, () => new Uint8Array(mebibyte));
    expect(await client.upload(credential(secret, projects.staging), 'build-2', pieces)).toBe('OK');
  });

  it.each([
    ['no token', () => credential('', projects.staging), 'UNAUTHENTICATED'],
    ['a malformed token', () => credential('psc_v1_nonsense', projects.staging), 'UNAUTHENTICATED'],
    ['a wrong digit', () => credential(wrongDigit(secret), projects.staging), 'UNAUTHENTICATED'],
    ['no project', () => credential(secret, ''), 'INVALID_ARGUMENT'],
    ['a project where the account has no role', () => credential(secret, projects.production), 'PERMISSION_DENIED'],
    ['a project that does not exist', () => credential(secret, seedIds.deletedProject), 'PERMISSION_DENIED'],
    [
      'the session of a browser',
      () => ({ cookie: '__Host-session=1', projectID: projects.staging }),
      'UNAUTHENTICATED',
    ],
  ])('is refused with %s', async (_what, headers, code) => {
    expect(await client.upload(headers(), 'build-3')).toBe(code);
  });

  it('is refused from the moment its token is deleted', async () => {
    const { id, secret: revoked } = await createToken('second');
    expect(await client.upload(credential(revoked, projects.staging), 'build-4')).toBe('OK');
    await accounts.deleteServiceAccountToken({ organizationId, serviceAccountId, id });
    expect(await client.upload(credential(revoked, projects.staging), 'build-5')).toBe('UNAUTHENTICATED');
  });
});

describe('a batch of profiles', () => {
  it('may be as large as real agents send', async () => {
    expect(await client.writeRaw(credential(secret, projects.staging), 8 * mebibyte)).toBe('OK');
  });

  it('is not even read from a stranger', async () => {
    expect(await client.writeRaw(credential('', projects.staging), 8 * mebibyte)).toBe('UNAUTHENTICATED');
    expect(await client.writeRaw(credential(wrongDigit(secret), projects.staging), 10)).toBe('UNAUTHENTICATED');
  });
});

it('a request with a broken authority leaves the edge running', async () => {
  const session = connect(`http://127.0.0.1:${backend.grpcPort}`);
  const request = session.request({
    ':method': 'POST',
    ':path': '/parca.debuginfo.v1alpha1.DebuginfoService/ShouldInitiateUpload',
    authorization: `Bearer ${secret}`,
    ':authority': 'a b',
    'content-type': 'application/grpc',
  });
  request.end();
  await new Promise((resolve) => void request.once('close', resolve).once('error', resolve).resume());
  session.close();
  expect(await client.upload(credential(secret, projects.staging), 'build-6')).toBe('OK');
});

function wrongDigit(token: string): string {
  return token.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
}
