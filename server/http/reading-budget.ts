import type { ServerHttp2Stream } from 'node:http2';

/** Bytes that all requests together may make us hold. */
export interface ReadingBudget {
  /** Counts what the stream brings until it closes, and calls `exceeded` with every piece that is too much. */
  count(stream: ServerHttp2Stream, exceeded: () => void): void;
}

export function createReadingBudget(most: number): ReadingBudget {
  let held = 0;
  return {
    count(stream, exceeded) {
      let mine = 0;
      // Listening with `on` would set the stream going before its reader is there, and lose the first piece.
      stream.prependListener('data', (piece: Buffer) => {
        mine += piece.length;
        held += piece.length;
        if (held > most) exceeded();
      });
      stream.once('close', () => void (held -= mine));
    },
  };
}
