import type { Invoice } from '#proto/polarsignals/billing/v1alpha1/billing_pb.ts';
import { amountDueOf } from '#src/api/billing.ts';
import { counted } from '#src/lib/counted.ts';
import { listed } from '#src/lib/listed.ts';
import { formatMoney } from '#src/lib/money.ts';
import { daysOf, periodWords } from '../period.ts';
import { invoiceStatusWords } from './invoice-status.ts';
import { pdfAddress } from './pdf-address.ts';

/** A row of the list of invoices. */
export interface InvoiceRow {
  readonly key: string;
  /** Empty for a draft. */
  readonly number: string;
  readonly period: string;
  /** In seconds since 1970, to sort by; `undefined` where none was given. */
  readonly periodStart: number | undefined;
  /** The UTC days of the period, both included: "2026-10-01"; `undefined` where none was given. */
  readonly firstDay: string | undefined;
  readonly lastDay: string | undefined;
  readonly amountDue: bigint;
  /** As the backend writes it. */
  readonly currency: string;
  readonly amount: string;
  /** As the backend writes it. */
  readonly status: string;
  /** `undefined` where there is no PDF, or none that may be opened. */
  readonly pdf: string | undefined;
}

/** Invoices as rows, in their order. */
export function invoiceRows(invoices: readonly Invoice[], origin: string): InvoiceRow[] {
  return invoices.map((invoice, at) => {
    const { number, currency, status, periodStart, invoicePdf } = invoice;
    const amountDue = amountDueOf(invoice);
    const { first, last } = daysOf(invoice);
    return {
      // Drafts have no number, and nothing keeps a backend from using one twice.
      key: `${number}#${at}`,
      number,
      period: periodWords(invoice),
      periodStart: periodStart || undefined,
      firstDay: first,
      lastDay: last,
      amountDue,
      currency,
      amount: formatMoney(amountDue, currency),
      status,
      pdf: pdfAddress(invoicePdf, origin),
    };
  });
}

/** What is to be paid: "2 open invoices: $223.70 to be paid." */
export function openWords(rows: readonly InvoiceRow[]): string {
  const open = rows.filter(({ status, amountDue }) => status === 'open' && amountDue > 0n);
  if (open.length === 0) return 'No open invoices.';
  const sums = new Map<string, bigint>();
  for (const { currency, amountDue } of open) sums.set(currency, (sums.get(currency) ?? 0n) + amountDue);
  const amounts = Array.from(sums, ([currency, sum]) => formatMoney(sum, currency));
  return `${counted(open.length, 'open invoice')}: ${listed(amounts)} to be paid.`;
}

/** Why the list has no PDFs; empty where it has one, or nothing at all. */
export function noPdfWords(rows: readonly InvoiceRow[]): string {
  return rows.length > 0 && rows.every(({ pdf }) => pdf === undefined) ? ' This server makes no PDFs of them.' : '';
}

/** "INV-2026-11-0001", "Invoice: November 2026". */
export function invoiceName({ number, period }: InvoiceRow): string {
  return number || `Invoice: ${period}`;
}

export const invoiceSearch = {
  looksAt: 'numbers, periods, amounts and statuses',
  textsOf: (row: InvoiceRow) => [row.number, row.period, row.amount, row.status, invoiceStatusWords(row.status).label],
};
