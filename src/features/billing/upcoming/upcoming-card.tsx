import { Link } from '@tanstack/react-router';
import type { GetInvoicesUpcomingResponse } from '#proto/polarsignals/billing/v1alpha1/billing_pb.ts';
import { ifLoading, known } from '#src/access/answer.ts';
import { useCan } from '#src/access/use-can.ts';
import { amountDueOf } from '#src/api/billing.ts';
import { Card } from '#src/flows/cards/card.tsx';
import { textLinkClass } from '#src/kit/controls/text-link.ts';
import { ProgressBar } from '#src/kit/feedback/progress-bar.tsx';
import { useNow } from '#src/kit/text/now.ts';
import { cx } from '#src/lib/cx.ts';
import { formatMoney } from '#src/lib/money.ts';
import { AmountText } from '../amount-text.tsx';
import { dayOf } from '../period.ts';
import { discountOf } from '../subscription/payment-words.ts';
import type { BillingData } from '../use-billing.ts';
import { BillRow } from './bill-row.tsx';
import { billLines, whatFor } from './upcoming-lines.ts';
import { upcomingShape } from './upcoming-shape.tsx';

/** What the current billing cycle costs so far, and how that comes about. */
export function UpcomingCard({ data }: { data: BillingData }) {
  const { organizationId, upcoming, plan, subscription } = data;
  const usage = useCan(organizationId, 'organization.usage.read');
  const link = usage.allowed === true && (
    <Link to="/organizations/$organizationId/settings/usage" params={{ organizationId }} className={textLinkClass}>
      See usage
    </Link>
  );
  return (
    <Card
      title="Upcoming invoice"
      link={link}
      needs={[upcoming, ...ifLoading(plan), ...ifLoading(subscription)]}
      shape={upcomingShape}
    >
      {() => {
        const invoice = known(upcoming);
        if (!invoice) return <p className="text-text-muted">There is none: nothing is being billed at the moment.</p>;
        const lines = billLines(invoice, {
          includedGib: known(plan)?.includedGib,
          discount: discountOf(known(subscription), invoice.currency),
        });
        return (
          <>
            <Figure amount={formatMoney(amountDueOf(invoice), invoice.currency)} />
            <p className="text-text-muted">{whatFor(invoice)}</p>
            <Progress {...invoice} />
            {lines.length === 0 ? (
              <p className="mt-3 text-text-muted">Nothing beyond what is included so far.</p>
            ) : (
              <dl className="mt-3 grid gap-1.5">
                {lines.map(({ words, amount }) => (
                  <BillRow key={words} words={words} amount={<AmountText>{amount}</AmountText>} />
                ))}
              </dl>
            )}
          </>
        );
      }}
    </Card>
  );
}

/** Characters that fit on a line of a phone in the large size. */
const mostInLarge = 16;

/** What is due, in one line: the longest amounts are smaller. */
function Figure({ amount }: { amount: string }) {
  const size = amount.length > mostInLarge ? 'text-base leading-8' : 'text-2xl';
  return (
    <p className={cx('font-semibold tracking-tight', size)}>
      <AmountText>{amount}</AmountText>
    </p>
  );
}

/** How far the billing cycle is. */
function Progress(period: GetInvoicesUpcomingResponse) {
  const now = useNow();
  const at = dayOf(period, now);
  if (!at) return null;
  const words = `Day ${at.day} of ${at.days}`;
  return (
    <div className="mt-3 flex items-center gap-3">
      <ProgressBar label={`Billing cycle: ${words}`} value={at.day} max={at.days} />
      <span className="shrink-0 text-sm text-text-muted tabular-nums" aria-hidden="true">
        {words}
      </span>
    </div>
  );
}
