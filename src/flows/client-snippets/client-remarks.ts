import { isLoopback } from '#domain/rules/loopback.ts';
import type { ClientKind } from './client-snippets.ts';
import type { Target } from './snippet-parts.ts';

/** Warnings about what will not work with this client at this data plane. */
export function remarksOn(kind: ClientKind, target: Target): readonly string[] {
  const remarks: string[] = [];
  if ((kind === 'github-action' || kind === 'ci-debuginfo') && isLocal(target.address)) {
    remarks.push(`GitHub’s runners can’t reach ${target.address}: only a runner on that machine can.`);
  }
  if (kind === 'kubernetes') remarks.push(...remarksInside('pod', target));
  if (kind === 'source-maps' && target.plaintext) {
    remarks.push('The command-line tool needs an address with TLS, and this data plane has none.');
  }
  if (kind === 'script' && target.plaintext) {
    remarks.push(
      'The data plane must serve queries. The one that comes with this console’s server only receives data.',
    );
  }
  return remarks;
}

/** What a client can run in that has a loopback address of its own. */
export type Box = 'pod' | 'container';

/** The warning that an address of this machine means something else in there. */
export function remarksInside(box: Box | undefined, { address }: Target): readonly string[] {
  if (box === undefined || !isLocal(address)) return [];
  const reacher = box === 'pod' ? 'your cluster' : 'the container';
  return [
    `In a ${box}, ${address} is the ${box} itself: replace it with an address of the data plane that ${reacher} can reach.`,
  ];
}

function isLocal(address: string): boolean {
  const host = address.slice(0, address.lastIndexOf(':'));
  return isLoopback(host) || host.endsWith('.localhost') || host === '0.0.0.0';
}
