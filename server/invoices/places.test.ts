import { extractTextItems, type StructuredTextItem } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { amountText } from '#domain/rules/currency.ts';
import type { Invoice } from '#domain/store/records.ts';
import { invoicePdf } from '#server/invoices/invoice-pdf.ts';
import { page } from '#server/invoices/paper.ts';
import { testInvoice } from '#server/testing/test-invoice.ts';

const [pageHeight, largest] = [841.89, 2n ** 63n - 1n];

/** Texts with their places, page by page. Blanks have none. */
async function itemsOf(fields: Partial<Invoice>): Promise<StructuredTextItem[][]> {
  const bytes = await invoicePdf({ invoice: { ...testInvoice, ...fields }, showsProjects: true });
  const { items } = await extractTextItems(new Uint8Array(bytes));
  return items.map((each) => each.filter(({ str }) => str.trim() !== ''));
}

/** From the foot of its letters up to their head, a little less than the font has. */
function overlap(one: StructuredTextItem, other: StructuredTextItem): boolean {
  const [lower, upper] = one.y < other.y ? [one, other] : [other, one];
  const isBeside = one.x + one.width <= other.x || other.x + other.width <= one.x;
  return !isBeside && upper.y - lower.y < 0.2 * upper.fontSize + 0.72 * lower.fontSize;
}

function overlapping(items: readonly StructuredTextItem[]): string[] {
  return items.flatMap((one, index) =>
    items.slice(index + 1).flatMap((other) => (overlap(one, other) ? [`${one.str} | ${other.str}`] : [])),
  );
}

function outside({ x, y, width }: StructuredTextItem): boolean {
  const top = pageHeight - y;
  return x < page.left - 0.1 || x + width > page.right + 0.1 || top < page.top || top > page.bottom;
}

const received = (...all: [projectName: string, bytes: bigint, samples: bigint][]) => ({
  lines: all.map(([projectName, bytes, samples], index) => ({ projectId: String(index), projectName, bytes, samples })),
});
const twice = (name: string, amount: bigint) => received([name, amount, amount], [name, amount, amount]);
const many = (name: (index: number) => string) =>
  received(
    ...Array.from({ length: 120 }, (_, index) => [name(index), 10n ** 12n, 1n] satisfies [string, bigint, bigint]),
  );

describe.each<[what: string, fields: Partial<Invoice>]>([
  ['nothing received', { lines: [] }],
  ['a byte', twice('Production', 1n)],
  ['10¹²', twice('Production', 10n ** 12n)],
  ['more than a double holds', twice('Production', 2n ** 53n + 1n)],
  ['the most that is counted', twice('Production', largest)],
  ['more than is counted', twice('Production', 10n ** 39n)],
  ['long names', twice('W'.repeat(100), largest)],
  ['names of several words', twice('a project of a team '.repeat(5).trim(), largest)],
  ['names without a character that the typeface has', twice('東'.repeat(100), largest)],
  ['names that the page ends in', many((index) => (index % 7 === 0 ? '🚀'.repeat(100) : `Project ${index}`))],
  ['many short names', many((index) => `Project ${index}`)],
  ...['usd', 'jpy', 'kwd', 'clf', 'unknown'].map((currency): [string, Partial<Invoice>] => [
    `the largest amounts in ${currency}`,
    {
      currency,
      unitAmount: 2 ** 31 - 1,
      subtotal: largest,
      amountDue: largest,
      quantity: largest,
      includedGib: largest,
    },
  ]),
  [
    'long words about who pays',
    {
      organizationName: '東'.repeat(100),
      contact: { name: 'W'.repeat(100), email: `${'w'.repeat(240)}@acme.example` },
      poNumber: 'PO'.repeat(100),
    },
  ],
  [
    'a discount of all kinds',
    { coupon: { id: '', name: 'W'.repeat(100), percentOff: 100, amountOff: 2 ** 31 - 1, amountFlat: 2 ** 31 - 1 } },
  ],
])('the PDF of an invoice over %s', (_what, fields) => {
  it('has every text beside the others, in the printed part of a page, and no number in two pieces', async () => {
    const pages = await itemsOf(fields);
    expect(pages.flatMap(overlapping)).toEqual([]);
    expect(pages.flatMap((items) => items.filter(outside))).toEqual([]);
    const { lines, subtotal, amountDue, quantity, currency } = { ...testInvoice, ...fields };
    const numbers = [
      ...lines.flatMap(({ bytes, samples }) => [bytes, samples].map((count) => count.toLocaleString('en'))),
      quantity.toLocaleString('en'),
      ...[subtotal, amountDue].map((amount) => amountText(amount, currency)),
    ];
    const texts = pages.flat().map(({ str }) => str);
    expect(numbers.filter((number) => !texts.some((text) => text.includes(number)))).toEqual([]);
  });
});
