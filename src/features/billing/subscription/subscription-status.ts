import type { Tone } from '#src/kit/text/pill.tsx';
import { untilWords } from '../period.ts';

/** How a subscription stands: a word for the pill, and a sentence that says what follows from it. */
export interface StatusWords {
  readonly label: string;
  readonly meaning: string;
  readonly tone: Tone;
}

const words: ReadonlyMap<string, StatusWords> = new Map([
  ['active', { label: 'Active', meaning: 'What you use is invoiced after each billing cycle.', tone: 'accent' }],
  ['trialing', { label: 'Trial', meaning: 'A free trial. Nothing is charged until it ends.', tone: 'accent' }],
  [
    'past_due',
    {
      label: 'Past due',
      meaning:
        'The latest invoice was not paid in time. Pay it as agreed in the contract, or the subscription may end.',
      tone: 'warning',
    },
  ],
  [
    'unpaid',
    {
      label: 'Unpaid',
      meaning: 'Several attempts to collect a payment failed. Pay the open invoices as agreed in the contract.',
      tone: 'danger',
    },
  ],
  [
    'incomplete',
    {
      label: 'Incomplete',
      meaning: 'The first payment has not gone through yet. The subscription begins when it does.',
      tone: 'warning',
    },
  ],
  [
    'incomplete_expired',
    {
      label: 'Never started',
      meaning: 'The first payment did not go through in time. A new subscription is needed.',
      tone: 'danger',
    },
  ],
  ['paused', { label: 'Paused', meaning: 'Nothing is invoiced until the subscription is resumed.', tone: 'warning' }],
  [
    'canceled',
    { label: 'Canceled', meaning: 'The subscription has ended. Nothing more is invoiced.', tone: 'neutral' },
  ],
]);

/** Of these, nothing is left to cancel. */
const over: ReadonlySet<string> = new Set(['canceled', 'incomplete_expired']);

export interface Standing extends StatusWords {
  /** Whether it is over, so that there is nothing to cancel or to keep. */
  readonly isOver: boolean;
  /** Whether somebody has canceled it, and it still goes on. */
  readonly isEnding: boolean;
}

/** How a subscription stands. A status that isn't known here is shown as it is. */
export function standingOf(status: string, endsAt: Date | undefined, now: Date): Standing {
  const hasEnded = endsAt !== undefined && endsAt <= now;
  const isOver = over.has(status) || hasEnded;
  const known = words.get(hasEnded && !over.has(status) ? 'canceled' : status) ?? unknownWords(status);
  if (endsAt === undefined || (isOver && !hasEnded)) return { ...known, isOver, isEnding: false };
  const until = untilWords(endsAt);
  if (isOver) {
    const meaning = `The subscription went on until ${until}. Nothing more is invoiced.`;
    return { ...known, meaning, isOver, isEnding: false };
  }
  return {
    label: status === 'active' ? 'Ending' : `${known.label}, ending`,
    meaning: `Canceled. The subscription goes on until ${until}; what is used until then is invoiced.`,
    tone: 'warning',
    isOver,
    isEnding: true,
  };
}

function unknownWords(status: string): StatusWords {
  return {
    label: status || 'Unknown',
    meaning: status
      ? 'This console has no words for this status.'
      : 'The server did not say how the subscription stands.',
    tone: 'neutral',
  };
}
