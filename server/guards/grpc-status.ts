import { ConnectError } from '@connectrpc/connect';
import { findTrailerError, setTrailerStatus } from '@connectrpc/connect/protocol-grpc';

/** Many clients take no more than 8 KiB of trailers. */
const longestMessage = 1024;
const mostDetails = 4096;

/**
 * Makes a gRPC refusal fit for all clients. Connect encodes commas and colons too, which is allowed, but `@grpc/grpc-js`
 * decodes with `decodeURI` and shows “unknown%2C revoked”; both can read what `encodeURI` writes. A long message is cut, and
 * details that are too large for trailers are left out.
 */
export function fitStatus(trailer: Headers): Headers {
  const encoded = trailer.get('grpc-message');
  if (!encoded) return trailer;
  const message = decodeURIComponent(encoded);
  const details = trailer.get('grpc-status-details-bin') ?? '';
  if (message.length > longestMessage / 3 || details.length > mostDetails) cut(trailer);
  trailer.set('grpc-message', encodeURI(decodeURIComponent(trailer.get('grpc-message') ?? '')));
  return trailer;
}

function cut(trailer: Headers): void {
  const error = findTrailerError(trailer);
  if (!error) return;
  const short = new ConnectError(shortened(error.rawMessage), error.code);
  short.details = error.details;
  trailer.delete('grpc-status-details-bin');
  setTrailerStatus(trailer, short);
  if ((trailer.get('grpc-status-details-bin') ?? '').length > mostDetails) trailer.delete('grpc-status-details-bin');
}

/** As much of the message as fits when it is encoded. */
function shortened(message: string): string {
  if (encodeURI(message).length <= longestMessage) return message;
  let kept = '';
  let size = '%E2%80%A6'.length;
  for (const character of message) {
    size += encodeURI(character).length;
    if (size > longestMessage) break;
    kept += character;
  }
  return `${kept}…`;
}
