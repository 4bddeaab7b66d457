import type { Invoice } from '#proto/polarsignals/billing/v1alpha1/billing_pb.ts';
import { amountDueOf } from '#src/api/billing.ts';
import { counted } from '#src/lib/counted.ts';
import { listed } from '#src/lib/listed.ts';
import { formatMoney } from '#src/lib/money.ts';
import { periodWords } from '../period.ts';
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
  readonly periodEnd: number | undefined;
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
    const { number, currency, status, periodStart, periodEnd, invoicePdf } = invoice;
    const amountDue = amountDueOf(invoice);
    return {
      // Drafts have no number, and nothing keeps a backend from using one twice.
      key: `${number}#${at}`,
      number,
      period: periodWords(invoice),
      periodStart: periodStart || undefined,
      periodEnd: periodEnd || undefined,
      amountDue,
      currency,
      amount: formatMoney(amountDue, currency),
      status,
      pdf: pdfAddress(invoicePdf, origin),
    };
  });
}

/** What is to be paid: "2 open invoices: $223.70 to be paid". `undefined` if nothing is. */
export function openWords(rows: readonly InvoiceRow[]): string | undefined {
  const open = rows.filter(({ status, amountDue }) => status === 'open' && amountDue > 0n);
  if (open.length === 0) return undefined;
  const sums = new Map<string, bigint>();
  for (const { currency, amountDue } of open) sums.set(currency, (sums.get(currency) ?? 0n) + amountDue);
  const amounts = Array.from(sums, ([currency, sum]) => formatMoney(sum, currency));
  return `${counted(open.length, 'open invoice')}: ${listed(amounts)} to be paid.`;
}

/** "INV-2026-11-0001", "Invoice: November 2026". */
export function invoiceName({ number, period }: InvoiceRow): string {
  return number || `Invoice: ${period}`;
}

export const invoiceSearch = {
  looksAt: 'numbers, periods, amounts and statuses',
  textsOf: (row: InvoiceRow) => [row.number, row.period, row.amount, row.status, invoiceStatusWords(row.status).label],
};
