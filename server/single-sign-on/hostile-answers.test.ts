import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { guardedFetch } from '#server/single-sign-on/guarded-fetch.ts';

const open = new Set<Socket>();
let server: Server | undefined;
afterEach(() => {
  for (const socket of open) socket.destroy();
  open.clear();
  server?.close();
});

/** Answers whoever connects in a manner of its own; returns the address. */
async function serve(answer: (socket: Socket) => void): Promise<string> {
  server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
    socket.once('data', () => answer(socket));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

const ok = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n';
const upgrade = 'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n';

/** Writes a part again and again, as long as somebody listens. */
function again(part: string) {
  return (socket: Socket) => {
    const timer = setInterval(() => socket.write(part), 10);
    socket.on('close', () => clearInterval(timer));
  };
}

it.each<readonly [string, (socket: Socket) => void, string]>([
  ['nothing', () => undefined, 'takes longer'],
  ['by hanging up', (socket) => socket.destroy(), 'can’t be reached'],
  ['by hanging up politely', (socket) => socket.end(), 'can’t be reached'],
  ['no HTTP', (socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n'), 'can’t be reached'],
  ['101', (socket) => socket.write(upgrade), 'status 101'],
  ['101 and hangs up', (socket) => socket.end(upgrade), 'status 101'],
  ['101 without a word of upgrades', (socket) => socket.write('HTTP/1.1 101 Hm\r\n\r\n'), ''],
  ['103 for ever', again('HTTP/1.1 103 Early Hints\r\n\r\n'), 'takes longer'],
  ['100 for ever', again('HTTP/1.1 100 Continue\r\n\r\n'), 'takes longer'],
  ['status 999', (socket) => socket.end('HTTP/1.1 999 No\r\ncontent-length: 0\r\n\r\n'), 'status 999'],
  ['status 0', (socket) => socket.end('HTTP/1.1 000 No\r\ncontent-length: 0\r\n\r\n'), ''],
  ['half a header', (socket) => socket.write(ok), 'takes longer'],
  ['half a header and hangs up', (socket) => socket.end(ok), 'can’t be reached'],
  ['headers for ever', again('x-more: yes\r\n'), ''],
  ['half a body', (socket) => socket.write(`${ok}content-length: 9\r\n\r\n{`), 'takes longer'],
  ['half a body and hangs up', (socket) => socket.end(`${ok}content-length: 9\r\n\r\n{`), 'can’t be reached'],
  ['broken chunks', (socket) => socket.end(`${ok}transfer-encoding: chunked\r\n\r\nzz\r\n`), 'can’t be reached'],
  ['a body for ever', (socket) => socket.write(`${ok}\r\n{`, () => again('x')(socket)), 'takes longer'],
  ['more than fits', (socket) => socket.write(`${ok}\r\n${'x'.repeat(70_000)}`), '64 kB'],
])('an answer that is %s ends in a fault', async (_what, answer, words) => {
  const fetch = guardedFetch({ allowPrivate: true, patience: 300 });
  const fault = { kind: expect.stringMatching(/^(away|answer)$/), message: expect.stringContaining(words) };
  await expect(fetch(await serve(answer))).rejects.toMatchObject(fault);
});

it.each([
  [204, 'HTTP/1.1 204 No Content\r\n\r\n'],
  [304, 'HTTP/1.1 304 Not Modified\r\n\r\n'],
  [200, `HTTP/1.1 103 Early Hints\r\n\r\n${ok}\r\n{}`],
])('an answer of status %s is shown as it is', async (status, text) => {
  const fetch = guardedFetch({ allowPrivate: true, showRedirects: true, patience: 2_000 });
  expect((await fetch(await serve((socket) => socket.end(text)))).status).toBe(status);
});
