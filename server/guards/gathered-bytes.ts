import type { Hold } from '#server/guards/reading-budget.ts';

const smallest = 16 * 1024;

/**
 * One buffer for what arrives in pieces. Pieces are copied, because a million buffers of one byte each take a hundred times
 * their bytes; what is counted is the memory that the buffer takes.
 */
export class GatheredBytes {
  #buffer = new Uint8Array(0);
  #length = 0;
  readonly #hold: Hold;

  constructor(hold: Hold) {
    this.#hold = hold;
  }

  get length(): number {
    return this.#length;
  }

  /** The memory that the buffer takes. */
  get capacity(): number {
    return this.#buffer.length;
  }

  /** Adds a piece. `expected` is the length that the whole will have, at most. Throws the budget's refusal. */
  add(piece: Uint8Array, expected: number): void {
    const needed = this.#length + piece.length;
    if (needed > this.#buffer.length) this.#grow(Math.max(needed, Math.min(expected, Math.max(2 * needed, smallest))));
    this.#buffer.set(piece, this.#length);
    this.#length = needed;
  }

  /** The bytes so far. */
  get bytes(): Uint8Array {
    return this.#buffer.subarray(0, this.#length);
  }

  #grow(size: number): void {
    this.#hold.take(size - this.#buffer.length);
    const larger = new Uint8Array(size);
    larger.set(this.bytes);
    this.#buffer = larger;
  }
}
