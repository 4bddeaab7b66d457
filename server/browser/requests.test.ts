import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { signInsAMinute } from '#server/limits.ts';
import { startTestBackend, type TestBackend } from '#server/testing/test-backend.ts';

/** What holds for every request of the browser port, whatever it asks for. */

const deployed = { OIDC_ISSUER: 'https://id.example', OIDC_CLIENT_ID: 'console', TRUST_PROXY: '127.0.0.1' };
const getSelf = '/api/polarsignals.user.v1alpha1.UserService/GetSelf';
let backend: TestBackend;
afterEach(() => backend.remove());

/** Sends these lines, which no client library would, and returns the head of the answer. */
async function sent(...lines: readonly string[]): Promise<string> {
  const socket = connect(backend.port, '127.0.0.1');
  socket.end(`${lines.join('\r\n')}\r\n\r\n`);
  const [head] = await once(socket, 'data');
  return String(head);
}

describe('a request', () => {
  it.each([
    ['hosts', ['host: localhost:PORT', 'Host: localhost:PORT']],
    ['tokens', ['host: localhost:PORT', 'authorization: Bearer a', 'Authorization: Bearer b']],
  ])('with two %s is refused: a proxy may have checked the other one', async (_what, headers) => {
    backend = await startTestBackend();
    const lines = headers.map((header) => header.replace('PORT', String(backend.port)));
    expect(await sent(`POST ${getSelf} HTTP/1.1`, ...lines)).toMatch(/^HTTP\/1.1 400 /);
    expect(await sent(`POST ${getSelf} HTTP/1.1`, ...lines.slice(0, -1))).not.toMatch(/^HTTP\/1.1 400 /);
  });

  it('has an ID that the answer, the page and the log tell alike', async () => {
    backend = await startTestBackend();
    const answer = await fetch(`${backend.origin}/auth/callback`);
    const id = answer.headers.get('x-request-id') ?? '-';
    expect(id).toMatch(/^[\da-f-]{36}$/);
    expect(await answer.text()).toContain(`Request ${id}`);
    const line = backend.lines.find((each) => each.includes('/auth/callback'));
    expect(JSON.parse(line ?? '{}')).toMatchObject({ reqId: id });
  });

  it.each(['/%zz', '/api/%', '/%c0%af'])('for %s, which is no path, is answered as any other', async (path) => {
    backend = await startTestBackend();
    const answer = await sent(`GET ${path} HTTP/1.1`, `host: localhost:${backend.port}`);
    expect(answer).toMatch(/^HTTP\/1.1 404 /);
    expect(answer).toContain('content-security-policy: ');
  });
});

describe('sign-ins', () => {
  it('of one address are limited, as a proxy tells it, and the page says when to try again', async () => {
    backend = await startTestBackend(deployed);
    const callback = (headers: Record<string, string>) =>
      fetch(`http://127.0.0.1:${backend.port}/auth/callback`, { headers });
    const statuses = new Set<number>();
    for (let time = 0; time < signInsAMinute; time += 1) {
      statuses.add((await callback({ 'x-forwarded-for': '192.0.2.1' })).status);
      statuses.add((await callback({})).status);
    }
    expect([...statuses]).toEqual([400]);
    const over = await callback({ 'x-forwarded-for': '192.0.2.1' });
    expect(over.status).toBe(429);
    expect(Number(over.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await over.text()).toContain(`Try again in ${over.headers.get('retry-after')} seconds.`);
    expect((await callback({ 'x-forwarded-for': '192.0.2.2' })).status).toBe(400);
    expect((await callback({})).status).toBe(400);
  });
});

describe('the probes', () => {
  it.each(['/livez', '/readyz', '/healthz'])('are answered at %s, for GET and HEAD', async (path) => {
    backend = await startTestBackend();
    expect(await (await fetch(`${backend.origin}${path}`)).text()).toBe('ok\n');
    expect((await fetch(`${backend.origin}${path}`, { method: 'HEAD' })).status).toBe(200);
  });
});
