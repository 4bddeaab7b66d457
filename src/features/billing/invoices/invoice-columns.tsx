import { textLinkClass } from '#src/kit/controls/text-link.ts';
import { Tooltip } from '#src/kit/overlays/tooltip.tsx';
import type { Column } from '#src/kit/table/column.ts';
import { UserText } from '#src/kit/text/user-text.tsx';
import { cx } from '#src/lib/cx.ts';
import { plainMoney } from '#src/lib/money.ts';
import { AmountText } from '../amount-text.tsx';
import { StatusPill } from '../status-pill.tsx';
import { invoiceName, type InvoiceRow } from './invoice-rows.ts';
import { invoiceStatusWords } from './invoice-status.ts';

/** The columns of the list of invoices: wide enough for the longest amount and status on one line. */
export function invoiceColumns(rows: readonly InvoiceRow[]): readonly Column<InvoiceRow>[] {
  const longestAmount = longest(rows.map(({ amount }) => amount));
  const longestStatus = longest(rows.map(({ status }) => invoiceStatusWords(status).label));
  return [
    {
      // A file has it in place of an ID: a row has none.
      id: 'id',
      header: 'Number',
      primary: true,
      width: '10rem',
      value: ({ number }) => number,
      cell: Number,
    },
    {
      id: 'period',
      header: 'Period',
      width: '8rem',
      value: ({ periodStart }) => periodStart,
      exported: ({ period }) => period,
      exportedToo: {
        periodFrom: { header: 'Period from', of: ({ firstDay }) => firstDay },
        periodTo: { header: 'Period to', of: ({ lastDay }) => lastDay },
      },
      cell: ({ period }) => period,
    },
    {
      id: 'amount',
      header: 'Amount',
      width: `calc(${Math.max(longestAmount, 10)}ch + 1.5rem)`,
      align: 'end',
      value: ({ amountDue }) => amountDue,
      exported: ({ amountDue, currency }) => plainMoney(amountDue, currency),
      exportedToo: { currency: { header: 'Currency', of: ({ currency }) => currency.toUpperCase() } },
      cell: ({ amount, status }) => (
        <span className={cx(status === 'void' && 'text-text-muted line-through')}>
          <AmountText>{amount}</AmountText>
        </span>
      ),
    },
    {
      id: 'status',
      header: 'Status',
      width: `calc(${Math.min(Math.max(longestStatus, 10), mostOfStatus)}ch + 2.5rem)`,
      value: ({ status }) => invoiceStatusWords(status).label,
      cell: Status,
    },
    ...(rows.some(({ pdf }) => pdf !== undefined) ? [pdfColumn] : []),
  ];
}

const pdfColumn: Column<InvoiceRow> = {
  id: 'pdf',
  header: 'PDF',
  width: '5.5rem',
  exported: ({ pdf }) => pdf,
  cell: Pdf,
};

/** Characters of a status that get room; a longer one ends in dots. */
const mostOfStatus = 32;

function longest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map(({ length }) => length));
}

function Number({ number }: InvoiceRow) {
  if (number === '') return <span className="text-text-muted">No number yet</span>;
  return (
    <span className="font-medium tabular-nums">
      <UserText>{number}</UserText>
    </span>
  );
}

/** What a word doesn't say itself is told on hover, focus and touch. */
function Status({ status }: InvoiceRow) {
  const { label, meaning, tone } = invoiceStatusWords(status);
  if (meaning === undefined) return <StatusPill label={label} tone={tone} />;
  return (
    <Tooltip text={meaning}>
      <StatusPill label={label} tone={tone} tabIndex={0} />
    </Tooltip>
  );
}

/** The console's own PDFs are sent as a file; another host's may be shown. */
function Pdf(row: InvoiceRow) {
  const { pdf } = row;
  if (pdf === undefined) return <span className="text-text-muted">None</span>;
  const isOwn = new URL(pdf).origin === location.origin;
  return (
    <a href={pdf} {...(isOwn ? {} : inNewTab)} className={textLinkClass}>
      {isOwn ? 'Download' : 'Open'}
      <span className="sr-only">
        {' '}
        PDF of {invoiceName(row)}
        {!isOwn && ' (in a new tab)'}
      </span>
    </a>
  );
}

const inNewTab = { target: '_blank', rel: 'noreferrer' };
