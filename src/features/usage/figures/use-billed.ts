import { useQuery } from '@tanstack/react-query';
import { type Answer, answerOf } from '#src/access/answer.ts';
import { useCan } from '#src/access/use-can.ts';
import { planQuery, subscriptionQuery } from '#src/api/billing.ts';

export type Billed = ReturnType<typeof useBilled>;

/** The plan (`null` where nothing is billed) and the subscription, for somebody who may see them. */
export function useBilled(organizationId: string) {
  const { allowed } = useCan(organizationId, 'billing.read');
  const enabled = allowed === true;
  const plan = answerOf('billing.read', allowed, useQuery({ ...planQuery(organizationId), enabled }));
  const subscription = answerOf('billing.read', allowed, useQuery({ ...subscriptionQuery(organizationId), enabled }));
  return both(plan, subscription);
}

function both<Plan, Subscription>(
  plan: Answer<Plan>,
  subscription: Answer<Subscription>,
): Answer<{ plan: Plan; subscription: Subscription }> {
  if (plan.kind !== 'known') return plan;
  if (subscription.kind !== 'known') return subscription;
  return { kind: 'known', value: { plan: plan.value, subscription: subscription.value } };
}
