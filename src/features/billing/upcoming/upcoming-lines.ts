import type { GetInvoicesUpcomingResponse } from '#proto/polarsignals/billing/v1alpha1/billing_pb.ts';
import { amountDueOf } from '#src/api/billing.ts';
import { formatCount } from '#src/lib/counted.ts';
import { formatMoney } from '#src/lib/money.ts';
import { dateAt, dateWords, periodWords } from '../period.ts';

/** One line of a bill. */
export interface BillLine {
  readonly words: string;
  readonly amount: string;
}

type Upcoming = Pick<
  GetInvoicesUpcomingResponse,
  'amountDue' | 'exactAmountDue' | 'currency' | 'quantity' | 'unitAmount'
>;

/** The largest number that the public contract can say; what is more reads the same. */
const most = 2 ** 31 - 1;

/**
 * How an invoice comes to its amount: what was used at its price, then what a discount or anything else takes off or adds.
 * @param includedGib what cost nothing; `undefined` if unknown
 * @param discount the discount in words, if there is one
 */
export function billLines(
  upcoming: Upcoming,
  { includedGib, discount }: { includedGib: bigint | undefined; discount: string | undefined },
): readonly BillLine[] {
  const { quantity, unitAmount, currency } = upcoming;
  if (quantity >= most) return [];
  const subtotal = BigInt(quantity) * BigInt(unitAmount);
  const rest = amountDueOf(upcoming) - subtotal;
  const beyond = includedGib ? ` beyond the included ${formatCount(includedGib)} GiB` : '';
  const used = {
    words: `${formatCount(quantity)} GiB${beyond} at ${formatMoney(BigInt(unitAmount), currency)} each`,
    amount: formatMoney(subtotal, currency),
  };
  if (rest === 0n) return quantity === 0 ? [] : [used];
  const words = rest < 0n ? (discount ?? 'Discount') : 'Other charges';
  return [used, { words, amount: formatMoney(rest, currency) }];
}

/** "for November 2026 so far. Invoiced on 1 Dec 2026 (UTC)." Nothing is promised of an invoice where nothing is due. */
export function whatFor(upcoming: GetInvoicesUpcomingResponse): string {
  const words = periodWords(upcoming);
  const end = dateAt(upcoming.periodEnd);
  if (upcoming.periodStart === 0 || !end) return `So far; ${words.charAt(0).toLowerCase()}${words.slice(1)}.`;
  const condition = amountDueOf(upcoming) > 0n ? '' : ', if it costs something by then';
  return `for ${words} so far. Invoiced on ${dateWords(end)} (UTC)${condition}.`;
}
