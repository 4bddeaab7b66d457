import { amountText } from '#domain/rules/currency.ts';
import { amountDueOf } from '#src/api/billing.ts';
import { counted } from '#src/lib/counted.ts';

export type LostInvoicesProps = {
  /** `undefined`: not known, or not for this person to see. */
  invoices: readonly unknown[] | undefined;
  /** What this month costs so far. */
  upcoming: (Parameters<typeof amountDueOf>[0] & { readonly currency: string }) | null | undefined;
};

/** What becomes of the invoices of an organization that is deleted. */
export function LostInvoices({ invoices, upcoming }: LostInvoicesProps) {
  const due = upcoming ? amountDueOf(upcoming) : 0n;
  return (
    <p>
      {upcoming && due > 0n
        ? `A last invoice is issued now, about ${amountText(due, upcoming.currency)}.`
        : 'A last invoice is issued now if one is due.'}{' '}
      {invoices?.length === 0
        ? 'There are no other invoices.'
        : `${invoices ? counted(invoices.length, 'invoice') : 'All invoices'} can’t be opened here afterwards: download them first. Amounts that are due stay due.`}
    </p>
  );
}
