import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { markInvoice } from '#domain/billing/mark-invoice.ts';
import { amountText } from '#domain/rules/currency.ts';
import { invoiceStatuses, isInvoiceStatus } from '#domain/rules/invoice-status.ts';
import type { CommandOptions, Desk } from '#server/billing-command/desk.ts';

/** A line for each invoice, the newest last. */
export async function listInvoices({ store }: Desk, _words: readonly string[], { open }: CommandOptions) {
  const invoices = (await store.billing.allInvoices()).filter(({ status }) => !open || status === 'open');
  if (invoices.length === 0) return open ? 'No invoice is open.' : 'There are no invoices.';
  const rows = invoices.map(({ number, month, amountDue, currency, status, organizationId, organizationName }) => [
    number,
    month,
    amountText(amountDue, currency),
    status,
    organizationId,
    organizationName,
  ]);
  const widths = rows[0]?.map((_text, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Says how an invoice stands. */
export async function invoiceCommand(desk: Desk, [number = '', status = '']: readonly string[]): Promise<string> {
  if (!isInvoiceStatus(status)) throw new Error(`An invoice is ${invoiceStatuses.join(', ')}; not “${status}”.`);
  const before = await markInvoice(desk, number, status);
  if (!before) throw new Error(`There is no invoice ${number}.`);
  if (before.status === status) return `${number} was ${status} already.`;
  return `${number} is ${status} now. It was ${before.status}.`;
}

/** Writes an invoice's PDF into a new file, also of an organization that was deleted. */
export async function pdfCommand(
  { store, folder }: Desk,
  [number = '', name = '']: readonly string[],
): Promise<string> {
  const invoice = await store.billing.invoiceByNumber(number);
  if (!invoice) throw new Error(`There is no invoice ${number}.`);
  const { invoicePdf } = await import('#server/invoices/invoice-pdf.ts');
  const file = resolve(folder, name);
  writeNew(file, await invoicePdf({ invoice, showsProjects: true }));
  return `${number} is in ${file}.`;
}

function writeNew(file: string, content: Buffer): void {
  try {
    writeFileSync(file, content, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    throw isThere ? new Error(`${file} is there already. Name a new file.`, { cause: error }) : error;
  }
}
