import { malformed } from '#server/guards/refusals.ts';

/**
 * Throws InvalidArgument for a request that names itself in two ways. Node takes one of two `authorization` headers, and a
 * proxy before it perhaps the other one: who is asking must not depend on who reads. `host` may repeat `:authority`.
 * `rawHeaders` are names and values in turns.
 */
export function refuseRepeatedHeaders(rawHeaders: readonly string[]): void {
  let tokens = 0;
  const hosts = new Set<string>();
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i]?.toLowerCase();
    if (name === 'authorization') tokens += 1;
    if (name === 'host' || name === ':authority') hosts.add(rawHeaders[i + 1]?.toLowerCase() ?? '');
  }
  if (tokens > 1) throw malformed('Send one authorization header only.');
  if (hosts.size > 1) throw malformed('Send one host only.');
}
