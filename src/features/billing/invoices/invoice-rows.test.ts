import { create, type MessageInitShape } from '@bufbuild/protobuf';
import { expect, test } from 'vitest';
import { InvoiceSchema } from '#proto/polarsignals/billing/v1alpha1/billing_pb.ts';
import { invoiceName, invoiceRows, noPdfWords, openWords } from './invoice-rows.ts';

const rowsOf = (...invoices: MessageInitShape<typeof InvoiceSchema>[]) =>
  invoiceRows(
    invoices.map((invoice) => create(InvoiceSchema, invoice)),
    'https://console.example',
  );
const october = { periodStart: Date.UTC(2026, 9) / 1000, periodEnd: Date.UTC(2026, 10) / 1000 };

test('an invoice is named by its number or, before it has one, by its period', () => {
  const rows = rowsOf({ number: 'INV-1' }, october, {});
  expect(rows.map(invoiceName)).toEqual(['INV-1', 'Invoice: October 2026', 'Invoice: No period given']);
});

test('a number twice makes two rows', () => {
  expect(new Set(rowsOf({ number: 'INV-1' }, { number: 'INV-1' }).map(({ key }) => key)).size).toBe(2);
});

test('what is to be paid is summed by currency, exactly; other statuses and credits don’t count', () => {
  expect(openWords(rowsOf({ status: 'paid', amountDue: 5 }, { status: 'void', amountDue: 5 }))).toBe(
    'No open invoices.',
  );
  expect(openWords(rowsOf({ status: 'open', amountDue: 0 }))).toBe('No open invoices.');
  expect(
    openWords(
      rowsOf(
        { status: 'open', amountDue: 11_520, currency: 'usd' },
        { status: 'open', exactAmountDue: 900_719_925_474_099_312n, currency: 'jpy' },
        { status: 'open', amountDue: 1, currency: 'usd' },
        { status: 'open', amountDue: -700, currency: 'usd' },
      ),
    ),
  ).toBe('3 open invoices: $115.21 and ¥900,719,925,474,099,312 to be paid.');
});

test.each([
  [[], ''],
  [
    [{ number: 'INV-1' }, { number: 'INV-2', invoicePdf: 'javascript:alert(1)' }],
    ' This server makes no PDFs of them.',
  ],
  [[{ number: 'INV-1' }, { number: 'INV-2', invoicePdf: 'https://pay.example/2.pdf' }], ''],
])('of %o it is said whether there are PDFs at all: “%s”', (invoices, words) => {
  expect(noPdfWords(rowsOf(...invoices))).toBe(words);
});
