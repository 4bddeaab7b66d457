import type { QueryClient } from '@tanstack/react-query';
import { invalidateRoleBindings } from '#src/api/roles.ts';
import { serviceAccountsQuery } from '#src/api/service-accounts.ts';

/**
 * Reads accounts and role bindings anew, after an account came or went. The tokens of the other accounts did not change:
 * asking for each of them again would be a request per account.
 */
export async function refreshAccounts(queryClient: QueryClient, organizationId: string): Promise<void> {
  const { queryKey } = serviceAccountsQuery(organizationId);
  await Promise.all([queryClient.invalidateQueries({ queryKey }), invalidateRoleBindings(queryClient, organizationId)]);
}
