import { Code } from '@connectrpc/connect';
import { expect, test } from 'vitest';
import {
  amountDueOf,
  cancelSubscription,
  customerQuery,
  invalidateSubscription,
  invoicesQuery,
  planQuery,
  resumeSubscription,
  subscriptionQuery,
  upcomingInvoiceQuery,
  updateCustomer,
} from './billing.ts';
import { readError } from './errors.ts';
import { acme, refusalOf, startConsole } from './testing-console.ts';

test('what an organization doesn’t have is an answer, and not a failure', async () => {
  const { backend, queryClient } = startConsole('billing');
  for (const rpc of ['GetPlan', 'GetSubscription', 'GetInvoicesUpcoming', 'GetCustomer'] as const) {
    backend.fail(rpc, Code.NotFound);
  }
  expect(await queryClient.query(planQuery(acme))).toBeNull();
  expect(await queryClient.query(subscriptionQuery(acme))).toBeNull();
  expect(await queryClient.query(upcomingInvoiceQuery(acme))).toBeNull();
  expect(await queryClient.query(customerQuery(acme))).toBeNull();
});

test('an organization that the person has no part in is a failure', async () => {
  const { queryClient } = startConsole('newcomer');
  const refusal = await refusalOf(queryClient.query(subscriptionQuery(acme)));
  expect(refusal.kind).toBe('not-found');
});

test('a viewer is denied, naming the permission', async () => {
  const { queryClient } = startConsole('viewer');
  const refusal = await refusalOf(queryClient.query(invoicesQuery(acme)));
  expect(refusal).toMatchObject({ kind: 'denied', missingPermissions: ['billing.read'] });
});

test('a backend without a ledger is not asked for the plan', async () => {
  const { backend, queryClient } = startConsole('billing');
  backend.fail('GetCapabilities', Code.Unimplemented);
  expect(await queryClient.query(planQuery(acme))).toBeNull();
  expect(backend.asked).not.toContain('GetPlan');
});

test('a cancellation has an end until it is taken back', async () => {
  const { queryClient } = startConsole('billing');
  const cancelAt = async () => (await queryClient.query(subscriptionQuery(acme)))?.cancelAt;
  expect(await cancelAt()).toBeUndefined();
  await cancelSubscription(acme);
  await invalidateSubscription(queryClient, acme);
  expect(await cancelAt()).toBeDefined();
  await resumeSubscription(acme);
  await invalidateSubscription(queryClient, acme);
  expect(await cancelAt()).toBeUndefined();
});

test('a refused billing contact says which field', async () => {
  startConsole('billing');
  const refusal = await updateCustomer({ organizationId: acme, customerName: '', customerEmail: 'nobody' }).then(
    () => undefined,
    readError,
  );
  expect(Object.keys(refusal?.violations ?? {})).toEqual(['customer_name', 'customer_email']);
});

test('an amount is the whole one where the backend sends it', () => {
  expect(amountDueOf({ amountDue: 2 ** 31 - 1, exactAmountDue: 10n ** 12n })).toBe(10n ** 12n);
  expect(amountDueOf({ amountDue: -5, exactAmountDue: 0n })).toBe(-5n);
});
