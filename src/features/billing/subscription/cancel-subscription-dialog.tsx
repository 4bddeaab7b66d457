import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { GetInvoicesUpcomingResponse } from '#proto/polarsignals/billing/v1alpha1/billing_pb.ts';
import { amountDueOf, cancelSubscription, invalidateSubscription, resumeSubscription } from '#src/api/billing.ts';
import { DeletionDialog } from '#src/flows/deletion/deletion-dialog.tsx';
import type { Verb } from '#src/flows/deletion/deletion.ts';
import { dateAt, dateWords, untilWords } from '../period.ts';
import { useCycleSaid } from './use-cycle-said.ts';

export type CancelSubscriptionDialogProps = {
  organizationId: string;
  organizationName: string;
  /** What the current billing cycle costs so far; `undefined` if unknown. */
  upcoming: GetInvoicesUpcomingResponse | undefined;
  /** Whether the backend takes a cancellation back. */
  takesBack: boolean;
  onClose: (isDone: boolean) => void;
};

const toCancel: Verb = {
  act: 'Cancel',
  acting: 'Canceling',
  acted: 'canceled',
  keep: 'Keep subscription',
};

/** Asks before the subscription ends, and says until when it goes on and what becomes of the rest. */
export function CancelSubscriptionDialog({ upcoming, onClose, ...current }: CancelSubscriptionDialogProps) {
  const queryClient = useQueryClient();
  // Kept in state: what the person confirms must not change.
  const [{ organizationId, organizationName, takesBack }] = useState(current);
  const { cycle, mustBeCurrent } = useCycleSaid(organizationId, upcoming);
  return (
    <DeletionDialog
      deletion={{
        noun: 'subscription',
        nounOfOne: 'subscription of',
        verb: toCancel,
        items: [organizationId],
        nameOf: () => organizationName,
        remove: async (id) => {
          await mustBeCurrent();
          await cancelSubscription(id);
        },
        refresh: () => invalidateSubscription(queryClient, organizationId),
        undo: takesBack
          ? {
              isPossible: () => true,
              remake: async (id) => {
                await resumeSubscription(id);
                return id;
              },
            }
          : undefined,
      }}
      onClose={onClose}
    >
      <WhatItMeans cycle={cycle} takesBack={takesBack} />
    </DeletionDialog>
  );
}

type WhatItMeansProps = { cycle: GetInvoicesUpcomingResponse | undefined; takesBack: boolean };

function WhatItMeans({ cycle, takesBack }: WhatItMeansProps) {
  const end = cycle && dateAt(cycle.periodEnd);
  const until = end ? untilWords(end) : 'the end of the current billing cycle';
  const isDue = cycle !== undefined && amountDueOf(cycle) > 0n;
  return (
    <>
      <p>
        The subscription goes on until <strong className="font-medium">{until}</strong>.
      </p>
      <ul className="grid list-disc gap-1 pl-5">
        <li>
          {isDue ? 'One last invoice follows' : 'If it costs something, one last invoice follows'}
          {end ? ` on ${dateWords(end)}` : ''}, for what is used until then. Open invoices are still to be paid.
        </li>
        <li>Nothing received after that is invoiced.</li>
        <li>Projects, data and everybody’s access stay as they are, and clients can go on sending.</li>
      </ul>
      {takesBack && (
        <p className="text-text-muted">
          Until then, you or anybody else who can change billing can take the cancellation back here.
        </p>
      )}
    </>
  );
}
