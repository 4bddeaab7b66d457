import { sql } from 'kysely';
import { coupon as readCoupon, invoiceLines } from '#domain/store/ledger-json.ts';
import { jsonOf } from '#domain/store/read-json.ts';
import type { BillingAccount, BillingContact, ClosedMonth, Coupon, Invoice } from '#domain/store/records.ts';
import type { StoreTransaction } from '#domain/store/store.ts';
import type { NewRow, Queries, Row } from '#server/database/schema.ts';
import { dateOrNull, millisecondsOrNull } from '#server/database/times.ts';

export function billing(queries: Queries): StoreTransaction['billing'] {
  const accounts = queries.selectFrom('billingAccounts').selectAll();
  const invoices = queries.selectFrom('invoices').selectAll();
  return {
    async accountOf(organizationId) {
      const row = await accounts.where('organizationId', '=', organizationId).executeTakeFirst();
      return row && accountFromRow(row);
    },
    async accountsOf(organizationIds) {
      if (organizationIds.length === 0) return [];
      return (await accounts.where('organizationId', 'in', organizationIds).execute()).map(accountFromRow);
    },
    async invoicesOf(organizationId) {
      const own = invoices.where('organizationId', '=', organizationId);
      return (await own.orderBy('month', 'desc').execute()).map(invoiceFromRow);
    },
    async invoiceOfMonth(organizationId, month) {
      const own = invoices.where('organizationId', '=', organizationId);
      const row = await own.where('month', '=', month).executeTakeFirst();
      return row && invoiceFromRow(row);
    },
    async invoiceByNumber(number) {
      const row = await invoices.where('number', '=', number).executeTakeFirst();
      return row && invoiceFromRow(row);
    },
    async allInvoices() {
      const rows = await queries
        .selectFrom('invoices')
        .select(['number', 'organizationId', 'organizationName', 'month', 'status', 'currency', 'amountDue'])
        .orderBy('month')
        .orderBy(sql`length(number)`)
        .orderBy('number')
        .execute();
      return rows.map(({ amountDue, ...row }) => Object.assign(row, { amountDue: BigInt(amountDue) }));
    },
    async highestNumber(prefix) {
      const numbers = queries.selectFrom('invoices').select('number').where('number', 'like', `${prefix}%`);
      const highest = numbers.orderBy(sql`length(number)`, 'desc').orderBy('number', 'desc');
      return (await highest.limit(1).executeTakeFirst())?.number;
    },
    async lastClosed() {
      const months = queries.selectFrom('closedMonths').selectAll().orderBy('month', 'desc');
      const row = await months.limit(1).executeTakeFirst();
      return row && { ...row, closedAt: new Date(row.closedAt) };
    },
    openMonths: () => queries.selectFrom('openMonths').selectAll().orderBy('month').orderBy('organizationId').execute(),
    async saveAccount({ organizationId, contact, poNumber, coupon, canceledAt }) {
      const row = { poNumber, coupon, canceledAt: millisecondsOrNull(canceledAt), ...contactColumns(contact) };
      await queries
        .insertInto('billingAccounts')
        .values({ organizationId, ...row })
        .onConflict((conflict) => conflict.column('organizationId').doUpdateSet(row))
        .execute();
    },
    async addInvoice(invoice) {
      await queries.insertInto('invoices').values(toRow(invoice)).execute();
    },
    async updateInvoice(invoice) {
      await queries.updateTable('invoices').set(toRow(invoice)).where('id', '=', invoice.id).execute();
    },
    async addClosedMonth({ month, closedAt }: ClosedMonth) {
      await queries.insertInto('closedMonths').values({ month, closedAt: closedAt.getTime() }).execute();
    },
    async addOpenMonth({ organizationId, month }) {
      await queries
        .insertInto('openMonths')
        .columns(['organizationId', 'month'])
        .expression((from) =>
          from
            .selectFrom('organizations')
            .where('id', '=', organizationId)
            .select(['id', sql.val(month).as('month')]),
        )
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    async removeOpenMonth({ organizationId, month }) {
      const open = queries.deleteFrom('openMonths').where('organizationId', '=', organizationId);
      await open.where('month', '=', month).execute();
    },
  };
}

function accountFromRow({ contactName, contactEmail, ...row }: Row<'billingAccounts'>): BillingAccount {
  const contact = contactFrom(contactName, contactEmail);
  return { ...row, contact, canceledAt: dateOrNull(row.canceledAt) };
}

function toRow({ issuedAt, contact, coupon, lines, ...invoice }: Invoice): NewRow<'invoices'> {
  return {
    ...invoice,
    ...contactColumns(contact),
    issuedAt: issuedAt.getTime(),
    coupon: coupon && jsonOf(coupon),
    includedGib: String(invoice.includedGib),
    quantity: String(invoice.quantity),
    subtotal: String(invoice.subtotal),
    amountDue: String(invoice.amountDue),
    lines: jsonOf(lines),
  };
}

function invoiceFromRow({ contactName, contactEmail, ...row }: Row<'invoices'>): Invoice {
  return {
    ...row,
    issuedAt: new Date(row.issuedAt),
    contact: contactFrom(contactName, contactEmail),
    coupon: couponFrom(row.coupon),
    includedGib: BigInt(row.includedGib),
    quantity: BigInt(row.quantity),
    subtotal: BigInt(row.subtotal),
    amountDue: BigInt(row.amountDue),
    lines: invoiceLines(JSON.parse(row.lines)),
  };
}

function contactColumns(contact: BillingContact | null) {
  return { contactName: contact?.name ?? null, contactEmail: contact?.email ?? null };
}

function contactFrom(name: string | null, email: string | null): BillingContact | null {
  return name === null ? null : { name, email: email ?? '' };
}

function couponFrom(json: string | null): Coupon | null {
  return json === null ? null : readCoupon(JSON.parse(json));
}
