import { Suspense, useMemo } from 'react';
import { known } from '#src/access/answer.ts';
import { Missing } from '#src/flows/cards/card.tsx';
import { Skeleton, TableSkeleton } from '#src/kit/feedback/skeleton.tsx';
import { Section } from '#src/kit/text/section.tsx';
import { InvoicesList } from '../lazy-parts.ts';
import type { BillingData } from '../use-billing.ts';
import { invoiceRows, noPdfWords, openWords } from './invoice-rows.ts';

/** The invoices of billing cycles that are over, and what is to be paid of them. */
export function InvoicesSection({ data: { invoices } }: { data: BillingData }) {
  const answer = known(invoices);
  const rows = useMemo(() => answer && invoiceRows(answer, location.origin), [answer]);
  // Always a line, so that nothing moves when it is known.
  const description = rows ? openWords(rows) + noPdfWords(rows) : 'What is to be paid, and what was paid before.';
  return (
    <Section title="Invoices" description={description}>
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

const skeleton = (
  <>
    <Skeleton className="mb-3 h-8 w-64" />
    <TableSkeleton columns={4} />
  </>
);
