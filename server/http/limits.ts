import type { ServerOptions } from 'node:http';
import type { ServerOptions as Http2ServerOptions } from 'node:http2';

export const mebibyte = 1024 * 1024;
const second = 1000;
const minute = 60 * second;

/** A client that sends its headers or its body drop by drop is cut off, so that it can't hold connections open. */
export const browserLimits = {
  /** Open connections; the next one is turned away, before all file handles are gone. */
  connections: 1000,
  headersTimeout: 10 * second,
  requestTimeout: 60 * second,
  // Longer than proxies keep theirs, mostly 60 s: one that is used just when it is closed costs a request its answer.
  keepAliveTimeout: 65 * second,
  // How often these timeouts are looked after: at the default, a silent connection stayed for 40 seconds.
  connectionsCheckingInterval: 5 * second,
  maxHeaderSize: 16 * 1024,
} satisfies ServerOptions & { connections: number };

export const edgeLimits: Http2ServerOptions = {
  maxHeaderListPairs: 64,
  settings: { maxConcurrentStreams: 100, maxHeaderListSize: 16 * 1024 },
};

/** One message of the console. */
export const apiMessage = mebibyte;

/** One message of a machine: a piece of an upload is 1 MiB and what wraps it; a WriteRaw is a batch of profiles. */
export const edgeMessage = 2 * mebibyte;
export const profileMessage = 16 * mebibyte;

/**
 * Fields in one message, those of nested messages included. Decoding makes an object of a message that takes two bytes,
 * so a limit on bytes alone lets 16 MiB become gigabytes. A batch of 300 profiles has some 10,000.
 */
export const messageFields = 25_000;

/** What the edge lends to those who send to it. */
export interface EdgeGuards {
  /** Open connections; the next one is turned away. */
  readonly connections: number;
  /** ms that a new connection has until its first request with a valid token. */
  readonly introduction: number;
  /** ms that a connection may lie idle after that. */
  readonly idle: number;
  /** ms that one call may take; an upload in pieces has `edgePatience`. */
  readonly call: number;
  /**
   * Bytes of messages that are being read, of all connections together, as sent and as decompressed: each message is
   * held in memory until its call is over.
   */
  readonly reading: number;
}

export const edgeGuards: EdgeGuards = {
  connections: 1000,
  introduction: 10 * second,
  idle: 10 * minute,
  call: 2 * minute,
  reading: 128 * mebibyte,
};

/** The longest that a client may ask to be waited for; asking for longer is an error, and final for real clients. */
export const apiPatience = 5 * minute;
export const edgePatience = 60 * minute;
