import type { DescMessage, DescMethodUnary, MessageInitShape, MessageShape } from '@bufbuild/protobuf';
import { Code, ConnectError } from '@connectrpc/connect';
import { callUnaryMethod, createConnectQueryKey } from '@connectrpc/connect-query';
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { LedgerService } from '#proto/console/ledger/v1alpha1/ledger_pb.ts';
import { BillingService, type UpdateCustomerRequestSchema } from '#proto/polarsignals/billing/v1alpha1/billing_pb.ts';
import { hasCapability } from './capabilities.ts';
import { readError } from './errors.ts';
import { isGone } from './is-gone.ts';
import { rpcQuery } from './rpc-query.ts';
import { call, transport } from './transport.ts';

const { method } = BillingService;
const ledger = LedgerService.method;

/** What is paid for; `null` where nothing is billed, and on a backend without the capability `ledger`. Fails as denied. */
export function planQuery(organizationId: string) {
  const query = oneOrNone(ledger.getPlan, { organizationId });
  return queryOptions({
    ...query,
    queryFn: async ({ client }) => ((await hasCapability(client, 'ledger')) ? query.queryFn() : null),
  });
}

/** The subscription; `null` without one. Fails as denied. */
export function subscriptionQuery(organizationId: string) {
  return queryOptions(oneOrNone(method.getSubscription, { organizationId }));
}

/** What the current billing cycle costs so far; `null` without a subscription. Fails as denied. */
export function upcomingInvoiceQuery(organizationId: string) {
  return queryOptions(oneOrNone(method.getInvoicesUpcoming, { organizationId }));
}

/** The invoices, in the backend's order. Fails as denied. */
export function invoicesQuery(organizationId: string) {
  return queryOptions({
    ...rpcQuery(method.getInvoices, { organizationId }),
    select: ({ invoices }) => invoices,
  });
}

/** The billing contact; `null` where none was ever given. Fails as denied. */
export function customerQuery(organizationId: string) {
  return queryOptions(oneOrNone(method.getCustomer, { organizationId }));
}

/** What one invoice comes to. Only a backend with the capability `ledger` sends amounts beyond int32 whole. */
export function amountDueOf({ amountDue, exactAmountDue }: { amountDue: number; exactAmountDue: bigint }): bigint {
  return exactAmountDue || BigInt(amountDue);
}

/**
 * Replaces the billing contact. Call `invalidateCustomer` afterwards. Fails as invalid (`customer_name`, `customer_email`) or
 * denied.
 */
export async function updateCustomer(
  input: MessageInitShape<typeof UpdateCustomerRequestSchema>,
  signal?: AbortSignal,
): Promise<void> {
  await call(method.updateCustomer, input, signal);
}

/**
 * Ends the subscription with the current billing cycle. Call `invalidateSubscription` afterwards. Fails as not found (no
 * subscription) or denied.
 */
export async function cancelSubscription(organizationId: string, signal?: AbortSignal): Promise<void> {
  await call(method.cancelSubscription, { organizationId }, signal);
}

/** The refusal of what was said of a billing cycle that has ended by now. */
export function cycleEnded(): Error {
  return new ConnectError(
    'That billing cycle has ended, so the subscription was not canceled. Read until when it goes on now, then cancel.',
    Code.FailedPrecondition,
  );
}

/**
 * Takes a cancellation back while the subscription goes on. Only on a backend with the capability `ledger`. Call
 * `invalidateSubscription` afterwards. Fails as not found (no subscription), conflict (it has ended) or denied.
 */
export async function resumeSubscription(organizationId: string, signal?: AbortSignal): Promise<void> {
  await call(ledger.resumeSubscription, { organizationId }, signal);
}

/** Reads the billing contact again. */
export async function invalidateCustomer(queryClient: QueryClient, organizationId: string): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: customerQuery(organizationId).queryKey });
}

/** Reads the subscription and what it will cost again. */
export async function invalidateSubscription(queryClient: QueryClient, organizationId: string): Promise<void> {
  await Promise.all(
    [subscriptionQuery, upcomingInvoiceQuery].map((query) =>
      queryClient.invalidateQueries({ queryKey: query(organizationId).queryKey }),
    ),
  );
}

/** The query of something that an organization may not have: NotFound is then an answer, `null`. */
function oneOrNone<I extends DescMessage, O extends DescMessage>(
  schema: DescMethodUnary<I, O>,
  input: MessageInitShape<I>,
) {
  return {
    queryKey: createConnectQueryKey({ schema, input, transport, cardinality: 'finite' }),
    queryFn: async (): Promise<MessageShape<O> | null> => {
      try {
        return await callUnaryMethod(transport, schema, input);
      } catch (error) {
        if (isGone(readError(error))) return null;
        throw error;
      }
    },
  };
}
