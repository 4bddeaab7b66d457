import type { ServerOptions } from 'node:http';
import type { ServerOptions as Http2ServerOptions } from 'node:http2';

const mebibyte = 1024 * 1024;
const second = 1000;
const minute = 60 * second;

/** Cuts off clients that send headers or body very slowly, so that they can't hold connections open. */
export const browserLimits = {
  /** Open connections; more are refused before the file handles run out. */
  connections: 1000,
  headersTimeout: 10 * second,
  requestTimeout: 60 * second,
  // Longer than most proxies (60 s): a request sent on a connection that is just being closed gets no answer.
  keepAliveTimeout: 65 * second,
  // How often the timeouts are checked: with the default, a silent connection stayed for 40 seconds.
  connectionsCheckingInterval: 5 * second,
  maxHeaderSize: 16 * 1024,
} satisfies ServerOptions & { connections: number };

/**
 * The connections to one port that one address may have open. A proxy has more, and so has this machine: see TRUST_PROXY.
 */
export const connectionShare = 200;

/** How often one address may begin, and end, a sign-in. Many people may share it. */
export const signInsAMinute = 120;

export const edgeLimits: Http2ServerOptions = {
  maxHeaderListPairs: 64,
  settings: { maxConcurrentStreams: 100, maxHeaderListSize: 16 * 1024 },
};

/** The maximum size of a console's message. */
export const apiMessage = mebibyte;

/** The maximum size of a message in JSON, which is dearer to read than a binary one. */
export const jsonMessage = mebibyte;

/** The memory that all bodies of the API together may hold. */
export const apiReading = 64 * mebibyte;

/** The memory that whole lists may hold which gRPC-web asks for. A person or machine has a quarter, or one list. */
export const wholeListsHeld = 64 * mebibyte;

/** PDFs of invoices: how many different ones may wait, of which each takes up to a second, and how many bytes are kept. */
export const invoicePrints = { waiting: 20, kept: 16 * mebibyte };

/** The maximum size of a machine's message: an upload piece is 1 MiB plus overhead; a WriteRaw is a batch of profiles. */
export const edgeMessage = 2 * mebibyte;
export const profileMessage = 16 * mebibyte;

/**
 * Fields in one message, including nested messages. A message of two bytes becomes an object when decoded, so with a limit
 * on bytes alone, 16 MiB could become gigabytes. A batch of 300 profiles has some 10,000.
 */
export const messageFields = 25_000;

/** What a client may use of the edge. */
export interface EdgeGuards {
  /** Open connections; more are refused. */
  readonly connections: number;
  /** ms until a new connection must have sent a request with a valid token. */
  readonly introduction: number;
  /** ms that a connection may be idle after that. */
  readonly idle: number;
  /** ms that one call may take; an upload in pieces has `edgePatience`. */
  readonly call: number;
  /** Bytes of messages in memory on all connections together, as sent and as decompressed: see `reading-budget.ts`. */
  readonly reading: number;
}

export const edgeGuards: EdgeGuards = {
  connections: 1000,
  introduction: 10 * second,
  idle: 10 * minute,
  call: 2 * minute,
  // A token has a quarter of it: an agent uploads up to 25 files at once, two pieces of a mebibyte each.
  reading: 256 * mebibyte,
};

/** The longest timeout that a client may ask for. A longer one is an error, which real clients don't retry. */
export const apiPatience = 5 * minute;
export const edgePatience = 60 * minute;
