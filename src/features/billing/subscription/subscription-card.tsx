import { timestampDate, type Timestamp } from '@bufbuild/protobuf/wkt';
import { Suspense, useState } from 'react';
import type { GetSubscriptionResponse } from '#proto/polarsignals/billing/v1alpha1/billing_pb.ts';
import { ifLoading, known } from '#src/access/answer.ts';
import type { Can } from '#src/access/use-can.ts';
import { useCapability } from '#src/api/capabilities.ts';
import { useActs } from '#src/flows/acts/use-acts.ts';
import { Card } from '#src/flows/cards/card.tsx';
import { Button } from '#src/kit/controls/button.tsx';
import { Skeleton } from '#src/kit/feedback/skeleton.tsx';
import { TextShape } from '#src/kit/feedback/text-shape.tsx';
import { useNow } from '#src/kit/text/now.ts';
import { Pill } from '#src/kit/text/pill.tsx';
import { CardFact, CardFacts, FactsShape } from '../card-facts.tsx';
import { CancelSubscriptionDialog } from '../lazy-parts.ts';
import { dateWords } from '../period.ts';
import { StatusPill } from '../status-pill.tsx';
import type { BillingData } from '../use-billing.ts';
import { KeepSubscription } from './keep-subscription.tsx';
import { discountOf, orderTermsWords, paymentWords } from './payment-words.ts';
import { standingOf } from './subscription-status.ts';

const standingClass = 'flex flex-wrap items-baseline gap-x-2 gap-y-1';

const shape = (
  <div className="grid gap-3">
    <p className={standingClass}>
      <Pill tone="neutral">
        <TextShape like="Active" />
      </Pill>
      <span className="min-w-0 flex-1 basis-48">
        <TextShape like="What you use is invoiced after each billing cycle." />
      </span>
    </p>
    <FactsShape
      like={{ 'Paid by': 'Purchase order PO-2026-0417', Discount: 'Early adopter: 10% off', Began: '25 Oct 2025' }}
    />
    <Skeleton className="h-8 w-40" />
  </div>
);

type SubscriptionCardProps = { data: BillingData; modify: Can };

/** How the subscription stands, how it is paid, and its end. */
export function SubscriptionCard({ data, modify }: SubscriptionCardProps) {
  return (
    <Card title="Subscription" needs={[data.subscription, ...ifLoading(data.plan)]} shape={shape}>
      {() => {
        const subscription = known(data.subscription);
        return subscription ? (
          <Subscription {...{ subscription, data, modify }} />
        ) : (
          <p className="text-text-muted">No subscription: nothing is billed to this organization.</p>
        );
      }}
    </Card>
  );
}

type SubscriptionProps = SubscriptionCardProps & { subscription: GetSubscriptionResponse };

function Subscription({ subscription, data, modify }: SubscriptionProps) {
  const { organizationId, organization } = data;
  const now = useNow();
  const takesBack = useCapability('ledger');
  const [isCanceling, setIsCanceling] = useState(false);
  const endsAt = timeOf(subscription.cancelAt);
  const created = timeOf(subscription.created);
  const { label, meaning, tone, isOver, isEnding } = standingOf(subscription.status, endsAt, now);
  const upcoming = known(data.upcoming);
  const cancel = { label: 'Cancel subscription', disabledReason: modify.reason, onSelect: () => setIsCanceling(true) };
  useActs(isOver || isEnding ? [] : [cancel]);
  const discount = discountOf(subscription, currencyIn(data));
  const orderTerms = organization ? orderTermsWords(organization) : '';
  return (
    <div className="grid gap-3">
      <p className={standingClass}>
        <StatusPill label={label} tone={tone} />
        <span className="min-w-0 flex-1 basis-48">{meaning}</span>
      </p>
      <CardFacts>
        <CardFact name="Paid by">{paymentWords(subscription, organization?.poNumber ?? '', now)}</CardFact>
        {discount !== undefined && <CardFact name="Discount">{discount}</CardFact>}
        {orderTerms !== '' && <CardFact name="Terms">{orderTerms}</CardFact>}
        <CardFact name="Began">{created ? dateWords(created) : 'Unknown'}</CardFact>
      </CardFacts>
      {!isOver && !isEnding && (
        <div>
          <Button
            disabledReason={cancel.disabledReason}
            preload={CancelSubscriptionDialog.preload}
            onClick={cancel.onSelect}
          >
            {cancel.label}
          </Button>
        </div>
      )}
      {isEnding &&
        (takesBack === false ? (
          <p className="text-text-muted">This server can’t take a cancellation back.</p>
        ) : (
          <KeepSubscription {...{ organizationId, modify }} />
        ))}
      <Suspense fallback={null}>
        {isCanceling && (
          <CancelSubscriptionDialog
            organizationId={organizationId}
            organizationName={organization?.name ?? organizationId}
            upcoming={upcoming ?? undefined}
            takesBack={takesBack === true}
            onClose={() => setIsCanceling(false)}
          />
        )}
      </Suspense>
    </div>
  );
}

/** A coupon has no currency of its own. */
function currencyIn({ plan, upcoming, invoices }: BillingData): string {
  return known(plan)?.currency ?? known(upcoming)?.currency ?? known(invoices)?.[0]?.currency ?? '';
}

/** A backend may send 1970 for a time that there is not. */
function timeOf(time: Timestamp | undefined): Date | undefined {
  return time && time.seconds !== 0n ? timestampDate(time) : undefined;
}
