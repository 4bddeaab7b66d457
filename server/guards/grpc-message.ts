/**
 * Encodes a gRPC refusal's message for all clients. Connect also encodes commas and colons, which is allowed, but
 * `@grpc/grpc-js` decodes with `decodeURI` and shows “unknown%2C revoked”. Both can read what `encodeURI` writes.
 */
export function makeMessageReadable(trailer: Headers): Headers {
  const message = trailer.get('grpc-message');
  if (message) trailer.set('grpc-message', encodeURI(decodeURIComponent(message)));
  return trailer;
}
