import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { projects, tokenSecret } from '#domain/testing/test-records.ts';
import { createTestWorld } from '#domain/testing/test-world.ts';
import { messageFields } from '#server/limits.ts';
import { envelope, guardedCalls } from '#server/testing/guarded-call.ts';

/** Messages that say in their flags that they are something else, in the hope that nobody looks at them. */

const agent = { authorization: `Bearer ${tokenSecret('agent')}`, projectid: projects.alpha };
const gzip = { 'grpc-encoding': 'gzip', 'connect-content-encoding': 'gzip' };
/** Two bytes each on the wire; decoded, an object each. */
const crowded = Buffer.from('1200'.repeat(messageFields + 1), 'hex');
const writeRaw = '/parca.profilestore.v1alpha1.ProfileStoreService/WriteRaw';
const shouldInitiate = '/parca.debuginfo.v1alpha1.DebuginfoService/ShouldInitiateUpload';
const upload = '/parca.debuginfo.v1alpha1.DebuginfoService/Upload';
const canI = '/polarsignals.authorization.v1alpha1.AuthorizationService/CanI';

const routes = [
  ['application/grpc', writeRaw, 3],
  ['application/grpc', shouldInitiate, 3],
  ['application/grpc', upload, 3],
  ['application/grpc+proto', writeRaw, 3],
  ['application/grpc-web+proto', writeRaw, 3],
  ['application/grpc-web+proto', canI, 3],
  ['application/grpc-web', upload, 3],
  ['application/connect+proto', upload, 'invalid_argument'],
] as const;
/** 1 says that the message is compressed. 2 ends Connect's streams, 128 those of gRPC-web: neither holds a message. */
const unknown = [2, 3, 4, 5, 8, 16, 32, 64, 66, 127, 128, 129, 130, 255];
const endOf = (type: string) => (type.includes('connect') ? 2 : type.includes('web') ? 128 : undefined);

describe.each(routes)('%s to %s', (type, path, refused) => {
  const flagged = unknown.filter((flags) => flags !== endOf(type));
  it.each(flagged)('is refused with flags %i, whatever is in it', async (flags) => {
    const world = await createTestWorld();
    const call = guardedCalls(world.host);
    for (const message of [Buffer.alloc(0), crowded, gzipSync(crowded)]) {
      const headers = { ...agent, ...gzip };
      expect((await call({ path, type, headers, body: [envelope(message, flags)] })).code).toBe(refused);
    }
  });

  it('is not decoded in what ends a stream, and may hold nothing after it', async () => {
    const end = endOf(type);
    if (end === undefined) return;
    const world = await createTestWorld();
    const call = guardedCalls(world.host);
    const body = [envelope(crowded, end), envelope(Buffer.alloc(0))];
    expect((await call({ path, type, headers: { ...agent, ...gzip }, body })).code).toBe(refused);
  });
});
