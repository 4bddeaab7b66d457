import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { GetInvoicesUpcomingResponse } from '#proto/polarsignals/billing/v1alpha1/billing_pb.ts';
import { cycleEnded, upcomingInvoiceQuery } from '#src/api/billing.ts';

type Cycle = GetInvoicesUpcomingResponse | undefined;

/**
 * The billing cycle whose end a dialog says. The dialog may stay open over that end: `mustBeCurrent` asks for the cycle of
 * now, and throws if it is another one, which the dialog then says instead. A cycle that isn't known says nothing wrong.
 */
export function useCycleSaid(organizationId: string, first: Cycle) {
  const queryClient = useQueryClient();
  const [cycle, setCycle] = useState(first);
  // The dialog keeps the functions that it was opened with.
  const said = useRef(first);
  const mustBeCurrent = async () => {
    if (said.current === undefined) return;
    const now = (await queryClient.query({ ...upcomingInvoiceQuery(organizationId), staleTime: 0 })) ?? undefined;
    if (now?.periodEnd === said.current.periodEnd) return;
    said.current = now;
    setCycle(now);
    throw cycleEnded();
  };
  return { cycle, mustBeCurrent };
}
