import { nothingThere } from '#domain/errors.ts';
import type { Host } from '#domain/host.ts';
import type { Plan } from '#domain/rules/bill.ts';

/** What is paid for here. Throws NotFound where nothing is. */
export function planOf({ plan }: Pick<Host, 'plan'>): Plan {
  if (plan) return plan;
  throw nothingThere('subscription', 'This installation bills nothing, so there is no subscription.');
}
