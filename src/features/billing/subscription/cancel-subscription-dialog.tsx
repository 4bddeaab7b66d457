import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { cancelSubscription, invalidateSubscription, resumeSubscription } from '#src/api/billing.ts';
import { DeletionDialog } from '#src/flows/deletion/deletion-dialog.tsx';
import type { Verb } from '#src/flows/deletion/deletion.ts';
import { dateWords, untilWords } from '../period.ts';

export type CancelSubscriptionDialogProps = {
  organizationId: string;
  organizationName: string;
  /** When the current billing cycle ends; `undefined` if unknown. */
  cycleEnd: Date | undefined;
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
export function CancelSubscriptionDialog({ onClose, ...current }: CancelSubscriptionDialogProps) {
  const queryClient = useQueryClient();
  // Kept in state: what the person confirms must not change.
  const [{ organizationId, organizationName, cycleEnd, takesBack }] = useState(current);
  return (
    <DeletionDialog
      deletion={{
        noun: 'subscription',
        nounOfOne: 'subscription of',
        verb: toCancel,
        items: [organizationId],
        nameOf: () => organizationName,
        remove: (id) => cancelSubscription(id),
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
      <WhatItMeans cycleEnd={cycleEnd} takesBack={takesBack} />
    </DeletionDialog>
  );
}

function WhatItMeans({ cycleEnd, takesBack }: Pick<CancelSubscriptionDialogProps, 'cycleEnd' | 'takesBack'>) {
  const until = cycleEnd ? untilWords(cycleEnd) : 'the end of the current billing cycle';
  return (
    <>
      <p>
        The subscription goes on until <strong className="font-medium">{until}</strong>.
      </p>
      <ul className="grid list-disc gap-1 pl-5">
        <li>
          One last invoice follows{cycleEnd ? ` on ${dateWords(cycleEnd)}` : ''}, for what is used until then. Open
          invoices are still to be paid.
        </li>
        <li>Nothing received after that is invoiced.</li>
        <li>Projects, data and everybody’s access stay as they are, and clients can go on sending.</li>
      </ul>
      {takesBack && (
        <p className="text-text-muted">Until then, you or another billing admin can take the cancellation back here.</p>
      )}
    </>
  );
}
