import { Receipt } from 'lucide-react';
import { useMemo } from 'react';
import { known } from '#src/access/answer.ts';
import { Missing } from '#src/flows/cards/card.tsx';
import type { Filter } from '#src/flows/list/list-options.ts';
import { ListView } from '#src/flows/list/list-view.tsx';
import { useList } from '#src/flows/list/use-list.ts';
import { EmptyState } from '#src/kit/feedback/empty-state.tsx';
import { TableSkeleton } from '#src/kit/feedback/skeleton.tsx';
import { Section } from '#src/kit/text/section.tsx';
import type { BillingData } from '../use-billing.ts';
import { invoiceColumns as columns } from './invoice-columns.tsx';
import {
  invoiceName as nameOf,
  type InvoiceRow,
  invoiceRows,
  invoiceSearch as search,
  openWords,
} from './invoice-rows.ts';
import { invoiceStatusWords } from './invoice-status.ts';

/** The invoices of billing cycles that are over, and what is to be paid of them. */
export function InvoicesSection({ data: { invoices } }: { data: BillingData }) {
  const answer = known(invoices);
  const rows = useMemo(() => answer && invoiceRows(answer, location.origin), [answer]);
  return (
    <Section title="Invoices" description={rows && openWords(rows)}>
      {rows && <Invoices rows={rows} />}
      {invoices.kind === 'loading' && <TableSkeleton columns={4} rows={4} />}
      {(invoices.kind === 'denied' || invoices.kind === 'failed') && <Missing answer={invoices} title="Invoices" />}
    </Section>
  );
}

function Invoices({ rows }: { rows: readonly InvoiceRow[] }) {
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
