import type { Invoice } from '#domain/store/records.ts';

/** For tests. */
export const testInvoice: Invoice = {
  id: 'id',
  organizationId: '07beb0f6-f700-4224-9a84-a9c3b4a77673',
  organizationName: 'Größe & Söhne',
  month: '2026-11',
  number: 'INV-2026-11-0001',
  status: 'open',
  issuedAt: new Date('2026-12-01T01:00:00Z'),
  contact: { name: 'Ada Żabka', email: 'ada@acme.example' },
  poNumber: 'PO-2026-0417',
  coupon: { id: 'c', name: 'Early adopter', percentOff: 10, amountOff: 0, amountFlat: 0 },
  currency: 'usd',
  unitAmount: 25,
  includedGib: 100n,
  quantity: 604n,
  subtotal: 15_100n,
  amountDue: 13_590n,
  lines: [
    { projectId: 'a', projectName: 'Production', bytes: 755_914_244_096n, samples: 142_625_329n },
    { projectId: 'b', projectName: 'Жизнь', bytes: 2n ** 53n + 1n, samples: 7n },
  ],
};
