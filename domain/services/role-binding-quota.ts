import type { ConnectError } from '@connectrpc/connect';
import { quotaExhausted } from '#domain/errors.ts';
import { maxRoleBindings } from '#domain/rules/quota.ts';
import type { StoreReader } from '#domain/store/store.ts';

/**
 * Whether the organization has as many role bindings as it may have. Call it before a transaction: counting inside would make
 * every two that add a binding wait for each other, and a few more than the limit do no harm.
 * Call it after the caller's right is checked.
 */
export async function isFullOfBindings(reader: StoreReader, organizationId: string): Promise<boolean> {
  const { total = 0 } = await reader.bindings.page(organizationId, null, { size: 1, after: undefined });
  return total >= maxRoleBindings;
}

export function tooManyBindings(): ConnectError {
  return quotaExhausted(
    `The organization has ${maxRoleBindings.toLocaleString('en')} role bindings, the most it may have. Delete those that are no longer needed.`,
    maxRoleBindings,
  );
}
