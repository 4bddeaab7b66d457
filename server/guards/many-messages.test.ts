import { create, toBinary } from '@bufbuild/protobuf';
import { expect, it } from 'vitest';
import { projects, spare, tokenSecret } from '#domain/testing/test-records.ts';
import { createTestWorld } from '#domain/testing/test-world.ts';
import { UploadRequestSchema } from '#proto/parca/debuginfo/v1alpha1/debuginfo_pb.ts';
import { envelope, guardedCalls } from '#server/testing/guarded-call.ts';

const path = '/parca.debuginfo.v1alpha1.DebuginfoService/Upload';
const headers = { authorization: `Bearer ${tokenSecret('uploader')}`, projectid: projects.beta };
const info = { buildId: spare.upload.buildId, uploadId: spare.upload.id };
const begun = envelope(
  toBinary(UploadRequestSchema, create(UploadRequestSchema, { data: { case: 'info', value: info } })),
);
const pieces = 3200;
/** As small as pieces get: thousands of them come in one piece of 16 kB. */
const small = [
  ['without a byte', new Uint8Array(0), 3],
  ['of one byte', new Uint8Array(1), 0],
] as const;

it.each(small)('others are served while many pieces %s are read', async (_what, value, code) => {
  const chunk = envelope(
    toBinary(UploadRequestSchema, create(UploadRequestSchema, { data: { case: 'chunkData', value } })),
  );
  const body = [Buffer.concat([begun, ...Array<Buffer>(pieces).fill(chunk)])];
  const world = await createTestWorld();
  let served = 0;
  let other = setImmediate(function serve() {
    served += 1;
    other = setImmediate(serve);
  });
  const answer = await guardedCalls(world.host)({ path, type: 'application/grpc', headers, body });
  clearImmediate(other);
  expect([answer.code, served >= pieces / 32]).toEqual([code, true]);
});
