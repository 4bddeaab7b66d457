import { constants, createGunzip } from 'node:zlib';
import { headLength } from '#server/guards/envelope-splitter.ts';
import type { Hold } from '#server/guards/reading-budget.ts';
import { malformed, tooLarge } from '#server/guards/refusals.ts';

/**
 * Decompresses a message that was packed with gzip, and returns it in an envelope. Counts each piece as it comes out: gzip
 * packs up to a thousand times, so no size is known before. Throws ResourceExhausted above `most` bytes, and InvalidArgument
 * for what is not gzip.
 */
export async function unpack(packed: Uint8Array, most: number, hold: Hold): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const gunzip = createGunzip({ chunkSize: pieceSize });
  gunzip.end(packed);
  try {
    for await (const piece of gunzip) {
      size += piece.length;
      if (size > most) throw tooLarge(most);
      hold.take(piece.length);
      pieces.push(piece);
    }
  } catch (error) {
    throw error instanceof Error && 'errno' in error ? malformed('The message is not packed with gzip.') : error;
  }
  const head = Buffer.alloc(headLength);
  head.writeUInt32BE(size, 1);
  return Buffer.concat([head, ...pieces], headLength + size);
}

const pieceSize = 4 * constants.Z_DEFAULT_CHUNK;
