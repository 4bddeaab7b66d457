import { Receipt } from 'lucide-react';
import { useMemo } from 'react';
import type { Invoice } from '#proto/polarsignals/billing/v1alpha1/billing_pb.ts';
import { Missing } from '#src/flows/cards/card.tsx';
import type { Filter } from '#src/flows/list/list-options.ts';
import { ListView } from '#src/flows/list/list-view.tsx';
import { useList } from '#src/flows/list/use-list.ts';
import { EmptyState } from '#src/kit/feedback/empty-state.tsx';
import { Section } from '#src/kit/text/section.tsx';
import type { BillingData } from '../use-billing.ts';
import { invoiceColumns as columns } from './invoice-columns.tsx';
import { invoiceName as nameOf, type InvoiceRow, invoiceRows, invoiceSearch as search } from './invoice-rows.ts';
import { invoiceStatusWords } from './invoice-status.ts';

/** The invoices of billing cycles that are over. */
export function InvoicesSection({ data: { invoices } }: { data: BillingData }) {
  return (
    <Section title="Invoices">
      {invoices.kind === 'known' ? (
        <Invoices invoices={invoices.value} />
      ) : (
        <Missing answer={invoices} title="Invoices" />
      )}
    </Section>
  );
}

function Invoices({ invoices }: { invoices: readonly Invoice[] }) {
  const rows = useMemo(() => invoiceRows(invoices, location.origin), [invoices]);
  const filters = useMemo(() => [statusFilter(rows)], [rows]);
  const list = useList({
    noun: 'invoice',
    rows,
    columns,
    filters,
    search,
    sort: '',
    orderName: 'Newest first',
    keyOf,
    nameOf,
  });
  return (
    <ListView
      list={list}
      empty={
        <EmptyState icon={<Receipt />} title="No invoices yet">
          The first one is created after a billing cycle that costs something.
        </EmptyState>
      }
    />
  );
}

const keyOf = ({ key }: InvoiceRow) => key;

const labelOf = (status: string) => invoiceStatusWords(status).label;

function statusFilter(rows: readonly InvoiceRow[]): Filter<InvoiceRow> {
  return {
    id: 'status',
    label: 'Status',
    valuesOf: ({ status }) => [status],
    labelOf,
    options: () =>
      Array.from(new Set(rows.map(({ status }) => status)))
        .filter(Boolean)
        .map((value) => ({ value, label: labelOf(value) })),
  };
}
