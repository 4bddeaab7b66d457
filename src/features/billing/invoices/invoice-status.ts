import type { Tone } from '#src/kit/text/pill.tsx';

type StatusWords = {
  readonly label: string;
  /** What follows from it, where the label doesn't say so. */
  readonly meaning?: string;
  readonly tone: Tone;
};

const words: ReadonlyMap<string, StatusWords> = new Map<string, StatusWords>([
  ['open', { label: 'Open', tone: 'accent' }],
  ['paid', { label: 'Paid', tone: 'neutral' }],
  ['draft', { label: 'Draft', meaning: 'Not sent yet: it can still change.', tone: 'neutral' }],
  ['void', { label: 'Void', meaning: 'Withdrawn. Nothing is to be paid.', tone: 'neutral' }],
  ['uncollectible', { label: 'Uncollectible', meaning: 'Nobody expects it to be paid any more.', tone: 'warning' }],
]);

/** How an invoice stands, for its pill. A status that isn't known here is shown as it is. */
export function invoiceStatusWords(status: string): StatusWords {
  return (
    words.get(status) ?? {
      label: status || 'Unknown',
      meaning: status ? 'This console has no words for this status.' : 'The server did not say how it stands.',
      tone: 'neutral',
    }
  );
}
