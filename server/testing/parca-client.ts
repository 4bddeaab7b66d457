import { ChannelCredentials } from '@grpc/grpc-js';
import * as parca from '@parca/client';
import { GrpcTransport } from '@protobuf-ts/grpc-transport';
import { RpcError } from '@protobuf-ts/runtime-rpc';

/** The headers of a call, as they go on the wire. */
type Headers = Record<string, string>;

/** What a machine puts into its configuration: empty parts are not sent. */
export function credential(token: string, projectID: string): Headers {
  return { ...(token && { authorization: `Bearer ${token}` }), ...(projectID && { projectID }) };
}

/** Clients of the data plane that nobody here wrote. Each call answers `OK`, or the gRPC code that it was refused with. */
export type ParcaClient = ReturnType<typeof parcaClient>;

/** Clients of the edge on this port. Close them. */
export function parcaClient(grpcPort: number) {
  const channelCredentials = ChannelCredentials.createInsecure();
  const transport = new GrpcTransport({ host: `localhost:${grpcPort}`, channelCredentials });
  const profiles = new parca.ProfileStoreServiceClient(transport);
  const debuginfo = new parca.DebuginfoServiceClient(transport);
  return {
    close: () => transport.close(),
    /** Sends one profile of this many bytes. */
    writeRaw(meta: Headers, bytes = 100): Promise<string> {
      const samples = [{ rawProfile: new Uint8Array(bytes), executableInfo: [] }];
      return codeOf(profiles.writeRaw({ tenant: '', normalized: false, series: [{ samples }] }, { meta }));
    },
    /** Asks, opens, sends and closes, as an uploader does. */
    upload(meta: Headers, buildId: string, pieces = [new Uint8Array(1000)]): Promise<string> {
      return codeOf(uploadFile(debuginfo, { meta }, buildId, pieces));
    },
  };
}

async function codeOf(call: PromiseLike<unknown>): Promise<string> {
  try {
    await call;
    return 'OK';
  } catch (error) {
    if (error instanceof RpcError) return error.code;
    throw error;
  }
}

async function uploadFile(
  client: parca.DebuginfoServiceClient,
  options: { readonly meta: Headers },
  buildId: string,
  pieces: readonly Uint8Array[],
): Promise<void> {
  const type = parca.DebuginfoType.DEBUGINFO_UNSPECIFIED;
  const buildIdType = parca.BuildIDType.BUILD_ID_TYPE_UNKNOWN_UNSPECIFIED;
  const file = { buildId, hash: 'hash', force: false, type, buildIdType };
  const size = BigInt(pieces.reduce((sum, piece) => sum + piece.length, 0));
  await client.shouldInitiateUpload(file, options);
  const { uploadInstructions } = (await client.initiateUpload({ ...file, size }, options)).response;
  const uploadId = uploadInstructions?.uploadId ?? '';
  const call = client.upload(options);
  await call.requests.send({ data: { oneofKind: 'info', info: { buildId, uploadId, type } } });
  for (const chunkData of pieces) await call.requests.send({ data: { oneofKind: 'chunkData', chunkData } });
  await call.requests.complete();
  const counted = (await call.response).size;
  if (counted !== size) throw new Error(`the edge counted ${counted} bytes of ${size}`);
  await client.markUploadFinished({ buildId, uploadId, type }, options);
}
