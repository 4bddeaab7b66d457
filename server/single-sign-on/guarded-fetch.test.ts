import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { guardedFetch } from '#server/single-sign-on/guarded-fetch.ts';
import { isPublicAddress } from '#server/single-sign-on/public-address.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.closeAllConnections();
});

/** Serves something on this machine, and returns its address. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

describe('an address', () => {
  it.each(['8.8.8.8', '93.184.215.14', '172.32.0.1', '2606:4700::1111', '2a00:1450:4001::1'])(
    '%s is public',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '192.0.2.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    'fc00::1',
    'fd12::1',
    'fe80::1',
    'fe80::1%eth0',
    'ff02::1',
    '::ffff:10.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::a00:1',
    '2001:db8::1',
    '2002:a00:1::',
    '2001::1',
    'localhost',
    '',
  ])('%s is not', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('the fetch for addresses that people typed', () => {
  const strict = guardedFetch({ allowPrivate: false });
  const loose = guardedFetch({ allowPrivate: true, patience: 200 });

  it.each([
    ['https://127.0.0.1/x', 'inside a private network'],
    ['https://2130706433/x', 'inside a private network'],
    ['https://0x7f.1/x', 'inside a private network'],
    ['https://[::1]/x', 'inside a private network'],
    ['https://[::ffff:7f00:1]/x', 'inside a private network'],
    ['https://169.254.169.254/latest/meta-data', 'inside a private network'],
    // By its name, as it resolves when the connection is made.
    ['https://localhost/x', 'no public address'],
    ['http://id.example/x', 'https://'],
    ['ftp://id.example/x', 'https://'],
  ])('refuses %s', async (url, words) => {
    await expect(strict(url)).rejects.toMatchObject({ kind: 'address', message: expect.stringContaining(words) });
  });

  it('follows no redirect, and shows one only where it is asked for', async () => {
    const origin = await serve((_request, response) =>
      response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
    );
    await expect(loose(origin)).rejects.toMatchObject({ kind: 'answer', message: expect.stringContaining('redirect') });
    const shown = await guardedFetch({ allowPrivate: true, showRedirects: true })(origin);
    expect([shown.status, shown.headers.get('location')]).toEqual([302, 'http://127.0.0.1:1/']);
  });

  it('reads at most 64 kB, whatever the answer says of its length', async () => {
    const origin = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const more = () => response.write('x'.repeat(16_384), () => setImmediate(more));
      more();
    });
    await expect(loose(origin)).rejects.toMatchObject({ kind: 'answer', message: expect.stringContaining('64 kB') });
  });

  it('waits no longer than it has patience, for the first byte and the last', async () => {
    const silent = await serve(() => undefined);
    await expect(loose(silent)).rejects.toMatchObject({ message: expect.stringContaining('longer than') });
    const dripping = await serve((_request, response) => void response.writeHead(200).write('{'));
    await expect(loose(dripping)).rejects.toMatchObject({ message: expect.stringContaining('longer than') });
  });

  it('says that nobody answers', async () => {
    const origin = await serve(() => undefined);
    const [server] = servers.splice(0);
    server?.closeAllConnections();
    await new Promise((resolve) => void server?.close(resolve));
    await expect(loose(origin)).rejects.toMatchObject({
      kind: 'away',
      message: expect.stringContaining('can’t be reached'),
    });
  });
});
