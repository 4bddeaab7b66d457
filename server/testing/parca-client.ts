import { ChannelCredentials } from '@grpc/grpc-js';
import * as parca from '@parca/client';
import { GrpcTransport } from '@protobuf-ts/grpc-transport';
import { RpcError } from '@protobuf-ts/runtime-rpc';

/** What a machine puts into its configuration. Empty parts are not sent. */
export interface Credential {
  readonly token: string;
  readonly projectId: string;
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
    /** Sends one profile. */
    writeRaw(credential: Credential): Promise<string> {
      const samples = [{ rawProfile: new Uint8Array(100), executableInfo: [] }];
      const request = { tenant: '', normalized: false, series: [{ samples }] };
      return codeOf(profiles.writeRaw(request, { meta: meta(credential) }));
    },
    /** Asks, opens, sends and closes, as an uploader does. */
    upload(credential: Credential, buildId: string): Promise<string> {
      return codeOf(uploadFile(debuginfo, { meta: meta(credential) }, buildId));
    },
  };
}

function meta({ token, projectId }: Credential): Record<string, string> {
  return { ...(token && { authorization: `Bearer ${token}` }), ...(projectId && { projectID: projectId }) };
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
  options: { meta: Record<string, string> },
  buildId: string,
): Promise<void> {
  const type = parca.DebuginfoType.DEBUGINFO_UNSPECIFIED;
  const buildIdType = parca.BuildIDType.BUILD_ID_TYPE_UNKNOWN_UNSPECIFIED;
  const file = { buildId, hash: 'hash', force: false, type, buildIdType };
  const chunkData = new Uint8Array(1000);
  await client.shouldInitiateUpload(file, options);
  const { uploadInstructions } = (await client.initiateUpload({ ...file, size: 1000n }, options)).response;
  const uploadId = uploadInstructions?.uploadId ?? '';
  const call = client.upload(options);
  await call.requests.send({ data: { oneofKind: 'info', info: { buildId, uploadId, type } } });
  await call.requests.send({ data: { oneofKind: 'chunkData', chunkData } });
  await call.requests.complete();
  await call.response;
  await client.markUploadFinished({ buildId, uploadId, type }, options);
}
