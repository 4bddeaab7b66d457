/**
 * The servers that ours is measured against: Connect's Node adapter as it comes, with handlers that do nothing, for browsers and
 * for gRPC; and a bare HTTP server. Prints its ports, and the messages to send, as a line of JSON.
 */
import { createServer } from 'node:http';
import { createServer as createHttp2Server } from 'node:http2';
import type { Server } from 'node:net';
import { create, toBinary } from '@bufbuild/protobuf';
import type { ConnectRouter } from '@connectrpc/connect';
import { connectNodeAdapter } from '@connectrpc/connect-node';
import { DebuginfoService, ShouldInitiateUploadRequestSchema } from '#proto/parca/debuginfo/v1alpha1/debuginfo_pb.ts';
import { ProfileStoreService, WriteRawRequestSchema } from '#proto/parca/profilestore/v1alpha1/profilestore_pb.ts';
import { AuthorizationService } from '#proto/polarsignals/authorization/v1alpha1/authorization_pb.ts';

function routes(router: ConnectRouter) {
  router
    .service(AuthorizationService, { canI: () => ({ allowed: true }) })
    .service(DebuginfoService, { shouldInitiateUpload: () => ({ shouldInitiateUpload: true, reason: 'first time' }) })
    .service(ProfileStoreService, { writeRaw: () => ({}) });
}

const bare = createServer((request, response) => {
  request.resume().once('end', () => {
    response.setHeader('content-type', 'application/json');
    response.end('{"allowed":true}');
  });
});
const connect = createServer(connectNodeAdapter({ routes, requestPathPrefix: '/api' }));
const grpc = createHttp2Server(connectNodeAdapter({ routes }));

async function portOf(server: Server): Promise<number> {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('it listens on no port');
  return address.port;
}

const question = create(ShouldInitiateUploadRequestSchema, { buildId: '0123456789abcdef', hash: 'abc' });
const profiles = create(WriteRawRequestSchema, {
  series: [{ labels: { labels: [{ name: 'job', value: 'test' }] }, samples: [{ rawProfile: new Uint8Array(2000) }] }],
});
const messages = {
  shouldInitiateUpload: Buffer.from(toBinary(ShouldInitiateUploadRequestSchema, question)).toString('base64'),
  writeRaw: Buffer.from(toBinary(WriteRawRequestSchema, profiles)).toString('base64'),
};
const ports = { bare: await portOf(bare), connect: await portOf(connect), grpc: await portOf(grpc) };
process.stdout.write(`${JSON.stringify({ ports, messages })}\n`);
