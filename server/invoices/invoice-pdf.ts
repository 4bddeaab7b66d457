import Pdf from 'pdfkit';
import { bytesPerGib } from '#domain/rules/bill.ts';
import { amountText } from '#domain/rules/currency.ts';
import { daysOfMonth, utcDay } from '#domain/rules/utc-calendar.ts';
import type { Coupon, Invoice, InvoiceLine } from '#domain/store/records.ts';
import { openFonts, type Run } from '#server/invoices/pdf-fonts.ts';

/** pdfkit takes half a second to load: import this module when an invoice is asked for. */

const [left, right, top, bottom] = [56, 539, 56, 770]; // of A4, in points
const line = 16;
const grey = '#5b6472';

/** The places of a row's texts. */
const columns = { project: left, bytes: 250, gib: 385, samples: 465 };
const width = { project: 185, bytes: 120, gib: 70, samples: right - 465 };

/**
 * The invoice as a PDF. It says what was so when the month was closed, and not how the invoice stands, so it is the same
 * however late it is asked for.
 */
export async function invoicePdf(invoice: Invoice): Promise<Buffer> {
  const document = new Pdf({
    size: 'A4',
    margins: { top, bottom: 40, left, right: 56 },
    lang: 'en',
    info: { Title: `Invoice ${invoice.number}`, CreationDate: invoice.issuedAt, ModDate: invoice.issuedAt },
  });
  const pieces: Buffer[] = [];
  document.on('data', (piece: Buffer) => pieces.push(piece));
  const ended = new Promise<void>((resolve, reject) => document.on('end', resolve).on('error', reject));
  write(document, invoice);
  document.end();
  await ended;
  return Buffer.concat(pieces);
}

function write(document: PDFKit.PDFDocument, invoice: Invoice): void {
  const pen = penOf(document);
  const { contact, poNumber, issuedAt, month } = invoice;
  const { first, last } = daysOfMonth(month);
  pen.text('Invoice', left, top, { size: 24 });
  let y = top + 44;
  const facts: [string, string][] = [
    ['Number', invoice.number],
    ['Issued', utcDay(issuedAt)],
    ['Period', `${first} to ${last}, days in UTC`],
    ['Organization', invoice.organizationName],
    ['Organization ID', invoice.organizationId],
    ...(contact
      ? ([
          ['Billed to', contact.name],
          ['E-mail', contact.email],
        ] satisfies [string, string][])
      : []),
    ...(poNumber ? ([['Purchase order', poNumber]] satisfies [string, string][]) : []),
  ];
  for (const [name, value] of facts) {
    pen.text(name, left, y, { color: grey });
    y = pen.text(value, left + 110, y, { width: right - left - 110 });
  }
  y = table(pen, invoice.lines, y + line);
  sums(pen, invoice, y + line);
}

type Pen = ReturnType<typeof penOf>;

/** Every project with what it received, on as many pages as they need. Returns where it ends. */
function table(pen: Pen, lines: readonly InvoiceLine[], start: number): number {
  let y = pen.rule(heading(pen, start));
  for (const { projectName, bytes, samples } of lines) {
    // A name without any character that a font has needs some ten lines.
    if (y > bottom - 10 * line) y = pen.rule(heading(pen, pen.nextPage()));
    y = row(pen, y, [projectName || 'Unnamed project', whole(bytes), gib(bytes), whole(samples)]);
  }
  const total = (of: 'bytes' | 'samples') => lines.reduce((sum, each) => sum + each[of], 0n);
  y = pen.rule(y);
  return row(pen, y, ['Total', whole(total('bytes')), gib(total('bytes')), whole(total('samples'))]);
}

function heading(pen: Pen, y: number): number {
  return row(pen, y, ['Project', 'Bytes', 'GiB', 'Samples'], grey);
}

function row(
  pen: Pen,
  y: number,
  [project, bytes, gibs, samples]: readonly [string, string, string, string],
  color = 'black',
) {
  const end = pen.text(project, columns.project, y, { width: width.project, color });
  pen.text(bytes, columns.bytes, y, { width: width.bytes, align: 'right', color });
  pen.text(gibs, columns.gib, y, { width: width.gib, align: 'right', color });
  pen.text(samples, columns.samples, y, { width: width.samples, align: 'right', color });
  return end;
}

/** From the total to what is to be paid. */
function sums(pen: Pen, invoice: Invoice, start: number): void {
  const { includedGib, quantity, unitAmount, subtotal, amountDue, currency, coupon } = invoice;
  const money = (minor: bigint) => amountText(minor, currency);
  const steps: [string, string][] = [
    ['Included', `${whole(includedGib)} GiB`],
    ['Whole GiB beyond those included', whole(quantity)],
    ['Price of one GiB', money(BigInt(unitAmount))],
    ['Price', money(subtotal)],
    ...(coupon ? ([[`Discount: ${coupon.name}`, discountText(coupon, money)]] satisfies [string, string][]) : []),
  ];
  let y = start > bottom - (steps.length + 3) * line ? pen.nextPage() : start;
  for (const [name, value] of steps) y = amountRow(pen, y, name, value, 10);
  amountRow(pen, pen.rule(y), 'Amount due', money(amountDue), 14);
}

function amountRow(pen: Pen, y: number, name: string, value: string, size: number): number {
  const end = pen.text(name, left, y, { width: 280, size });
  pen.text(value, left + 290, y, { width: right - left - 290, align: 'right', size });
  return end;
}

function discountText({ percentOff, amountOff, amountFlat }: Coupon, money: (minor: bigint) => string): string {
  return [
    amountFlat > 0 && `${money(BigInt(amountFlat))} in all`,
    percentOff > 0 && `${percentOff}% off`,
    amountOff > 0 && `${money(BigInt(amountOff))} off`,
  ]
    .filter(Boolean)
    .join(', ');
}

interface Style {
  readonly width?: number;
  readonly align?: 'right';
  readonly size?: number;
  readonly color?: string;
}

/** Writes at places of the page. Every text may be in any script. */
function penOf(document: PDFKit.PDFDocument) {
  const runsOf = openFonts(document);
  return {
    /** Returns where the next line begins. */
    text(
      text: string,
      x: number,
      y: number,
      { width: wide = right - x, align, size = 10, color = 'black' }: Style = {},
    ) {
      document.fontSize(size).fillColor(color);
      const runs: readonly Run[] = runsOf(text);
      runs.forEach(({ font, text: piece }, index) => {
        const options = { width: wide, continued: index < runs.length - 1, ...(align && { align }) };
        document.font(font);
        if (index === 0) document.text(piece, x, y, options);
        else document.text(piece, options);
      });
      return Math.max(document.y, y + size) + 4;
    },
    rule(y: number) {
      document.moveTo(left, y).lineTo(right, y).lineWidth(0.5).strokeColor(grey).stroke();
      return y + 6;
    },
    nextPage() {
      document.addPage();
      return top;
    },
  };
}

function whole(value: bigint): string {
  return value.toLocaleString('en');
}

/** GiB with three decimals, rounded down. */
function gib(bytes: bigint): string {
  const thousandths = (bytes * 1000n) / bytesPerGib;
  return `${whole(thousandths / 1000n)}.${String(thousandths % 1000n).padStart(3, '0')}`;
}
