/**
 * Writes a gRPC refusal's message so that every client reads it. Connect encodes commas and colons too, which is allowed, but
 * `@grpc/grpc-js` decodes with `decodeURI` and shows “unknown%2C revoked”. What `encodeURI` writes both kinds of client read.
 */
export function makeMessageReadable(trailer: Headers): Headers {
  const message = trailer.get('grpc-message');
  if (message) trailer.set('grpc-message', encodeURI(decodeURIComponent(message)));
  return trailer;
}
