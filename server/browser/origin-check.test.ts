import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { isForeign } from '#server/browser/origin-check.ts';

const ours = 'http://localhost:8080';

function request(method: string, headers: Record<string, string>): IncomingMessage {
  return Object.assign(new IncomingMessage(new Socket()), { method, headers });
}

describe('a request that may change something', () => {
  const cookie = { cookie: '__Host-session=1' };
  it.each<[string, Record<string, string>]>([
    ['our page', { ...cookie, origin: ours, 'sec-fetch-site': 'same-origin' }],
    ['our page, in a browser without fetch metadata', { ...cookie, origin: ours }],
    ['a script with a token', { authorization: 'Bearer x' }],
    ['a script with nothing', {}],
  ])('is let in from %s', (_who, headers) => {
    expect(isForeign(request('POST', headers), ours)).toBe(false);
  });

  it.each<[string, Record<string, string>]>([
    ['another site', { ...cookie, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['another port of this host', { ...cookie, origin: 'http://localhost:3000', 'sec-fetch-site': 'same-site' }],
    ['the same host with https', { ...cookie, origin: 'https://localhost:8080' }],
    ['a sandboxed frame or a local file', { ...cookie, origin: 'null' }],
    ['a page that hides its origin', cookie],
    [
      'a page that says it is ours to a browser that knows better',
      { ...cookie, origin: ours, 'sec-fetch-site': 'cross-site' },
    ],
    ['another site, without a cookie', { origin: 'https://evil.example' }],
  ])('is refused from %s', (_who, headers) => {
    expect(isForeign(request('POST', headers), ours)).toBe(true);
    expect(isForeign(request('DELETE', headers), ours)).toBe(true);
  });

  it('is not what a GET is: links from other sites open the console', () => {
    expect(isForeign(request('GET', { ...cookie, 'sec-fetch-site': 'cross-site' }), ours)).toBe(false);
  });
});
