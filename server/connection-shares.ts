import type { Server, Socket } from 'node:net';

/** How many connections each address may have open. */
export interface ConnectionShares {
  readonly each: number;
  /** Whether the connections of this address are not counted: this machine's, and those of proxies, which have many clients. */
  readonly isExempt: (address: string) => boolean;
}

/** Closes each new connection of an address that has its share: one stranger must not take all that the server may have. */
export function shareConnections(server: Server, { each, isExempt }: ConnectionShares): void {
  const open = new Map<string, number>();
  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress;
    if (address === undefined || isExempt(address)) return;
    const key = networkOf(address);
    const mine = open.get(key) ?? 0;
    if (mine >= each) {
      socket.destroy();
      return;
    }
    open.set(key, mine + 1);
    socket.once('close', () => {
      const left = (open.get(key) ?? 1) - 1;
      if (left > 0) open.set(key, left);
      else open.delete(key);
    });
  });
}

/** The network of an address. A customer of IPv6 has 2^64 addresses, which differ in their last four groups. */
export function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address.replace(/^::ffff:/i, '');
  const [head = '', tail] = address.split('%', 1).join('').split('::');
  const groups = head === '' ? [] : head.split(':');
  const rest = tail ? tail.split(':') : [];
  const all = tail === undefined ? groups : [...groups, ...Array(8 - groups.length - rest.length).fill('0'), ...rest];
  return `${all.slice(0, 4).join(':')}::/64`;
}
