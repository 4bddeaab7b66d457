import type { QueryClient } from '@tanstack/react-query';
import { invalidateRoleBindings } from '#src/api/roles.ts';
import { serviceAccountsQuery } from '#src/api/service-accounts.ts';

/**
 * Reloads accounts and role bindings, after an account was created or deleted. Tokens of other accounts did not change, and
 * reloading them would take a request per account.
 */
export async function refreshAccounts(queryClient: QueryClient, organizationId: string): Promise<void> {
  const { queryKey } = serviceAccountsQuery(organizationId);
  await Promise.all([queryClient.invalidateQueries({ queryKey }), invalidateRoleBindings(queryClient, organizationId)]);
}
