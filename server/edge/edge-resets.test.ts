import { EventEmitter, once } from 'node:events';
import { constants } from 'node:http2';
import { afterEach, expect, it } from 'vitest';
import { projects, tokenSecret } from '#domain/testing/test-records.ts';
import { createTestWorld } from '#domain/testing/test-world.ts';
import { writeRawPath } from '#server/testing/test-edge.ts';
import { openCall, startTestEdge, statusOf, type TestEdge } from '#server/testing/test-edge.ts';

/** A client that goes away while its token is looked up. The store answers when the test lets it. */

let edge: TestEdge;
afterEach(() => edge.close());

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
  const world = await createTestWorld(undefined, (host) => ({
    ...host,
    store: { ...host.store, tokens: { ...host.store.tokens, byHash } },
  }));
  edge = await startTestEdge(world.host);
  const session = edge.connect();
  const headers = { authorization: `Bearer ${tokenSecret('scraper')}`, projectid: projects.alpha };

  const [asked, opened] = [once(lookup, 'asked'), once(edge.server, 'stream')];
  const reset = openCall(session, writeRawPath, headers);
  await asked;
  const [stream] = await opened;
  const gone = once(stream, 'close');
  reset.close(constants.NGHTTP2_CANCEL);
  await gone;
  lookup.emit('answered');

  expect(await statusOf(openCall(session, writeRawPath))).toBe(16);
  expect(world.reports.filter(({ error }) => error instanceof Error && 'code' in error)).toEqual([]);
});
