import type { ConnectError } from '@connectrpc/connect';
import { malformed, uncompressedOnly } from '#server/guards/refusals.ts';

const timeout = (name: string) => malformed(`The ${name} header is not a timeout.`);
const version = (name: string) => malformed(`The ${name} header must be 1.`);

/** Headers that a handler repeats in its answer when it can't use them: the values that it can use, and what we say. */
const repeated: readonly (readonly [name: string, usable: RegExp, refusal: (name: string) => ConnectError])[] = [
  ['grpc-timeout', /^\d{1,8}[HMSmun]$/, timeout],
  ['connect-timeout-ms', /^\d{1,10}$/, timeout],
  ['connect-protocol-version', /^1$/, version],
  ['grpc-encoding', /^(identity|gzip)?$/, uncompressedOnly],
  ['connect-content-encoding', /^(identity|gzip)?$/, uncompressedOnly],
  ['content-encoding', /^(identity|gzip)?$/, uncompressedOnly],
];

/** The headers that a handler may see, and the refusal if one of the others makes the request unusable. */
export function usableHeaders(header: Headers): { readonly header: Headers; readonly refusal?: ConnectError } {
  for (const [name, usable, refusal] of repeated) {
    const value = header.get(name);
    if (value === null || usable.test(value)) continue;
    const rest = new Headers(header);
    for (const [other] of repeated) if (other !== 'connect-protocol-version') rest.delete(other);
    if (name === 'connect-protocol-version') rest.set(name, '1');
    return { header: rest, refusal: refusal(name) };
  }
  return { header };
}
