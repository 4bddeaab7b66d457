import type { LookupAddress } from 'node:dns';
import { type IncomingMessage, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { CustomFetchOptions } from 'openid-client';
import { IssuerFault } from '#domain/single-sign-on/host.ts';
import { lookUp } from '#server/single-sign-on/look-up.ts';
import { isPublicAddress } from '#server/single-sign-on/public-address.ts';
import { createTurns } from '#server/single-sign-on/turns.ts';

/** The longest answer of an issuer, in bytes. */
const longest = 64 * 1024;

/** What this process asks at a time: of all issuers, and of one. The others wait. */
const turns = createTurns({ all: 60, each: 20 });

export interface GuardOptions {
  /** Whether private addresses may be asked, too, and by plain http. */
  readonly allowPrivate: boolean;
  /** Redirects are answered as they are, never followed; otherwise they are faults. */
  readonly showRedirects?: boolean;
  /** The longest time for an answer, in milliseconds, with the wait for its turn. */
  readonly patience?: number;
  /** DNS servers to ask; by default this machine's. */
  readonly nameServers?: readonly string[];
}

type Asked = Pick<Partial<CustomFetchOptions>, 'method' | 'headers' | 'body'>;

/** Asks an address. Throws IssuerFault for one that may not be asked, and for no answer or one that is none. */
export type GuardedFetch = (url: string, options?: Asked) => Promise<Response>;

/**
 * A `fetch` for addresses that people have typed: only https, only public addresses, no redirects, no long or slow answers.
 * A connection leads to the very addresses that were checked, so a name that resolves otherwise the next time gains nothing.
 * Whatever the other side does, it settles within its patience.
 */
export function guardedFetch(guard: GuardOptions): GuardedFetch {
  const { allowPrivate, showRedirects = false, patience = 5_000 } = guard;
  return async (url, options = {}) => {
    const address = new URL(url);
    refuseAddress(address, allowPrivate);
    let hasTurn = false;
    try {
      return await within(patience, async (signal) => {
        await turns.take(address.origin, signal);
        hasTurn = true;
        const found = isNumber(address) ? [] : await addressesOf(address.hostname, guard, signal);
        const response = await ask(address, options, found, signal);
        const status = statusOf(response, address);
        if (status >= 300 && status < 400 && !showRedirects) throw redirected(address);
        const body = await bodyOf(response, address);
        return new Response(hasBody(status) ? body : null, { status, headers: headersOf(response) });
      });
    } catch (error) {
      throw faultOf(error, address, hasTurn);
    }
  };
}

class TooSlow extends Error {}

/** Does work for at most some milliseconds. When it is over, well or not, the signal aborts, and ends what the work left open. */
async function within<T>(milliseconds: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const over = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const slow = new Promise<never>((_done, fail) => {
    timer = setTimeout(() => fail(new TooSlow()), milliseconds);
  });
  try {
    return await Promise.race([work(over.signal), slow]);
  } finally {
    clearTimeout(timer);
    over.abort();
  }
}

/** An address by its number is never looked up, so it is checked here. */
function refuseAddress(address: URL, allowPrivate: boolean): void {
  const { protocol } = address;
  if (protocol !== 'https:' && !(allowPrivate && protocol === 'http:')) {
    throw new IssuerFault('address', 'The issuer must be asked by https://.');
  }
  if (!allowPrivate && isNumber(address) && !isPublicAddress(numberIn(address))) throw privateAddress(address.hostname);
}

/** Whether the host is written as an IP address. */
function isNumber(address: URL): boolean {
  return isIP(numberIn(address)) !== 0;
}

function numberIn({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}

/** The addresses of a host, each fit to be asked. Looked up for each request. */
async function addressesOf(
  hostname: string,
  { allowPrivate, nameServers }: GuardOptions,
  signal: AbortSignal,
): Promise<readonly LookupAddress[]> {
  const found = await lookUp(hostname, signal, nameServers);
  const isPublic = found.every(({ address }) => isPublicAddress(address));
  if (!allowPrivate && (found.length === 0 || !isPublic)) throw noPublicAddress(hostname);
  if (found.length === 0) throw noAddress(hostname);
  return found;
}

/** Has a connection lead to these addresses, whatever the name resolves to by then. */
function leadingTo(found: readonly LookupAddress[]): LookupFunction {
  return (_hostname, { all }, done) => {
    const [first] = found;
    if (all || !first) done(null, [...found]);
    else done(null, first.address, first.family);
  };
}

function ask(
  address: URL,
  { method = 'GET', headers = {}, body }: Asked,
  found: readonly LookupAddress[],
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const request = address.protocol === 'https:' ? secureRequest : plainRequest;
  return new Promise((done, fail) => {
    const lookup = leadingTo(found);
    const asked = request(address, { method, headers: { ...headers }, agent: false, signal, lookup }, done);
    asked.on('error', fail);
    // Without a listener, Node drops the connection and says nothing.
    asked.on('upgrade', (_response, socket) => {
      socket.destroy();
      fail(new IssuerFault('answer', `${address.origin} answers with status 101, which is no answer.`));
    });
    asked.on('close', () => fail(new Error('the connection has ended')));
    asked.end(textOf(body));
  });
}

/** The status of an answer. Throws IssuerFault for one that HTTP doesn’t know. */
function statusOf({ statusCode = 0 }: IncomingMessage, { origin }: URL): number {
  if (statusCode >= 200 && statusCode < 600) return statusCode;
  throw new IssuerFault('answer', `${origin} answers with status ${statusCode}, which doesn’t exist.`);
}

/** What openid-client sends: forms, or nothing. */
function textOf(body: unknown): string | Uint8Array | undefined {
  if (body === undefined || body === null) return undefined;
  if (typeof body === 'string' || body instanceof Uint8Array) return body;
  if (body instanceof URLSearchParams) return body.toString();
  throw new TypeError('no other body is sent to an issuer');
}

async function bodyOf(response: IncomingMessage, { origin }: URL): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > longest) throw new IssuerFault('answer', `${origin} answers with more than 64 kB.`);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function headersOf({ headers }: IncomingMessage): Headers {
  const kept = new Headers();
  for (const name of ['content-type', 'www-authenticate', 'location', 'dpop-nonce']) {
    const value = headers[name];
    if (typeof value === 'string') kept.set(name, value);
  }
  return kept;
}

/** Answers of these kinds have no body, and `Response` takes none. */
function hasBody(status: number): boolean {
  return ![204, 205, 304].includes(status);
}

function faultOf(error: unknown, { origin }: URL, hasTurn: boolean): IssuerFault {
  if (error instanceof IssuerFault) return error;
  const reason = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
  const late = hasTurn
    ? `${origin} takes longer than 5 seconds to answer.`
    : 'Too many issuers are asked at the moment. Wait a moment, then try again.';
  const words = error instanceof TooSlow ? late : `${origin} can’t be reached${reason}.`;
  return new IssuerFault('away', words, { cause: error });
}

function redirected({ origin }: URL): IssuerFault {
  return new IssuerFault(
    'answer',
    `${origin} answers with a redirect, which isn’t followed. Enter the address that it leads to.`,
  );
}

function privateAddress(hostname: string): IssuerFault {
  return new IssuerFault(
    'address',
    `${hostname} is an address inside a private network, which this server doesn’t ask. Its operator can allow it.`,
  );
}

/** The same words for a private name as for one that doesn’t exist: nobody learns which names a private network has. */
function noPublicAddress(hostname: string): IssuerFault {
  return new IssuerFault(
    'address',
    `${hostname} can’t be reached from here, because this name has no public address. If it is in a private network, the server’s operator can allow that.`,
  );
}

function noAddress(hostname: string): IssuerFault {
  return new IssuerFault('answer', `${hostname} can’t be reached, because this name has no address.`);
}
