import type { ServerOptions } from 'node:http';
import type { ServerOptions as Http2ServerOptions } from 'node:http2';

export const mebibyte = 1024 * 1024;
const second = 1000;
const minute = 60 * second;

/** A client that sends its headers or its body drop by drop is cut off, so that it can't hold connections open. */
export const browserLimits: ServerOptions = {
  headersTimeout: 10 * second,
  requestTimeout: 60 * second,
  keepAliveTimeout: 5 * second,
  maxHeaderSize: 16 * 1024,
};

export const edgeLimits: Http2ServerOptions = {
  maxHeaderListPairs: 64,
  settings: { maxConcurrentStreams: 100, maxHeaderListSize: 16 * 1024 },
};

/** How long a connection of the edge may lie idle. */
export const edgeIdle = 10 * minute;

/** One message of the console. */
export const apiMessage = mebibyte;

/** One message of a machine: a piece of an upload is 1 MiB and what wraps it; a WriteRaw is a batch of profiles. */
export const edgeMessage = 2 * mebibyte;
export const profileMessage = 64 * mebibyte;

/** The longest that a client may ask to be waited for; asking for longer is an error, and final for real clients. */
export const apiPatience = 5 * minute;
export const edgePatience = 60 * minute;
