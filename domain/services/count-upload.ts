import { type FieldViolation, invalidArgument } from '#domain/errors.ts';
import { maxUploadBytes, maxUploadPieces } from '#domain/rules/upload.ts';
import type { UploadInfo, UploadRequest } from '#proto/parca/debuginfo/v1alpha1/debuginfo_pb.ts';

/**
 * Reads a whole upload: first its info, then chunks, of which it only counts the bytes. Calls `accept` with the info before
 * it reads a chunk; `accept` throws to refuse. Throws InvalidArgument for wrong order, an empty upload and one that is too
 * large.
 */
export async function countUpload(
  pieces: AsyncIterable<UploadRequest>,
  accept: (info: UploadInfo) => Promise<unknown>,
): Promise<{ readonly info: UploadInfo; readonly size: number }> {
  let info: UploadInfo | undefined;
  let [size, count] = [0, 0];
  for await (const { data } of pieces) {
    if (!info) {
      if (data.case !== 'info') refuse('info', 'Send the upload info first.');
      info = data.value;
      await accept(info);
      continue;
    }
    if (data.case !== 'chunkData') refuse('chunk_data', 'After the upload info, send only chunks.');
    size += data.value.length;
    count += 1;
    if (size > maxUploadBytes) refuse('chunk_data', `Send at most ${maxUploadBytes} bytes.`);
    if (count > maxUploadPieces) refuse('chunk_data', `Send at most ${maxUploadPieces} chunks.`);
  }
  if (!info) return refuse('info', 'Send the upload info first.');
  if (size === 0) return refuse('chunk_data', 'The file is empty.');
  return { info, size };
}

function refuse(field: FieldViolation['field'], description: string): never {
  throw invalidArgument([{ field, description }]);
}
