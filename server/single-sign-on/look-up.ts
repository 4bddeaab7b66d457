import type { LookupAddress } from 'node:dns';
import { Resolver } from 'node:dns/promises';
import { readFile } from 'node:fs/promises';
import { isIP, isIPv6 } from 'node:net';

/** For each DNS server, in milliseconds. */
const patience = { timeout: 1_000, tries: 2 };

const hostsFile = process.platform === 'win32' ? 'C:/Windows/System32/drivers/etc/hosts' : '/etc/hosts';

/**
 * The addresses of a host: this machine's for localhost, else those in the hosts file, else those that DNS knows; empty where
 * there are none. Not by `dns.lookup`: the whole process shares its few threads, and it can't be stopped, so a name whose
 * servers never answer would hold up all other look-ups, and with them the ordinary sign-ins.
 * @param hostname a whole name: no search domain is added to it
 * @param servers DNS servers to ask; by default this machine's
 */
export async function lookUp(
  hostname: string,
  signal: AbortSignal,
  servers?: readonly string[],
): Promise<readonly LookupAddress[]> {
  const name = hostname.toLowerCase().replace(/\.$/, '');
  if (name === 'localhost' || name.endsWith('.localhost')) return ['127.0.0.1', '::1'].map(withFamily);
  const written = addressesIn(await readFile(hostsFile, 'utf8').catch(() => ''), name);
  return written.length > 0 ? written : askDns(name, signal, servers);
}

/** The addresses of a name in the text of a hosts file. */
export function addressesIn(hosts: string, name: string): readonly LookupAddress[] {
  return hosts
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim().split(/\s+/))
    .filter(([address = '', ...names]) => isIP(address) !== 0 && names.some((one) => one.toLowerCase() === name))
    .map(([address = '']) => withFamily(address));
}

async function askDns(
  name: string,
  signal: AbortSignal,
  servers: readonly string[] | undefined,
): Promise<readonly LookupAddress[]> {
  signal.throwIfAborted();
  const resolver = new Resolver(patience);
  if (servers) resolver.setServers(servers);
  signal.addEventListener('abort', () => resolver.cancel(), { once: true });
  const answers = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
  const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  const failures = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as unknown] : []));
  const failure = failures.find((reason) => !isNone(reason));
  if (found.length === 0 && failure !== undefined) throw failure;
  return found.map(withFamily);
}

/** Whether DNS says that there is no such name, or no such address of it. */
function isNone(reason: unknown): boolean {
  return reason instanceof Error && 'code' in reason && ['ENOTFOUND', 'ENODATA'].includes(String(reason.code));
}

function withFamily(address: string): LookupAddress {
  return { address, family: isIPv6(address) ? 6 : 4 };
}
