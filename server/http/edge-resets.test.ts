import { EventEmitter, once } from 'node:events';
import { connect, constants } from 'node:http2';
import { afterEach, expect, it } from 'vitest';
import type { Host } from '#domain/host.ts';
import { webIds } from '#domain/ids.ts';
import { createMemoryStore } from '#domain/store/memory-store.ts';
import { createEdge } from '#server/http/edge.ts';
import { closableEdge, listen } from '#server/http/listening.ts';

/** A client that goes away while its token is looked up. The store answers when the test lets it. */

const headers = {
  ':method': 'POST',
  ':path': '/parca.profilestore.v1alpha1.ProfileStoreService/WriteRaw',
  'content-type': 'application/grpc',
  authorization: `Bearer psc_v1_${'0'.repeat(64)}`,
};
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

it.each([
  ['finds no token', () => undefined],
  ['fails', () => Promise.reject(new Error('the database is away'))],
])('a stream that is reset before the lookup %s harms nobody else', async (_what, outcome) => {
  const lookup = new EventEmitter();
  const byHash = async () => {
    lookup.emit('asked');
    await once(lookup, 'answered');
    return outcome();
  };
  const reported: unknown[] = [];
  const store = createMemoryStore();
  const host: Host = {
    store: { ...store, tokens: { ...store.tokens, byHash } },
    clock: () => new Date(),
    ids: webIds,
    identify: async () => undefined,
    report: (error) => void reported.push(error),
  };
  const edge = createEdge(host);
  closing.push(closableEdge(edge));
  const session = connect(`http://127.0.0.1:${await listen(edge, '127.0.0.1', 0, 'GRPC_PORT')}`);
  closing.push(() => session.close());

  const [asked, opened] = [once(lookup, 'asked'), once(edge, 'stream')];
  const reset = session.request(headers, { endStream: false });
  await asked;
  const [stream] = await opened;
  const gone = once(stream, 'close');
  reset.close(constants.NGHTTP2_CANCEL);
  await gone;
  lookup.emit('answered');

  const other = session.request({ ...headers, authorization: 'Bearer nonsense' }, { endStream: true });
  const [response] = await once(other.resume(), 'response');
  expect(response['grpc-status']).toBe('16');
  expect(reported.filter((error) => error instanceof Error && 'code' in error)).toEqual([]);
});
