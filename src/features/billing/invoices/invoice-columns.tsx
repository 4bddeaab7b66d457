import { FileText } from 'lucide-react';
import { textLinkClass } from '#src/kit/controls/text-link.ts';
import type { Column } from '#src/kit/table/column.ts';
import { Pill } from '#src/kit/text/pill.tsx';
import { UserText } from '#src/kit/text/user-text.tsx';
import { cx } from '#src/lib/cx.ts';
import { plainMoney } from '#src/lib/money.ts';
import { dateAt } from '../period.ts';
import { invoiceName, type InvoiceRow } from './invoice-rows.ts';
import { invoiceStatusWords } from './invoice-status.ts';

/** The columns of the list of invoices. */
export const invoiceColumns: readonly Column<InvoiceRow>[] = [
  {
    id: 'number',
    header: 'Number',
    primary: true,
    value: ({ number }) => number,
    cell: ({ number }) =>
      number === '' ? (
        <span className="text-text-muted">No number yet</span>
      ) : (
        <span className="font-medium tabular-nums">
          <UserText>{number}</UserText>
        </span>
      ),
  },
  {
    id: 'period',
    header: 'Period',
    width: '14rem',
    value: ({ periodStart }) => periodStart,
    exported: ({ periodStart }) => dateAt(periodStart ?? 0),
    exportedToo: { periodEnd: { header: 'Period end', of: ({ periodEnd }) => dateAt(periodEnd ?? 0)?.toISOString() } },
    cell: ({ period }) => period,
  },
  {
    id: 'amount',
    header: 'Amount',
    width: '12rem',
    align: 'end',
    value: ({ amountDue }) => amountDue,
    exported: ({ amountDue, currency }) => plainMoney(amountDue, currency),
    exportedToo: { currency: { header: 'Currency', of: ({ currency }) => currency.toUpperCase() } },
    cell: ({ amount, status }) => (
      <span className={cx('wrap-anywhere', status === 'void' && 'text-text-muted line-through')}>{amount}</span>
    ),
  },
  {
    id: 'status',
    header: 'Status',
    width: '9rem',
    value: ({ status }) => invoiceStatusWords(status).label,
    cell: Status,
  },
  {
    id: 'pdf',
    header: 'PDF',
    width: '8rem',
    exported: ({ pdf }) => pdf,
    cell: Pdf,
  },
];

function Status({ status }: InvoiceRow) {
  const { label, meaning, tone } = invoiceStatusWords(status);
  return (
    <span title={meaning}>
      <Pill tone={tone}>
        <bdi>{label}</bdi>
      </Pill>
    </span>
  );
}

function Pdf(row: InvoiceRow) {
  if (row.pdf === undefined) return <span className="text-text-muted">None</span>;
  return (
    <a href={row.pdf} target="_blank" rel="noreferrer" className={`${textLinkClass} inline-flex items-center gap-1.5`}>
      <FileText className="size-3.5 shrink-0" aria-hidden="true" />
      PDF
      <span className="sr-only"> of {invoiceName(row)} (in a new tab)</span>
    </a>
  );
}
