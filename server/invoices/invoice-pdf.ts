import { setImmediate as letOthersIn } from 'node:timers/promises';
import { discountText } from '#domain/billing/discount-text.ts';
import type { VisibleInvoice } from '#domain/billing/invoice-of.ts';
import { bytesPerGib } from '#domain/rules/bill.ts';
import { amountText } from '#domain/rules/currency.ts';
import type { InvoiceStatus } from '#domain/rules/invoice-status.ts';
import { daysOfMonth, utcDay } from '#domain/rules/utc-calendar.ts';
import type { Invoice, InvoiceLine } from '#domain/store/records.ts';
import { type Cell, createPaper, page, type Paper } from '#server/invoices/paper.ts';

/** pdfkit takes a quarter of a second to load: import this module when an invoice is asked for. */

/** The places of the texts in each kind of row. */
const whole = { x: page.left, width: page.right - page.left };
const fact = { name: { x: page.left, width: 100 }, value: { x: 166, width: page.right - 166 } };
const column = {
  project: { x: page.left, width: 150 },
  bytes: { x: 214, width: 115, isNumber: true },
  gib: { x: 337, width: 90, isNumber: true },
  samples: { x: 435, width: page.right - 435, isNumber: true },
};
const sum = { name: { x: page.left, width: 220 }, value: { x: 286, width: page.right - 286, isNumber: true } };

/** How an invoice stands, for whoever pays from the paper; and what its last amount is called. */
const standing: Readonly<Record<InvoiceStatus, readonly [words: string, amount: string]>> = {
  open: ['Open', 'Amount due'],
  paid: ['Paid: nothing is left to pay', 'Amount paid'],
  void: ['Void: nothing is to be paid', 'Amount, void'],
  uncollectible: ['Uncollectible: nobody expects it to be paid', 'Amount not paid'],
};

/**
 * The invoice as a PDF. It says what was so when the month was closed, and how the invoice stands. A long one takes a second,
 * and others are served between its rows.
 */
export async function invoicePdf({ invoice, showsProjects }: VisibleInvoice): Promise<Buffer> {
  const paper = createPaper(`Invoice ${invoice.number}`, invoice.issuedAt);
  paper.row([{ text: 'Invoice', ...whole, size: 24 }]);
  paper.space();
  facts(paper, invoice);
  paper.space();
  await usage(paper, invoice, showsProjects);
  paper.space();
  sums(paper, invoice);
  await letOthersIn();
  return paper.bytes();
}

function facts(paper: Paper, invoice: Invoice): void {
  const { number, status, issuedAt, month, organizationName, organizationId, contact, poNumber } = invoice;
  const { first, last } = daysOfMonth(month);
  const all: [name: string, value: string][] = [
    ['Number', number],
    ['Status', standing[status][0]],
    ['Issued', utcDay(issuedAt)],
    ['Period', `${first} to ${last}, days in UTC`],
    ['Organization', organizationName],
    ['Organization ID', organizationId],
  ];
  if (contact) all.push(['Billed to', contact.name], ['E-mail', contact.email]);
  if (poNumber) all.push(['Purchase order', poNumber]);
  for (const [name, text] of all) {
    paper.row([
      { text: name, ...fact.name, isGrey: true },
      { text, ...fact.value },
    ]);
  }
}

/** What was received: by project where that is shown, and in total. */
async function usage(paper: Paper, { lines }: Invoice, showsProjects: boolean): Promise<void> {
  const heading = () => {
    paper.row(usageRow([showsProjects ? 'Project' : 'Usage', 'Bytes', 'GiB', 'Samples'], true));
    paper.rule();
  };
  heading();
  const shown = showsProjects ? lines.toSorted(byName) : [];
  for (const { projectName, bytes, samples } of shown) {
    await letOthersIn();
    paper.row(usageRow([projectName || 'Unnamed project', count(bytes), gib(bytes), count(samples)]), heading);
  }
  await letOthersIn();
  const total = (of: 'bytes' | 'samples') => lines.reduce((all, line) => all + line[of], 0n);
  paper.room(40, heading);
  if (showsProjects) paper.rule();
  paper.row(usageRow(['Total', count(total('bytes')), gib(total('bytes')), count(total('samples'))]));
  if (!showsProjects) paper.row([{ text: totalOnly, ...whole, isGrey: true }]);
}

const names = new Intl.Collator('en', { numeric: true });

function byName(one: InvoiceLine, other: InvoiceLine): number {
  return names.compare(one.projectName, other.projectName);
}

const totalOnly =
  'This copy shows the total only. Usage by project is shown to people with the permission organization.usage.read.';

function usageRow(texts: readonly [project: string, bytes: string, gib: string, samples: string], isGrey = false) {
  const [project, bytes, gibs, samples] = texts;
  return [
    { text: project, ...column.project, isGrey },
    { text: bytes, ...column.bytes, isGrey },
    { text: gibs, ...column.gib, isGrey },
    { text: samples, ...column.samples, isGrey },
  ] satisfies Cell[];
}

/** From the total to what is to be paid. */
function sums(paper: Paper, invoice: Invoice): void {
  const { status, includedGib, quantity, unitAmount, subtotal, amountDue, currency, coupon } = invoice;
  const money = (minor: bigint) => amountText(minor, currency);
  const steps: [name: string, value: string][] = [
    ['Included', `${count(includedGib)} GiB`],
    ['Whole GiB beyond those included', count(quantity)],
    ['Price of one GiB', money(BigInt(unitAmount))],
    ['Price', money(subtotal)],
  ];
  if (coupon) steps.push([`Discount: ${discountText(coupon, currency)}`, money(amountDue - subtotal)]);
  paper.room(150);
  for (const [name, value] of steps) sumRow(paper, name, value);
  paper.rule();
  sumRow(paper, standing[status][1], money(amountDue), 14);
}

function sumRow(paper: Paper, name: string, value: string, size = 10): void {
  paper.row([
    { text: name, ...sum.name, size },
    { text: value, ...sum.value, size },
  ]);
}

function count(value: bigint): string {
  return value.toLocaleString('en');
}

/** GiB with three decimals, rounded down. */
function gib(bytes: bigint): string {
  const thousandths = (bytes * 1000n) / bytesPerGib;
  return `${count(thousandths / 1000n)}.${String(thousandths % 1000n).padStart(3, '0')}`;
}
