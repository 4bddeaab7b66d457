import { Link } from '@tanstack/react-router';
import type { GetInvoicesUpcomingResponse } from '#proto/polarsignals/billing/v1alpha1/billing_pb.ts';
import { known } from '#src/access/answer.ts';
import { useCan } from '#src/access/use-can.ts';
import { amountDueOf } from '#src/api/billing.ts';
import { Card } from '#src/flows/cards/card.tsx';
import { textLinkClass } from '#src/kit/controls/text-link.ts';
import { ProgressBar } from '#src/kit/feedback/progress-bar.tsx';
import { useNow } from '#src/kit/text/now.ts';
import { formatMoney } from '#src/lib/money.ts';
import { dateAt, dateWords, dayOf, periodWords } from '../period.ts';
import { discountOf } from '../subscription/payment-words.ts';
import type { BillingData } from '../use-billing.ts';
import { billLines } from './upcoming-lines.ts';

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
    <Card title="Upcoming invoice" link={link} needs={[upcoming]}>
      {() => {
        const invoice = known(upcoming);
        if (!invoice) return <p className="text-text-muted">There is none: nothing is being billed at the moment.</p>;
        const { currency } = invoice;
        const lines = billLines(invoice, {
          includedGib: known(plan)?.includedGib,
          discount: discountOf(known(subscription), currency),
        });
        return (
          <>
            <p className="text-2xl font-semibold tracking-tight wrap-anywhere tabular-nums">
              {formatMoney(amountDueOf(invoice), currency)}
            </p>
            <p className="text-text-muted">{whatFor(invoice)}</p>
            <Progress {...invoice} />
            {lines.length === 0 ? (
              <p className="mt-3 text-text-muted">Nothing beyond what is included so far.</p>
            ) : (
              <dl className="mt-3 grid gap-1.5">
                {lines.map(({ words, amount }) => (
                  <div key={words} className="flex justify-between gap-x-6">
                    <dt className="min-w-0 text-text-muted wrap-anywhere">{words}</dt>
                    <dd className="shrink-0 tabular-nums">{amount}</dd>
                  </div>
                ))}
              </dl>
            )}
          </>
        );
      }}
    </Card>
  );
}

function whatFor(period: GetInvoicesUpcomingResponse): string {
  const end = dateAt(period.periodEnd);
  const words = periodWords(period);
  if (period.periodStart === 0) return `So far; ${words.charAt(0).toLowerCase()}${words.slice(1)}.`;
  return `for ${words} so far.${end ? ` Invoiced on ${dateWords(end)} (UTC).` : ''}`;
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
