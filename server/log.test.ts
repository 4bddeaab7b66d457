import { createServer } from 'node:http';
import { expect, it } from 'vitest';
import { createLog } from '#server/log.ts';

/** Sends requests for these paths to a server that does nothing but note them. */
async function noted(requests: boolean, paths: readonly string[]): Promise<readonly string[]> {
  const lines: string[] = [];
  const log = createLog({ requests }, (line) => void lines.push(line.replace(/^\S+ /, '')));
  const server = createServer((request, response) => {
    log.request(request, response);
    response.end();
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  for (const path of paths) await (await fetch(`http://127.0.0.1:${port}${path}`)).text();
  await new Promise((resolve) => void server.close(resolve));
  return lines.map((line) => line.replace(/ \d+ms$/, ''));
}

it('notes requests by paths of ours, without queries and without the paths of pages', async () => {
  const paths = [
    '/api/a.B/C?x=1',
    '/auth/callback?code=secret',
    '/invites/secret',
    '/dev-oidc/auth/secret',
    '/assets/a-1.js',
  ];
  expect(await noted(true, paths)).toEqual([
    'GET /api/a.B/C 200',
    'GET /auth/callback 200',
    'GET (page) 200',
    'GET /dev-oidc/… 200',
    'GET /assets/a-1.js 200',
  ]);
});

it('is quiet about requests unless asked', async () => {
  expect(await noted(false, ['/', '/api/a.B/C'])).toEqual([]);
});

it('says what failed, and under which request id', () => {
  const lines: string[] = [];
  createLog({ requests: false }, (line) => void lines.push(line)).error(new Error('boom'), 'id-1');
  expect(lines[0]).toMatch(/^\S+ error id-1 Error: boom\n/);
});

it('lets no message pass for a line of its own, nor steer the terminal', () => {
  const lines: string[] = [];
  const log = createLog({ requests: false }, (line) => void lines.push(line.replace(/^\S+ /, '')));
  log.error('x)\n2026-01-01T00:00:00.000Z POST /api/a.B/C 200 1ms\r\u001b[2J\u009b\u2028\u202e', 'id-1');
  expect(lines).toEqual([
    'error id-1 x)\n    2026-01-01T00:00:00.000Z POST /api/a.B/C 200 1ms\\u000d\\u001b[2J\\u009b\\u2028\\u202e',
  ]);
});
