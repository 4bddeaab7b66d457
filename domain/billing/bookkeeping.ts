import type { Invoice } from '#domain/store/records.ts';

/** A host's part in billing: it stores counted usage in time, and tells the operator what happened. */
export interface Bookkeeping {
  /** Writes down what this host has received and only counted, so that a bill has it. */
  readonly flushUsage: () => Promise<void>;
  /** An invoice was issued. */
  readonly issued: (invoice: Invoice) => void;
  /** A month could not be closed for an organization, and will be tried again. */
  readonly notClosed: (organizationId: string, month: string, error: unknown) => void;
}

/** Of a host that stores usage at once and tells nobody. */
export const noBookkeeping: Bookkeeping = {
  flushUsage: async () => undefined,
  issued: () => undefined,
  notClosed: () => undefined,
};
