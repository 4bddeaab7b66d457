import type {
  BillingAccount,
  ClosedMonth,
  DailyUsage,
  Invoice,
  InvoiceLine,
  NamedUsage,
  OpenMonth,
} from '#domain/store/records.ts';

/** The part of the store that is about usage and billing: see store.ts. */

/** What a list tells of an invoice. */
export type InvoiceSummary = Pick<
  Invoice,
  'number' | 'organizationId' | 'organizationName' | 'month' | 'status' | 'currency' | 'amountDue'
>;

export interface UsageReader {
  /**
   * What the organization's projects received from the first to the last of these UTC days, also those that are gone. By
   * day, then by project ID.
   */
  inDays(organizationId: string, first: string, last: string): Promise<readonly NamedUsage[]>;
  /** The same, added up for each project. By project ID. */
  byProject(organizationId: string, first: string, last: string): Promise<readonly InvoiceLine[]>;
  /** The bytes of all of it. */
  totalBytes(organizationId: string, first: string, last: string): Promise<bigint>;
}

export interface UsageWriter extends UsageReader {
  /** Adds to what was counted. Does nothing for projects that never existed, or whose organization is gone. */
  add(usage: readonly DailyUsage[]): Promise<void>;
}

export interface BillingReader {
  accountOf(organizationId: string): Promise<BillingAccount | undefined>;
  /** The accounts of these organizations, a few hundred at most: in one query, in no promised order. */
  accountsOf(organizationIds: readonly string[]): Promise<readonly BillingAccount[]>;
  /** The newest month first. */
  invoicesOf(organizationId: string): Promise<readonly Invoice[]>;
  invoiceOfMonth(organizationId: string, month: string): Promise<Invoice | undefined>;
  invoiceByNumber(number: string): Promise<Invoice | undefined>;
  /** Of all organizations, also of those that are gone: by month, then as they were numbered. */
  allInvoices(): Promise<readonly InvoiceSummary[]>;
  /** The highest number of an invoice of any organization that begins like this. */
  highestNumber(prefix: string): Promise<string | undefined>;
  /** The last month that was closed. */
  lastClosed(): Promise<ClosedMonth | undefined>;
  /** Of all organizations: by month, then by organization ID. */
  openMonths(): Promise<readonly OpenMonth[]>;
}

export interface BillingWriter extends BillingReader {
  /** Adds the account, or replaces the organization's. */
  saveAccount(account: BillingAccount): Promise<void>;
  /** Throws if the organization has an invoice of the month, or anybody one with the number. */
  addInvoice(invoice: Invoice): Promise<void>;
  /** Replaces the invoice with the same ID. */
  updateInvoice(invoice: Invoice): Promise<void>;
  /** Throws if the month is closed. */
  addClosedMonth(month: ClosedMonth): Promise<void>;
  /** Does nothing if it is there, or if there is no such organization. */
  addOpenMonth(month: OpenMonth): Promise<void>;
  removeOpenMonth(month: OpenMonth): Promise<void>;
}
