import { useQueryClient } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import type { Setup } from '#proto/console/sso/v1alpha1/sso_pb.ts';
import { useCan } from '#src/access/use-can.ts';
import { type ApiError, readError } from '#src/api/errors.ts';
import { enableSingleSignOn, invalidateSetup, readSetupAgain } from '#src/api/single-sign-on.ts';
import { FailureNotice } from '#src/flows/failure/failure-notice.tsx';
import { Button } from '#src/kit/controls/button.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { toast } from '#src/kit/feedback/toast.tsx';
import { Section } from '#src/kit/text/section.tsx';
import { DisableDialog } from './lazy-parts.ts';
import { peopleAbove } from './people-above.ts';
import { whyNotEnable } from './setup-state.ts';
import { WhatChanges } from './what-changes.tsx';

type EnableSectionProps = { organizationId: string; setup: Setup };

/** The switch, and what it changes for whom. */
export function EnableSection({ organizationId, setup }: EnableSectionProps) {
  const { enabled } = setup;
  const change = useCan(organizationId, 'organization.update');
  const enabling = useEnable(organizationId, setup);
  const [isAsking, setIsAsking] = useState(false);
  return (
    <Section
      title="4. Enable"
      actions={
        enabled ? (
          <Button disabledReason={change.reason} preload={DisableDialog.preload} onClick={() => setIsAsking(true)}>
            Disable single sign-on
          </Button>
        ) : (
          <Button
            variant="primary"
            disabledReason={change.reason ?? whyNotEnable(setup)}
            busy={enabling.isBusy}
            onClick={enabling.run}
          >
            Enable single sign-on
          </Button>
        )
      }
    >
      <div className="grid gap-3">
        {enabling.error && !enabled && <NotEnabled error={enabling.error} />}
        <WhatChanges {...{ organizationId, setup }} />
      </div>
      <Suspense fallback={null}>
        {isAsking && <DisableDialog {...{ organizationId, setup }} onClose={() => setIsAsking(false)} />}
      </Suspense>
    </Section>
  );
}

function NotEnabled({ error }: { error: ApiError }) {
  const above = peopleAbove(error);
  if (above !== undefined)
    return (
      <Notice tone="danger" title="Single sign-on was not enabled" live>
        {above}
      </Notice>
    );
  const title = error.isUncertain ? 'It may be on already' : 'Single sign-on was not enabled';
  return (
    <FailureNotice title={title} error={error} look="Reload this page to see how it stands before you try again." />
  );
}

function useEnable(organizationId: string, setup: Setup) {
  const queryClient = useQueryClient();
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<ApiError>();
  /** After a lost answer, whether it is on is known only once it is read again. */
  const failureOf = async (thrown: unknown): Promise<ApiError | undefined> => {
    const failure = readError(thrown);
    if (!failure.isUncertain) return failure;
    const now = await readSetupAgain(queryClient, organizationId);
    if (now?.enabled) return undefined;
    return { ...failure, isUncertain: now === undefined };
  };
  const enable = async () => {
    if (isBusy) return;
    setIsBusy(true);
    setError(undefined);
    const failure = await enableSingleSignOn(organizationId, setup).then(() => undefined, failureOf);
    await invalidateSetup(queryClient, organizationId);
    if (!failure) toast('Enabled single sign-on');
    setError(failure);
    setIsBusy(false);
  };
  return { isBusy, error, run: () => void enable() };
}
