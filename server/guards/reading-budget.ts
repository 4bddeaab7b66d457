import type { ServerHttp2Stream } from 'node:http2';

/** Takes this many bytes, or gives them back if negative. Throws when none are left. */
export type Hold = (bytes: number) => void;

/** The memory that all requests together may use. */
export interface ReadingBudget {
  /**
   * Counts the stream's bytes until it closes, and calls `exceeded` for every piece over the budget. Returns a function
   * that counts more bytes for the same stream and, over the budget, throws `refusal`.
   */
  count(stream: ServerHttp2Stream, exceeded: () => void): Hold;
}

/** `refusal` is what a `Hold` throws. */
export function createReadingBudget(most: number, refusal: Error): ReadingBudget {
  let held = 0;
  return {
    count(stream, exceeded) {
      let mine = 0;
      const take = (bytes: number) => {
        if (stream.closed) return; // its account is settled
        mine += bytes;
        held += bytes;
      };
      // `on` would start the stream before its reader is attached, and lose the first piece.
      stream.prependListener('data', (piece: Buffer) => {
        take(piece.length);
        if (held > most) exceeded();
      });
      stream.once('close', () => {
        held -= mine;
        mine = 0;
      });
      return (bytes) => {
        take(bytes);
        if (bytes > 0 && held > most) throw refusal;
      };
    },
  };
}
