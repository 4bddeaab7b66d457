import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { networkOf, shareConnections } from '#server/connection-shares.ts';

let server: Server;
const clients: Socket[] = [];
const accepted: Socket[] = [];
afterEach(() => {
  for (const socket of [...clients.splice(0), ...accepted.splice(0)]) socket.destroy();
  server.close();
});

async function start(isExempt: (address: string) => boolean) {
  server = createServer();
  shareConnections(server, { each: 2, isExempt });
  server.on('connection', (socket) => {
    accepted.push(socket.resume());
    if (!socket.destroyed) socket.write('hello');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
}

/** Connects, and returns whether the server spoke (`true`) or hung up. */
async function isServed(): Promise<boolean> {
  const address: AddressInfo | string | null = server.address();
  const client = connect(typeof address === 'object' && address ? address.port : 0, '127.0.0.1');
  clients.push(client);
  return Promise.race([once(client, 'data').then(() => true), once(client, 'close').then(() => false)]);
}

describe('one address', () => {
  it('has its share of connections and no more, and has it again once it closes one', async () => {
    await start(() => false);
    expect([await isServed(), await isServed(), await isServed()]).toEqual([true, true, false]);
    clients[0]?.end();
    await once(accepted[0] ?? server, 'close');
    expect(await isServed()).toBe(true);
  });

  it('has all it wants where it is exempt', async () => {
    await start((address) => address === '127.0.0.1');
    expect([await isServed(), await isServed(), await isServed()]).toEqual([true, true, true]);
  });
});

describe('a network', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::6', '2001:db8:1:2::/64'],
    ['2001:db8::6', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
