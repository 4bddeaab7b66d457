import { Receipt } from 'lucide-react';
import { useMemo } from 'react';
import type { Filter } from '#src/flows/list/list-options.ts';
import { ListView } from '#src/flows/list/list-view.tsx';
import { useList } from '#src/flows/list/use-list.ts';
import { EmptyState } from '#src/kit/feedback/empty-state.tsx';
import { invoiceColumns } from './invoice-columns.tsx';
import { invoiceName as nameOf, type InvoiceRow, invoiceSearch as search } from './invoice-rows.ts';
import { invoiceStatusWords } from './invoice-status.ts';

/** Invoices to look through, sort and take home. */
export function InvoicesList({ rows }: { rows: readonly InvoiceRow[] }) {
  const filters = useMemo(() => [statusFilter(rows)], [rows]);
  const columns = useMemo(() => invoiceColumns(rows), [rows]);
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
