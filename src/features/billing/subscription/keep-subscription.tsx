import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Can } from '#src/access/use-can.ts';
import { invalidateSubscription, resumeSubscription, subscriptionQuery } from '#src/api/billing.ts';
import { type ApiError, readError } from '#src/api/errors.ts';
import { FailureText } from '#src/flows/failure/failure-text.tsx';
import { Button } from '#src/kit/controls/button.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { toast } from '#src/kit/feedback/toast.tsx';
import { useHeadingAfter } from '#src/kit/overlays/use-heading-after.ts';

type KeepSubscriptionProps = { organizationId: string; modify: Can };

/** Takes a cancellation back, while the subscription goes on. */
export function KeepSubscription({ organizationId, modify }: KeepSubscriptionProps) {
  const queryClient = useQueryClient();
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<ApiError>();
  const place = useRef<HTMLDivElement>(null);
  useHeadingAfter(place);

  const keep = async () => {
    setIsBusy(true);
    const refusal = await refusalOf(resumeSubscription(organizationId));
    // After a lost answer, too: it may have been taken back.
    await invalidateSubscription(queryClient, organizationId);
    const now = queryClient.getQueryData(subscriptionQuery(organizationId).queryKey);
    if (!refusal || (refusal.isUncertain && now && now.cancelAt === undefined)) toast('The subscription goes on');
    else setError(refusal);
    setIsBusy(false);
  };
  return (
    <div ref={place} className="grid gap-2">
      <div>
        <Button disabledReason={modify.reason} busy={isBusy} onClick={() => void keep()}>
          Keep subscription
        </Button>
      </div>
      {error && (
        <Notice tone="danger" title="The cancellation was not taken back" live>
          <FailureText error={error} more={error.isUncertain ? 'Trying again does no harm.' : undefined} />
        </Notice>
      )}
    </div>
  );
}

async function refusalOf(calling: Promise<void>): Promise<ApiError | undefined> {
  return calling.then(() => undefined, readError);
}
