import { request as httpRequest } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { securityHeaders } from '#server/security-headers.ts';
import { startTestBackend, type TestBackend } from '#server/testing/test-backend.ts';
import { TestBrowser } from '#server/testing/test-browser.ts';

const getSelf = '/api/polarsignals.user.v1alpha1.UserService/GetSelf';
const json = { 'content-type': 'application/json', 'connect-protocol-version': '1' };
let backend: TestBackend;
let owner: TestBrowser;

beforeAll(async () => {
  backend = await startTestBackend();
  owner = new TestBrowser(backend.origin);
  await owner.signIn('owner@acme.example');
});
afterAll(() => backend.remove());

interface Raw {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Buffer;
}

/** A request as it is written here: no client mends its path or its headers. */
function raw(method: string, path: string, headers: Record<string, string> = {}, body = ''): Promise<Raw> {
  return new Promise((resolve, reject) => {
    const host = `localhost:${backend.port}`;
    const request = httpRequest({ port: backend.port, host: '127.0.0.1', method, path, headers: { host, ...headers } });
    request.once('error', reject);
    request.once('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) });
      });
    });
    request.end(body);
  });
}

describe('every answer', () => {
  it.each([
    ['GET', '/', 200],
    ['GET', '/assets/main-abc123.js', 200],
    ['GET', '/assets/missing.js', 404],
    ['GET', '/healthz', 200],
    ['GET', '/auth/sign-in', 302],
    ['GET', '/auth/callback', 400],
    ['GET', '/auth/page.css', 200],
    ['GET', '/auth/nothing', 404],
    ['GET', '/dev-oidc/.well-known/openid-configuration', 200],
    ['GET', '/dev-oidc/interaction/none', 400],
    ['POST', getSelf, 415],
    ['POST', '/api/nothing.Service/Method', 404],
    ['POST', '/', 405],
  ])('to %s %s (%i) carries the security headers', async (method, path, status) => {
    const answer = await raw(method, path);
    expect(answer.status).toBe(status);
    const { 'referrer-policy': _referrer, ...rest } = securityHeaders;
    expect(answer.headers).toMatchObject(rest);
    expect(answer.headers['referrer-policy']).toBeDefined();
    expect(answer.headers['strict-transport-security']).toBeUndefined();
  });

  it('asks browsers to stay on https where the console is on https', async () => {
    const secure = await startTestBackend({
      PUBLIC_URL: 'https://console.example',
      DATA_PLANE_URL: 'https://edge.example',
      OIDC_ISSUER: 'https://id.example',
      OIDC_CLIENT_ID: 'console',
    });
    const answer = await fetch(`http://127.0.0.1:${secure.port}/healthz`);
    expect(answer.headers.get('strict-transport-security')).toBe('max-age=31536000');
    const provider = await fetch(`http://127.0.0.1:${secure.port}/dev-oidc/.well-known/openid-configuration`);
    expect(provider.status).toBe(404);
    await secure.remove();
  });
});

