import type { Plan } from '#domain/rules/bill.ts';
import { endOfMonth } from '#domain/rules/utc-calendar.ts';
import { formatGib } from '#src/lib/gib.ts';
import { formatMoney } from '#src/lib/money.ts';
import { monthWords } from '#src/lib/utc-days.ts';
import type { UsageData } from '../use-usage.ts';
import { Figure, FigurePending } from './figure.tsx';
import { atThisPace, costOf, isAfterEnd } from './forecast.ts';
import type { Billed } from './use-billed.ts';

const title = 'At this pace';

/** Where the month will end and, for somebody who may see prices, what it will cost. */
export function PaceFigure({ data: { usage, now }, billed }: { data: UsageData; billed: Billed }) {
  const { month, total } = usage;
  if (month === undefined) return <Figure title={title}>Only known where a billing cycle is a month.</Figure>;
  const bytes = atThisPace(total, month, now);
  if (bytes === undefined) {
    return (
      <Figure title={title}>
        {now < endOfMonth(month) ? 'Known from the second day of the month on.' : 'This billing cycle is over.'}
      </Figure>
    );
  }
  const words = `${formatGib(bytes)} by the end of ${monthWords(month)}`;
  if (billed.kind === 'known' && billed.value.plan !== null) {
    const { plan, subscription } = billed.value;
    return (
      <Figure
        title={title}
        value={formatMoney(costOf(bytes, month, plan, subscription), plan.currency)}
        room={roomFor(words)}
      >
        for {words}
        {isAfterEnd(month, subscription)
          ? ': the subscription has ended, so nothing is invoiced'
          : priceWords(plan, subscription?.discount !== undefined)}
      </Figure>
    );
  }
  const isLoading = billed.kind === 'loading';
  return (
    <Figure
      title={title}
      value={isLoading ? <FigurePending /> : formatGib(bytes)}
      room={billed.kind === 'denied' ? undefined : roomFor(words)}
    >
      {isLoading ? words : `by the end of ${monthWords(month)}`}
      {billed.kind === 'failed' && '. The price is not loaded.'}
    </Figure>
  );
}

/** The sentence as it usually becomes once the price is there. */
function roomFor(words: string): string {
  const usual = { currency: 'usd', unitAmount: 25, includedGib: 100n };
  return `for ${words}${priceWords(usual, true)}`;
}

/** The rest of a sentence that says for what the price is, and how it comes about. */
function priceWords({ currency, unitAmount, includedGib }: Plan, hasDiscount: boolean): string {
  const price = `${formatMoney(BigInt(unitAmount), currency)} a GiB${hasDiscount ? ', less the discount' : ''}.`;
  return includedGib > 0n
    ? `. ${includedGib.toLocaleString('en')} GiB are included, then ${price}`
    : `. The price is ${price}`;
}
