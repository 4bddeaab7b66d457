import { Code } from '@connectrpc/connect';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { projects, tokenSecret } from '#domain/testing/test-records.ts';
import { createTestWorld } from '#domain/testing/test-world.ts';
import { rawCall } from '#server/testing/raw-call.ts';
import { startTestEdge, type TestEdge } from '#server/testing/test-edge.ts';

/** Requests that name two callers or two hosts: a proxy before the edge may have gone by the other one. */

let edge: TestEdge;
beforeEach(async () => {
  edge = await startTestEdge((await createTestWorld()).host);
});
afterEach(() => edge.close());

const agent = ['authorization', `Bearer ${tokenSecret('agent')}`] as const;
const scraper = ['authorization', `Bearer ${tokenSecret('scraper')}`] as const;
const authority = [':authority', 'edge.example'] as const;
const always = [
  [':method', 'POST'],
  [':scheme', 'http'],
  [':path', '/parca.profilestore.v1alpha1.ProfileStoreService/WriteRaw'],
] as const;
const others = [
  ['content-type', 'application/grpc'],
  ['projectid', projects.alpha],
] as const;

describe('a request with', () => {
  it.each([
    // An empty body is no message: Unimplemented, as gRPC has it, says that the headers were taken.
    ['one token and one authority', [authority], [agent], Code.Unimplemented],
    ['a host instead of the authority', [], [['host', 'edge.example'], agent], Code.Unimplemented],
    ['the authority, and the same host', [authority], [['host', 'edge.example'], agent], Code.Unimplemented],
    ['two tokens', [authority], [agent, scraper], Code.InvalidArgument],
    ['one token twice', [authority], [agent, agent], Code.InvalidArgument],
    ['a token and an empty one', [authority], [agent, ['authorization', '']], Code.InvalidArgument],
    ['an empty token, then another', [authority], [['authorization', ''], agent], Code.InvalidArgument],
    ['two tokens apart', [authority], [agent, ['x-other', '1'], scraper], Code.InvalidArgument],
    [
      'two tokens in one header',
      [authority],
      [['authorization', `${agent[1].slice(0, 40)}, Bearer x`]],
      Code.Unauthenticated,
    ],
    ['two spellings of the header', [authority], [agent, ['Authorization', 'Bearer x']], 'broken'],
    ['the authority, and another host', [authority], [['host', 'other.example'], agent], Code.InvalidArgument],
    ['two hosts', [], [['host', 'edge.example'], ['host', 'other.example'], agent], 'broken'],
    ['two authorities', [authority, [':authority', 'other.example']], [agent], 'broken'],
    ['two projects', [authority], [agent, ['projectid', projects.beta]], Code.InvalidArgument],
  ] as const)('%s', async (_what, names, headers, answer) => {
    expect(await rawCall(edge, [...always, ...names, ...headers, ...others])).toBe(answer);
  });
});
