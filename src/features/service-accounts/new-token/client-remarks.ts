import type { ClientKind, Target } from './client-snippets.ts';

/** What stands in a client's way at this data plane, for a person to know before trying. */
export function remarksOn(kind: ClientKind, target: Target): readonly string[] {
  const remarks: string[] = [];
  if (kind === 'github-action' && isLocal(target.address)) {
    remarks.push(`GitHub’s runners can’t reach ${target.address}: only a runner on that machine can.`);
  }
  if (kind === 'kubernetes' && isLocal(target.address)) {
    remarks.push(
      `In a pod, ${target.address} is the pod itself: put an address in its place at which the cluster reaches the data plane.`,
    );
  }
  if (kind === 'source-maps' && target.plaintext) {
    remarks.push('Its command line needs an address with TLS, and this data plane has none.');
  }
  if (kind === 'script' && target.plaintext) {
    remarks.push(
      'The data plane must serve queries. The one that comes with this console’s server only takes data in.',
    );
  }
  return remarks;
}

function isLocal(address: string): boolean {
  const host = address.slice(0, address.lastIndexOf(':'));
  return /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\]|0\.0\.0\.0)$/.test(host);
}
