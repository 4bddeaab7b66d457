import type { MessageInitShape } from '@bufbuild/protobuf';
import type { QueryClient } from '@tanstack/react-query';
import {
  type CreateServiceAccountRequestSchema,
  type DeleteServiceAccountRequestSchema,
  ListServiceAccountsResponseSchema,
  type ServiceAccount,
  ServiceAccountService,
} from '#proto/polarsignals/serviceaccount/v1alpha1/serviceaccount_pb.ts';
import { forgetInStale, type Gone, otherThan } from './forget.ts';
import { listQuery } from './list-query.ts';
import { call, present } from './transport.ts';

const { method } = ServiceAccountService;

/** Every service account of the organization, at most 50. */
export function serviceAccountsQuery(organizationId: string) {
  return listQuery(method.listServiceAccounts, { organizationId }, 'serviceAccounts');
}

/** Adds an account without any access. Call `invalidateServiceAccounts` afterwards. */
export async function createServiceAccount(
  input: MessageInitShape<typeof CreateServiceAccountRequestSchema>,
  signal?: AbortSignal,
): Promise<ServiceAccount> {
  const { serviceAccount } = await call(method.createServiceAccount, input, signal);
  return present(serviceAccount, 'service account');
}

/** Removes an account with its tokens and role bindings. Call `invalidateServiceAccounts` afterwards. */
export async function deleteServiceAccount(
  input: MessageInitShape<typeof DeleteServiceAccountRequestSchema>,
  signal?: AbortSignal,
): Promise<void> {
  await call(method.deleteServiceAccount, input, signal);
}

/** Removes deleted accounts from a list that could not be reloaded. */
export function forgetServiceAccounts(queryClient: QueryClient, organizationId: string, gone: Iterable<Gone>): void {
  const { queryKey } = serviceAccountsQuery(organizationId);
  forgetInStale(queryClient, queryKey, ListServiceAccountsResponseSchema, ({ serviceAccounts }) => ({
    serviceAccounts: otherThan(serviceAccounts, gone),
  }));
}
