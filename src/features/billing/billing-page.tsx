import { getRouteApi } from '@tanstack/react-router';
import { Suspense } from 'react';
import { known } from '#src/access/answer.ts';
import { Denied } from '#src/access/denied.tsx';
import { type Can, useCan } from '#src/access/use-can.ts';
import { whyReadOnly } from '#src/access/why-read-only.ts';
import { AskedSheet } from '#src/flows/sheet-form/asked-sheet.tsx';
import { LinesSkeleton } from '#src/kit/feedback/skeleton.tsx';
import { PageHeader } from '#src/shell/page-header.tsx';
import { billingHelp } from './billing-help.ts';
import { billingPurpose } from './billing-search.ts';
import { ContactCard } from './contact/contact-card.tsx';
import { InvoicesSection } from './invoices/invoices-section.tsx';
import { BillingAccess, ChangeContactSheet } from './lazy-parts.ts';
import { PlanCard } from './plan-card.tsx';
import { SubscriptionCard } from './subscription/subscription-card.tsx';
import { UpcomingCard } from './upcoming/upcoming-card.tsx';
import { useBilling } from './use-billing.ts';

const route = getRouteApi('/organizations/$organizationId/settings/billing');

/** What an organization pays and has paid. The home of a billing admin. */
export function BillingPage() {
  const { organizationId } = route.useParams();
  const read = useCan(organizationId, 'billing.read');
  const modify = useCan(organizationId, 'billing.modify');
  if (read.allowed === false) {
    return (
      <>
        <PageHeader description={billingPurpose} />
        <Denied title="You can’t see this page" permissions={['billing.read']} />
      </>
    );
  }
  return (
    <>
      <PageHeader help={billingHelp} description={billingPurpose} readOnly={whyReadOnly(modify)} />
      {read.allowed === true && <Billing {...{ organizationId, modify }} />}
    </>
  );
}

function Billing({ organizationId, modify }: { organizationId: string; modify: Can }) {
  const { change } = route.useSearch();
  const navigate = route.useNavigate();
  const data = useBilling(organizationId);
  const setChange = (what: 'contact' | undefined) =>
    void navigate({
      search: (shown) => ({ ...shown, change: what }),
      replace: what === undefined,
      resetScroll: false,
    });
  return (
    <div className="grid gap-8">
      <AskedSheet
        isAsked={change === 'contact' && data.customer.kind !== 'loading'}
        act="change the billing contact"
        permission="billing.modify"
        can={modify}
        drop={() => setChange(undefined)}
      >
        {(onClose) => (
          <ChangeContactSheet
            organizationId={organizationId}
            contact={known(data.customer) ?? undefined}
            onClose={onClose}
          />
        )}
      </AskedSheet>
      <div className="grid auto-rows-[minmax(10rem,auto)] gap-4 lg:grid-cols-2">
        <UpcomingCard data={data} />
        <SubscriptionCard data={data} modify={modify} />
        <PlanCard data={data} />
        <ContactCard data={data} modify={modify} onChange={() => setChange('contact')} />
      </div>
      <InvoicesSection data={data} />
      {/* After the invoices, whose number isn't known before: they would push it down. */}
      {data.invoices.kind !== 'loading' && (
        <Suspense fallback={<LinesSkeleton />}>
          <BillingAccess organizationId={organizationId} />
        </Suspense>
      )}
    </div>
  );
}
