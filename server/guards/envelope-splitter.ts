import { compressedFlag } from '@connectrpc/connect/protocol';
import { GatheredBytes } from '#server/guards/gathered-bytes.ts';
import type { Envelopes } from '#server/guards/protocol.ts';
import type { Hold } from '#server/guards/reading-budget.ts';
import { malformed, oneMessageOnly, tooLarge } from '#server/guards/refusals.ts';

/** The bytes of an envelope's head: its flags, then the length of the message. */
export const headLength = 5;

/** A message as it came over the wire. */
export interface Envelope {
  readonly compressed: boolean;
  /** The envelope's head, then the message. */
  readonly bytes: Uint8Array;
  /** The memory that is counted for it. */
  readonly held: number;
}

export interface SplitterRules extends Pick<Envelopes, 'endFlag'> {
  /** The maximum bytes of one message, as it was sent. */
  readonly most: number;
  /** Whether there may be one message only. */
  readonly single: boolean;
  readonly hold: Hold;
}

/**
 * Splits a body into envelopes and checks each by its head, before its message is read. Throws InvalidArgument for unknown
 * flags: a decoder takes a message out of any envelope, so nothing may be let through unseen. Throws ResourceExhausted for a
 * message that is too large. What ends a stream is swallowed: no request has anything to say there.
 */
export class EnvelopeSplitter {
  #gathered: GatheredBytes;
  #messages = 0;
  #hasEnded = false;
  readonly #rules: SplitterRules;

  constructor(rules: SplitterRules) {
    this.#rules = rules;
    this.#gathered = new GatheredBytes(rules.hold);
  }

  /** The envelopes that this piece completes. */
  *split(piece: Uint8Array): Generator<Envelope, void, undefined> {
    for (let rest = piece; rest.length > 0;) {
      if (this.#gathered.length === 0 && isWhole(rest)) {
        // The usual case: a small message in one piece, which needs no copy.
        this.#check(rest);
        this.#rules.hold.take(rest.length);
        yield* this.#complete(rest, rest.length);
        return;
      }
      const wanted = this.#wanted();
      const part = rest.subarray(0, wanted - this.#gathered.length);
      this.#gathered.add(part, wanted);
      rest = rest.subarray(part.length);
      const { bytes } = this.#gathered;
      if (wanted === headLength && bytes.length === headLength) this.#check(bytes);
      if (bytes.length >= headLength && bytes.length === this.#wanted()) {
        const held = this.#gathered.capacity;
        this.#gathered = new GatheredBytes(this.#rules.hold);
        yield* this.#complete(bytes, held);
      }
    }
  }

  /** Throws InvalidArgument when the body ended within an envelope. */
  end(): void {
    if (this.#gathered.length > 0) throw malformed('The message is not complete.');
  }

  #wanted(): number {
    const { bytes } = this.#gathered;
    return bytes.length < headLength ? headLength : headLength + lengthIn(bytes);
  }

  #check(head: Uint8Array): void {
    const flags = head[0] ?? 0;
    const { endFlag, most, single } = this.#rules;
    if (this.#hasEnded) throw malformed('Nothing may follow the end of the stream.');
    if (flags !== 0 && flags !== compressedFlag && flags !== endFlag) {
      throw malformed('The envelope of a message has unknown flags.');
    }
    if (lengthIn(head) > most) throw tooLarge(most);
    if (flags === endFlag) return;
    this.#messages += 1;
    if (single && this.#messages > 1) throw oneMessageOnly();
  }

  *#complete(bytes: Uint8Array, held: number): Generator<Envelope, void, undefined> {
    const flags = bytes[0] ?? 0;
    if (flags === this.#rules.endFlag) {
      this.#hasEnded = true;
      this.#rules.hold.give(held);
      return;
    }
    yield { compressed: flags === compressedFlag, bytes, held };
  }
}

function isWhole(bytes: Uint8Array): boolean {
  return bytes.length >= headLength && bytes.length === headLength + lengthIn(bytes);
}

/** The length of the message, which the head ends with. */
function lengthIn(head: Uint8Array): number {
  const [, a = 0, b = 0, c = 0, d = 0] = head;
  return a * 0x1000000 + (b << 16) + (c << 8) + d;
}
