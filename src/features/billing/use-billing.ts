import { useQuery } from '@tanstack/react-query';
import { type Answer, answerOf } from '#src/access/answer.ts';
import { customerQuery, invoicesQuery, planQuery, subscriptionQuery, upcomingInvoiceQuery } from '#src/api/billing.ts';
import { organizationsQuery } from '#src/api/projects.ts';

/** The parts of the page, each with an answer of its own; `null` is what the organization doesn't have. */
export function useBilling(organizationId: string) {
  const subscription = useQuery(subscriptionQuery(organizationId));
  const plan = useQuery(planQuery(organizationId));
  const upcoming = useQuery(upcomingInvoiceQuery(organizationId));
  const invoices = useQuery(invoicesQuery(organizationId));
  const customer = useQuery(customerQuery(organizationId));
  const { data: organizations } = useQuery(organizationsQuery());
  return {
    organizationId,
    /** Its name, and the number of its purchase order; `undefined` if that could not be loaded. */
    organization: organizations?.find(({ id }) => id === organizationId),
    subscription: answer(subscription),
    plan: answer(plan),
    upcoming: answer(upcoming),
    invoices: answer(invoices),
    customer: answer(customer),
  };
}

export type BillingData = ReturnType<typeof useBilling>;

function answer<Value>(query: Parameters<typeof answerOf<Value>>[2]): Answer<Value> {
  return answerOf('billing.read', true, query);
}
