import { Suspense, useMemo } from 'react';
import { known } from '#src/access/answer.ts';
import { Missing } from '#src/flows/cards/card.tsx';
import { TableSkeleton } from '#src/kit/feedback/skeleton.tsx';
import { Section } from '#src/kit/text/section.tsx';
import { InvoicesList } from '../lazy-parts.ts';
import type { BillingData } from '../use-billing.ts';
import { invoiceRows, openWords } from './invoice-rows.ts';

/** The invoices of billing cycles that are over, and what is to be paid of them. */
export function InvoicesSection({ data: { invoices } }: { data: BillingData }) {
  const answer = known(invoices);
  const rows = useMemo(() => answer && invoiceRows(answer, location.origin), [answer]);
  return (
    <Section title="Invoices" description={rows && openWords(rows)}>
      {rows && (
        <Suspense fallback={skeleton}>
          <InvoicesList rows={rows} />
        </Suspense>
      )}
      {invoices.kind === 'loading' && skeleton}
      {(invoices.kind === 'denied' || invoices.kind === 'failed') && <Missing answer={invoices} title="Invoices" />}
    </Section>
  );
}

const skeleton = <TableSkeleton columns={4} rows={4} />;
