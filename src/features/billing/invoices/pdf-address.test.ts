import { expect, test } from 'vitest';
import { pdfAddress } from './pdf-address.ts';

test.each([
  ['https://pay.example/invoice.pdf', true],
  ['http://localhost:4200/invoices/acme/INV-2026-11-0001.pdf', true],
  ['', false],
  ['invoice.pdf', false],
  ['/invoices/acme/INV-2026-11-0001.pdf', false],
  ['http://pay.example/invoice.pdf', false],
  ['http://localhost:4201/invoice.pdf', false],
  ['//pay.example/invoice.pdf', false],
  ['javascript:alert(1)', false],
  ['data:application/pdf;base64,JVBERi0=', false],
  ['blob:http://localhost:4200/1', false],
  ['file:///etc/passwd', false],
  ['https://localhost:4200@pay.example/invoice.pdf', false],
  ['https://', false],
])('“%s” can be opened: %s', (text, isOpened) => {
  expect(pdfAddress(text, 'http://localhost:4200')).toBe(isOpened ? text : undefined);
});