async function dataPlaneOf(origin: string): Promise<string | undefined> {
  return (await (await fetch(`${origin}/`)).text()).match(/data-plane" content="([^"]*)"/)?.[1];
}

describe('the files of the console', () => {
  it('name the data plane that this server has, so that no token is sent to another one', async () => {
    expect(await dataPlaneOf(backend.origin)).toBe(`http://localhost:${backend.grpcPort}`);
    const other = await startTestBackend({ DATA_PLANE_URL: 'https://edge.example:8443' });
    expect(await dataPlaneOf(other.origin)).toBe('https://edge.example:8443');
    await other.remove();
  });

  it('are kept for ever under a hashed name, and asked for each time otherwise', async () => {
    expect((await raw('GET', '/assets/main-abc123.js')).headers['cache-control']).toBe(
      'public, max-age=31536000, immutable',
    );
    expect((await raw('GET', '/')).headers['cache-control']).toBe('no-cache');
    const { etag } = (await raw('GET', '/favicon.svg')).headers;
    expect((await raw('GET', '/favicon.svg', { 'if-none-match': String(etag) })).status).toBe(304);
  });

  it('are sent packed to whoever can unpack them', async () => {
    const plain = await raw('GET', '/assets/main-abc123.js');
    const packed = await raw('GET', '/assets/main-abc123.js', { 'accept-encoding': 'gzip, deflate' });
    expect(packed.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
    expect(gunzipSync(packed.body)).toEqual(plain.body);
    const best = await raw('GET', '/assets/main-abc123.js', { 'accept-encoding': 'gzip, br' });
    expect(best.headers['content-encoding']).toBe('br');
    expect((await raw('HEAD', '/assets/main-abc123.js')).body).toHaveLength(0);
  });

  it('stand behind every page that a person opens, and behind nothing else', async () => {
    const page = await raw('GET', '/organizations/1/iam/roles', {
      accept: 'text/html,*/*',
      'sec-fetch-mode': 'navigate',
    });
    expect(page.body.toString()).toContain('<title>Console</title>');
    expect((await raw('GET', '/organizations/1/iam/roles', { accept: 'text/html' })).status).toBe(200);
    expect((await raw('GET', '/old-chunk.js', { accept: '*/*', 'sec-fetch-mode': 'no-cors' })).status).toBe(404);
    for (const path of ['/assets/old-chunk.js', '/api/x', '/auth/x']) {
      expect((await raw('GET', path, { accept: 'text/html', 'sec-fetch-mode': 'navigate' })).status).toBe(404);
    }
  });

  it.each([
    '/../data/console.db',
    '/assets/../../data/console.db',
    '/..%2fdata/console.db',
    '/%2e%2e/data/console.db',
    '/..\\data\\console.db',
    '/assets/%00',
    '//etc/passwd',
    'http://localhost/../data/console.db',
    '/assets',
    '/assets/',
    '/index.html/',
    '/constructor',
    '/__proto__',
  ])('are all that a path can reach: %s', async (path) => {
    expect((await raw('GET', path)).status).toBe(404);
  });
});

describe('the name that a request is sent to', () => {
  it.each(['evil.example', 'evil.example:8080', 'localhost', 'localhost.evil.example', '127.0.0.1:1'])(
    'is refused when it is %s (DNS rebinding)',
    async (host) => {
      expect((await raw('GET', '/', { host })).status).toBe(421);
      expect((await raw('POST', getSelf, { ...json, host })).status).toBe(421);
    },
  );

  it.each(['x-forwarded-for', 'X-Forwarded-Host', 'forwarded', 'via', 'x-real-ip'])(
    'does not help a proxy that rewrites it and says %s: behind it anyone could be anyone',
    async (header) => {
      expect((await raw('GET', '/auth/sign-in', { [header]: '192.0.2.2' })).status).toBe(421);
    },
  );

  it('does no harm when it is no name at all', async () => {
    expect((await raw('POST', getSelf, { ...json, host: 'a b' })).status).toBe(400);
    expect((await raw('POST', getSelf, { ...json, host: '[' })).status).toBe(400);
  });

  it('is changed to the one that keeps the session when a person opens a page', async () => {
    const host = `127.0.0.1:${backend.port}`;
    const page = await raw('GET', '/x?y=1', { host, 'sec-fetch-mode': 'navigate' });
    expect(page).toMatchObject({ status: 307, headers: { location: `${backend.origin}/x?y=1` } });
    expect((await raw('GET', '/healthz', { host })).status).toBe(200);
  });
});

describe('the API', () => {
  it('answers the one who is signed in, and lets nobody keep the answer', async () => {
    const answer = await owner.request(getSelf, { method: 'POST', headers: json, body: '{}' });
    expect(await answer.json()).toMatchObject({ user: { email: 'owner@acme.example' } });
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['another port', { origin: 'http://localhost:1' }],
    ['a hidden origin', { origin: 'null' }],
    ['another site, by what the browser says', { 'sec-fetch-site': 'cross-site' }],
  ])('refuses %s that acts with the session (CSRF)', async (_who, headers) => {
    const answer = await owner.request(getSelf, { method: 'POST', headers: { ...json, ...headers }, body: '{}' });
    expect(answer.status).toBe(403);
  });

  it('refuses a session without an origin', async () => {
    const answer = await raw('POST', getSelf, { ...json, cookie: owner.cookieHeader() }, '{}');
    expect(answer.status).toBe(403);
  });

  it('refuses nobody with 401, in words', async () => {
    const answer = await raw('POST', getSelf, json, '{}');
    expect(answer.status).toBe(401);
    expect(JSON.parse(answer.body.toString())).toMatchObject({ code: 'unauthenticated' });
  });

  it.each([
    ['no Connect header', { 'content-type': 'application/json' }, '{}', 400],
    ['a field that does not exist', json, '{"organizationID":"x"}', 400],
    ['broken JSON', json, '{', 400],
    ['a body above 1 MiB', json, `{"x":"${'x'.repeat(1024 * 1024)}"}`, 429],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 'x=1', 415],
  ])('refuses %s', async (_what, headers, body, status) => {
    const answer = await raw(
      'POST',
      getSelf,
      { ...headers, cookie: owner.cookieHeader(), origin: backend.origin },
      body,
    );
    expect(answer.status).toBe(status);
  });

  it('is nothing that a link can call', async () => {
    expect((await owner.request(getSelf)).status).toBe(405);
  });
});

describe('health', () => {
  it('is 200 while the database answers, and 503 after', async () => {
    const { health } = await import('#server/browser/health.ts');
    const { openTestDatabase } = await import('#server/testing/test-database.ts');
    const database = await openTestDatabase();
    expect(await health(database)).toMatchObject({ status: 200, body: 'ok\n' });
    await database.close();
    expect((await health(database)).status).toBe(503);
  });
});
