import { quotaExhausted } from '#domain/errors.ts';
import type { Clock } from '#domain/host.ts';

/** How many issuers one person may have read: at once, and in a minute. */
const atOnce = 3;
const inAMinute = 20;
const minute = 60_000; // ms

interface Read {
  readonly at: number;
  isOver: boolean;
}

/**
 * Limits how often people have issuers read: each read makes the server ask an address of their choice. The function that it
 * returns does the work, or throws ResourceExhausted.
 */
export function limitIssuerReads(clock: Clock) {
  const reads = new Map<string, readonly Read[]>();
  return async <T>(subject: string, work: () => Promise<T>): Promise<T> => {
    const now = clock().getTime();
    for (const [other, theirs] of reads) {
      const kept = theirs.filter(({ at, isOver }) => !isOver || now - at < minute);
      if (kept.length > 0) reads.set(other, kept);
      else reads.delete(other);
    }
    const before = reads.get(subject) ?? [];
    refuseTooMany(before);
    const own: Read = { at: now, isOver: false };
    reads.set(subject, [...before, own]);
    try {
      return await work();
    } finally {
      own.isOver = true;
    }
  };
}

function refuseTooMany(before: readonly Read[]): void {
  if (before.filter(({ isOver }) => !isOver).length >= atOnce)
    throw quotaExhausted(
      `${atOnce} issuers are being read for you already. Wait until they have answered, then try again.`,
      atOnce,
    );
  if (before.length >= inAMinute)
    throw quotaExhausted(
      `You had ${inAMinute} issuers read within a minute, the most there may be. Wait a minute, then try again.`,
      inAMinute,
    );
}
