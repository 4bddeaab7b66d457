import type { MessageInitShape } from '@bufbuild/protobuf';
import type { UploadRequestSchema } from '#proto/parca/debuginfo/v1alpha1/debuginfo_pb.ts';

type Piece = MessageInitShape<typeof UploadRequestSchema>;

/** An upload as a client sends it: what it is, then chunks of these sizes in bytes. */
export async function* pieces(
  buildId: string,
  uploadId: string,
  chunks: readonly number[],
): AsyncGenerator<Piece, void, undefined> {
  yield { data: { case: 'info', value: { buildId, uploadId } } };
  for (const size of chunks) yield { data: { case: 'chunkData', value: new Uint8Array(size) } };
}
