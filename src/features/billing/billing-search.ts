import { listParams } from '#src/flows/list/list-search.ts';
import { oneOfParam, searchParams, textsParam } from '#src/lib/search-params.ts';
import type { RouteAct } from '#src/shell/palette/declarations.ts';

/** The page's description: also shown while its data loads. */
export const billingPurpose = 'What this organization pays, what is included, and where invoices go.';

export const billingSearch = searchParams({
  /** Those of the list of invoices. */
  ...listParams(['id', 'period', 'amount', 'status']),
  status: textsParam,
  /** Opens the sheet with the billing contact. */
  change: oneOfParam(['contact']),
});

/** What the address opens, for the command palette. */
export const billingActs: readonly RouteAct[] = [
  { label: 'Change billing contact', search: { change: 'contact' }, permission: 'billing.modify' },
];
