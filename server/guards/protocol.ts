import { parseContentType as parseConnect } from '@connectrpc/connect/protocol-connect';
import { endStreamFlag } from '@connectrpc/connect/protocol-connect';
import { parseContentType as parseGrpc } from '@connectrpc/connect/protocol-grpc';
import { parseContentType as parseGrpcWeb, trailerFlag } from '@connectrpc/connect/protocol-grpc-web';

/** How the messages of a request are written. */
export interface MessageFormat {
  readonly json: boolean;
  /** How messages are put into envelopes; `undefined` where the body is one message without an envelope. */
  readonly envelopes: Envelopes | undefined;
}

export interface Envelopes {
  /** The header that says how compressed messages are compressed. */
  readonly encodingHeader: 'grpc-encoding' | 'connect-content-encoding';
  /** The flag of an envelope that ends the stream and holds no message; `undefined` where there is none. */
  readonly endFlag: number | undefined;
}

const grpc: Envelopes = { encodingHeader: 'grpc-encoding', endFlag: undefined };
const grpcWeb: Envelopes = { encodingHeader: 'grpc-encoding', endFlag: trailerFlag };
const connectStream: Envelopes = { encodingHeader: 'connect-content-encoding', endFlag: endStreamFlag };

/**
 * Reads the format from the content type, by the same functions as the handlers behind the guards: what the guards take for
 * JSON is decoded as JSON. `undefined`: no handler reads such a body.
 */
export function formatOf(contentType: string): MessageFormat | undefined {
  const ofGrpc = parseGrpc(contentType);
  if (ofGrpc) return { json: !ofGrpc.binary, envelopes: grpc };
  const ofGrpcWeb = parseGrpcWeb(contentType);
  if (ofGrpcWeb) return { json: !ofGrpcWeb.binary, envelopes: grpcWeb };
  const ofConnect = parseConnect(contentType);
  return ofConnect && { json: !ofConnect.binary, envelopes: ofConnect.stream ? connectStream : undefined };
}
