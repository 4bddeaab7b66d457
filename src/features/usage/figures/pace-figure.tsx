import { endOfMonth } from '#domain/rules/utc-calendar.ts';
import { Skeleton } from '#src/kit/feedback/skeleton.tsx';
import { formatGib } from '#src/lib/gib.ts';
import { formatMoney } from '#src/lib/money.ts';
import { monthWords } from '#src/lib/utc-days.ts';
import type { UsageData } from '../use-usage.ts';
import { Figure } from './figure.tsx';
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
  const byTheEnd = `by the end of ${monthWords(month)}`;
  if (billed.kind === 'loading') {
    return (
      <Figure title={title} value={<Skeleton className="my-1.5 h-4 w-28" />}>
        <span className="sr-only">Loading…</span>
        {formatGib(bytes)} {byTheEnd}
      </Figure>
    );
  }
  if (billed.kind !== 'known' || billed.value.plan === null) {
    return (
      <Figure title={title} value={formatGib(bytes)}>
        {byTheEnd}
        {billed.kind === 'failed' && '. The price is not loaded.'}
      </Figure>
    );
  }
  const { plan, subscription } = billed.value;
  const money = (amount: bigint) => formatMoney(amount, plan.currency);
  return (
    <Figure title={title} value={money(costOf(bytes, month, plan, subscription))}>
      {isAfterEnd(month, subscription)
        ? `for ${formatGib(bytes)} ${byTheEnd}: the subscription has ended, so nothing is invoiced`
        : `for ${formatGib(bytes)} ${byTheEnd}. ${includedWords(plan.includedGib)}${money(BigInt(plan.unitAmount))} a GiB${subscription?.discount ? ', less the discount' : ''}.`}
    </Figure>
  );
}

/** "100 GiB are included, then ": the beginning of a sentence that goes on with the price. */
function includedWords(included: bigint): string {
  return included > 0n ? `${included.toLocaleString('en')} GiB are included, then ` : 'The price is ';
}
