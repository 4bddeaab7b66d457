import { lookup as resolve } from 'node:dns';
import { type IncomingMessage, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { CustomFetchOptions } from 'openid-client';
import { IssuerFault } from '#domain/single-sign-on/host.ts';
import { isPublicAddress } from '#server/single-sign-on/public-address.ts';

/** The longest answer of an issuer, in bytes. */
const longest = 64 * 1024;

export interface GuardOptions {
  /** Whether private addresses may be asked, too, and by plain http. */
  readonly allowPrivate: boolean;
  /** Redirects are answered as they are, never followed; otherwise they are faults. */
  readonly showRedirects?: boolean;
  /** The longest time for an answer, in milliseconds. */
  readonly patience?: number;
}

/** Asks an address. Throws IssuerFault for one that may not be asked, and for no answer or one that is none. */
export type GuardedFetch = (url: string, options?: Partial<CustomFetchOptions>) => Promise<Response>;

/**
 * A `fetch` for addresses that people have typed: only https, only public addresses, no redirects, no long or slow answers.
 * The address is checked as the connection is made, so that a name that resolves otherwise the next time gains nothing.
 */
export function guardedFetch({ allowPrivate, showRedirects = false, patience = 5_000 }: GuardOptions): GuardedFetch {
  return async (url, options = {}) => {
    const address = new URL(url);
    refuseAddress(address, allowPrivate);
    const limit = AbortSignal.timeout(patience);
    const signal = options.signal ? AbortSignal.any([options.signal, limit]) : limit;
    const response = await ask(address, { ...options, signal }, allowPrivate ? undefined : publicOnly);
    const status = response.statusCode ?? 0;
    if (status >= 300 && status < 400 && !showRedirects) {
      response.destroy();
      throw new IssuerFault(
        'answer',
        `${address.origin} answers with a redirect, which isn’t followed. Enter the address that it leads to.`,
      );
    }
    return new Response(hasBody(status) ? await bodyOf(response, address, signal) : null, {
      status,
      headers: headersOf(response),
    });
  };
}

/** An address by its number is never looked up, so it is checked here. */
function refuseAddress({ protocol, hostname }: URL, allowPrivate: boolean): void {
  if (protocol !== 'https:' && !(allowPrivate && protocol === 'http:')) {
    throw new IssuerFault('address', 'The issuer must be asked by https://.');
  }
  const number = hostname.replace(/^\[(.*)\]$/, '$1');
  if (!allowPrivate && isIP(number) !== 0 && !isPublicAddress(number)) throw privateAddress(hostname);
}

const publicOnly: LookupFunction = (hostname, options, done) => {
  resolve(hostname, { ...options, all: true }, (error, found) => {
    const [first] = found ?? [];
    if (error) done(error, []);
    else if (!first || !found.every(({ address }) => isPublicAddress(address))) done(privateAddress(hostname), []);
    else if (options.all) done(null, found);
    else done(null, first.address, first.family);
  });
};

function ask(
  address: URL,
  { method = 'GET', headers = {}, body, signal }: Partial<CustomFetchOptions> & { readonly signal: AbortSignal },
  lookup: LookupFunction | undefined,
): Promise<IncomingMessage> {
  const request = address.protocol === 'https:' ? secureRequest : plainRequest;
  return new Promise((done, fail) => {
    const settings = {
      method,
      headers: { ...headers },
      agent: false,
      signal,
      ...(lookup && { lookup }),
    } as const;
    const asked = request(address, settings, done);
    asked.on('error', (error) => fail(faultOf(error, address, signal)));
    asked.end(textOf(body));
  });
}

/** What openid-client sends: forms, or nothing. */
function textOf(body: unknown): string | Uint8Array | undefined {
  if (body === undefined || body === null) return undefined;
  if (typeof body === 'string' || body instanceof Uint8Array) return body;
  if (body instanceof URLSearchParams) return body.toString();
  throw new TypeError('no other body is sent to an issuer');
}

async function bodyOf(response: IncomingMessage, address: URL, signal: AbortSignal): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of response) {
      const bytes = Buffer.from(chunk);
      length += bytes.length;
      if (length > longest) throw new IssuerFault('answer', `${address.origin} answers with more than 64 kB.`);
      chunks.push(bytes);
    }
  } catch (error) {
    throw faultOf(error, address, signal);
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
  return status !== 204 && status !== 205;
}

function faultOf(error: unknown, { origin }: URL, { aborted: isSlow }: AbortSignal): IssuerFault {
  if (error instanceof IssuerFault) return error;
  const reason = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
  const words = isSlow ? `${origin} takes longer than 5 seconds to answer.` : `${origin} can’t be reached${reason}.`;
  return new IssuerFault('away', words, { cause: error });
}

function privateAddress(hostname: string): IssuerFault {
  return new IssuerFault(
    'address',
    `${hostname} is an address inside a private network, which this server doesn’t ask. Its operator can allow it.`,
  );
}
