import { BlockList, isIP } from 'node:net';

/** Addresses or networks, such as `10.0.0.2` or `fd00::/8`, as a list that can be asked; `undefined` if one is neither. */
function listOf(networks: readonly string[]): BlockList | undefined {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits, ...more] = network.split('/');
    const version = isIP(address);
    const family = version === 6 ? 'ipv6' : 'ipv4';
    if (version === 0 || more.length > 0 || (bits !== undefined && !isLength(bits, version))) return undefined;
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}

function isLength(bits: string, version: number): boolean {
  return /^\d{1,3}$/.test(bits) && Number(bits) <= (version === 6 ? 128 : 32);
}

/** Whether all of them are addresses or networks. */
export function areNetworks(networks: readonly string[]): boolean {
  return listOf(networks) !== undefined;
}

/** The question whether an address belongs to one of these networks. */
export function inNetworks(networks: readonly string[]): (address: string) => boolean {
  const list = listOf(networks) ?? new BlockList();
  // As an IPv6 socket names a client that came by IPv4.
  return (address) => {
    const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
    return isIP(plain) !== 0 && list.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4');
  };
}
