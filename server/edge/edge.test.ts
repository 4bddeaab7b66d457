import { connect } from 'node:http2';
import { ChannelCredentials } from '@grpc/grpc-js';
import * as parca from '@parca/client';
import { GrpcTransport } from '@protobuf-ts/grpc-transport';
import { RpcError } from '@protobuf-ts/runtime-rpc';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedIds } from '#domain/seed-ids.ts';
import { RoleService } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { ServiceAccountService } from '#proto/polarsignals/serviceaccount/v1alpha1/serviceaccount_pb.ts';
import { apiClient } from '#server/testing/api-client.ts';
import { startTestBackend, type TestBackend } from '#server/testing/test-backend.ts';
import { TestBrowser } from '#server/testing/test-browser.ts';

/** The edge through clients that nobody here wrote, with a token made by the owner through the API. */

const { organization: organizationId, projects } = seedIds;
const mebibyte = 1024 * 1024;
let backend: TestBackend;
let transport: GrpcTransport;
let accounts: ReturnType<typeof apiClient<typeof ServiceAccountService>>;
let serviceAccountId: string;
let secret: string;

beforeAll(async () => {
  backend = await startTestBackend();
  transport = new GrpcTransport({
    host: `localhost:${backend.grpcPort}`,
    channelCredentials: ChannelCredentials.createInsecure(),
  });
  const owner = new TestBrowser(backend.origin);
  await owner.signIn('owner@acme.example');
  const headers = { cookie: owner.cookieHeader(), origin: backend.origin };
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
  await backend.remove();
});

async function createToken(name: string) {
  const { token } = await accounts.createServiceAccountToken({ organizationId, serviceAccountId, name });
  return { id: token?.id ?? '', secret: token?.token ?? '' };
}

function meta(token: string, projectID: string): Record<string, string> {
  return { ...(token && { authorization: `Bearer ${token}` }), ...(projectID && { projectID }) };
}

/** Asks, opens, sends and closes, as an uploader does; answers OK or the code that it was refused with. */
async function upload(
  buildId: string,
  headers: Record<string, string>,
  pieces = [new Uint8Array(1000)],
): Promise<string> {
  const client = new parca.DebuginfoServiceClient(transport);
  const options = { meta: headers };
  const type = parca.DebuginfoType.DEBUGINFO_UNSPECIFIED;
  const file = {
    buildId,
    hash: 'hash',
    force: false,
    type,
    buildIdType: parca.BuildIDType.BUILD_ID_TYPE_UNKNOWN_UNSPECIFIED,
  };
  try {
    await client.shouldInitiateUpload(file, options);
    const size = BigInt(pieces.reduce((sum, piece) => sum + piece.length, 0));
    const { uploadInstructions } = (await client.initiateUpload({ ...file, size }, options)).response;
    const uploadId = uploadInstructions?.uploadId ?? '';
    const call = client.upload(options);
    await call.requests.send({ data: { oneofKind: 'info', info: { buildId, uploadId, type } } });
    for (const chunkData of pieces) await call.requests.send({ data: { oneofKind: 'chunkData', chunkData } });
    await call.requests.complete();
    expect((await call.response).size).toBe(size);
    await client.markUploadFinished({ buildId, uploadId, type }, options);
    return 'OK';
  } catch (error) {
    if (error instanceof RpcError) return error.code;
    throw error;
  }
}

async function writeRaw(headers: Record<string, string>, bytes: number): Promise<string> {
  const client = new parca.ProfileStoreServiceClient(transport);
  const samples = [{ rawProfile: new Uint8Array(bytes), executableInfo: [] }];
  try {
    await client.writeRaw({ tenant: '', normalized: false, series: [{ samples }] }, { meta: headers });
    return 'OK';
  } catch (error) {
    if (error instanceof RpcError) return error.code;
    throw error;
  }
}

describe('a refusal', () => {
  const refusals = [
    ['no token', () => '', projects.staging, 'Send an API token in the authorization header, as “Bearer psc_v1_…”.'],
    ['a malformed token', () => 'psc_v1_no', projects.staging, 'The API token is unknown, revoked or malformed.'],
    ['no project', () => secret, '', 'projectid: Send the ID of the project in the projectid header.'],
  ] as const;

  it.each(refusals)('for %s comes as it was written, commas and colons too', async (_what, token, project, message) => {
    const client = new parca.ProfileStoreServiceClient(transport);
    const call = client.writeRaw({ tenant: '', normalized: false, series: [] }, { meta: meta(token(), project) });
    await expect(call).rejects.toMatchObject({ message });
  });

  it('of the request itself, too', async () => {
    const client = new parca.DebuginfoServiceClient(transport);
    const request = { buildId: 'b', uploadId: 'not, an: upload', type: parca.DebuginfoType.DEBUGINFO_UNSPECIFIED };
    const call = client.markUploadFinished(request, { meta: meta(secret, projects.staging) });
    await expect(call).rejects.not.toMatchObject({ message: expect.stringContaining('%') });
  });
});

describe('an upload', () => {
  it('succeeds with a token and its project, and shows the token as used', async () => {
    expect(await upload('build-1', meta(secret, projects.staging))).toBe('OK');
    const { tokens } = await accounts.listServiceAccountTokens({ organizationId, serviceAccountId });
    expect(tokens.map(({ name, lastUsedAt }) => [name, lastUsedAt !== undefined])).toEqual([['first', true]]);
  });

  it('may come in pieces of a mebibyte', async () => {
    const pieces = Array.from({ length: 3 }, () => new Uint8Array(mebibyte));
    expect(await upload('build-2', meta(secret, projects.staging), pieces)).toBe('OK');
  });

  it.each([
    ['no token', () => meta('', projects.staging), 'UNAUTHENTICATED'],
    ['a malformed token', () => meta('psc_v1_nonsense', projects.staging), 'UNAUTHENTICATED'],
    ['a wrong digit', () => meta(wrongDigit(secret), projects.staging), 'UNAUTHENTICATED'],
    ['no project', () => meta(secret, ''), 'INVALID_ARGUMENT'],
    ['a project where the account has no role', () => meta(secret, projects.production), 'PERMISSION_DENIED'],
    ['a project that does not exist', () => meta(secret, seedIds.deletedProject), 'PERMISSION_DENIED'],
    [
      'the session of a browser',
      () => ({ cookie: '__Host-session=1', projectID: projects.staging }),
      'UNAUTHENTICATED',
    ],
  ])('is refused with %s', async (_what, headers, code) => {
    expect(await upload('build-3', headers())).toBe(code);
  });

  it('is refused from the moment its token is deleted', async () => {
    const { id, secret: revoked } = await createToken('second');
    expect(await upload('build-4', meta(revoked, projects.staging))).toBe('OK');
    await accounts.deleteServiceAccountToken({ organizationId, serviceAccountId, id });
    expect(await upload('build-5', meta(revoked, projects.staging))).toBe('UNAUTHENTICATED');
  });
});

describe('a batch of profiles', () => {
  it('may be as large as real agents send', async () => {
    expect(await writeRaw(meta(secret, projects.staging), 8 * mebibyte)).toBe('OK');
  });

  it('is not even read from a stranger', async () => {
    expect(await writeRaw(meta('', projects.staging), 8 * mebibyte)).toBe('UNAUTHENTICATED');
    expect(await writeRaw(meta(wrongDigit(secret), projects.staging), 10)).toBe('UNAUTHENTICATED');
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
  expect(await upload('build-6', meta(secret, projects.staging))).toBe('OK');
});

function wrongDigit(token: string): string {
  return token.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
}
