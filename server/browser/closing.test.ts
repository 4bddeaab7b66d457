import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { expect, it } from 'vitest';
import { startTestBackend } from '#server/testing/test-backend.ts';
import { TestBrowser } from '#server/testing/test-browser.ts';

const getSelf = '/api/polarsignals.user.v1alpha1.UserService/GetSelf';

it('a server that closes answers what is under way, and takes nothing new', async () => {
  const backend = await startTestBackend();
  const browser = new TestBrowser(backend.origin);
  await browser.signIn('owner@acme.example');
  const json = { 'content-type': 'application/json', 'connect-protocol-version': '1' };
  const headers = { ...json, cookie: browser.cookieHeader(), origin: backend.origin, expect: '100-continue' };
  const agent = new Agent({ keepAlive: true });
  const underWay = request(`${backend.origin}${getSelf}`, { method: 'POST', agent, headers });
  underWay.flushHeaders();
  await once(underWay, 'continue');

  const removed = backend.remove();
  await expect(fetch(`${backend.origin}/livez`)).rejects.toThrow('fetch failed');
  underWay.end('{}');
  const [answer]: IncomingMessage[] = await once(underWay, 'response');
  expect(answer?.statusCode).toBe(200);
  answer?.resume();
  await removed;
});
