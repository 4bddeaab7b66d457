import type { ServerHttp2Stream } from 'node:http2';

/** Takes so many more bytes, or gives them back when negative. Throws when there are no more. */
export type Hold = (bytes: number) => void;

/** Bytes that all requests together may make us hold. */
export interface ReadingBudget {
  /**
   * Counts what the stream brings until it closes, and calls `exceeded` with every piece that is too much. Answers what
   * counts more on the same account, which throws `exceeded`'s error instead.
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
      // Listening with `on` would set the stream going before its reader is there, and lose the first piece.
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
