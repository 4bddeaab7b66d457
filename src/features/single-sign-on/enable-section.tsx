import { useQueryClient } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import type { Setup } from '#proto/console/sso/v1alpha1/sso_pb.ts';
import { roleName } from '#src/access/role-name.ts';
import { useCan } from '#src/access/use-can.ts';
import { type ApiError, readError } from '#src/api/errors.ts';
import { enableSingleSignOn, invalidateSetup } from '#src/api/single-sign-on.ts';
import { FailureNotice } from '#src/flows/failure/failure-notice.tsx';
import { Button } from '#src/kit/controls/button.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { toast } from '#src/kit/feedback/toast.tsx';
import { Section } from '#src/kit/text/section.tsx';
import { DisableDialog } from './lazy-parts.ts';
import { whyNotEnable } from './setup-state.ts';

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
        {enabling.error && <FailureNotice title="Single sign-on was not enabled" error={enabling.error} />}
        {enabled && <Notice tone="accent" title="Single sign-on is on" />}
        <WhatChanges setup={setup} />
      </div>
      <Suspense fallback={null}>
        {isAsking && <DisableDialog {...{ organizationId, setup }} onClose={() => setIsAsking(false)} />}
      </Suspense>
    </Section>
  );
}

/** What holds while it is on. */
function WhatChanges({ setup: { settings, loginUrl } }: { setup: Setup }) {
  const { organizationIdentifier: identifier = '', defaultRole = '' } = settings ?? {};
  return (
    <ul className="max-w-[72ch] list-disc space-y-1 pl-5">
      <li>
        Everybody whom your provider lets in can sign in at <span className="wrap-anywhere">{loginUrl}</span>, or with
        “Use single sign-on” and the identifier {identifier}.
      </li>
      <li>
        {defaultRole === '' ? (
          'At their first sign-in they have no access until somebody gives them a role.'
        ) : (
          <>
            At their first sign-in they get the role <bdi>{roleName(defaultRole)}</bdi>, unless they already have one.
          </>
        )}
      </li>
      <li>
        They are new people here, also if somebody signs in another way with the same e-mail. Nobody loses a role.
      </li>
      <li>
        The usual sign-in keeps working: owners can always get in without single sign-on, also when your provider is
        away.
      </li>
    </ul>
  );
}

function useEnable(organizationId: string, setup: Setup) {
  const queryClient = useQueryClient();
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<ApiError>();
  const enable = async () => {
    if (isBusy) return;
    setIsBusy(true);
    setError(undefined);
    try {
      await enableSingleSignOn(organizationId, setup);
      toast('Enabled single sign-on');
    } catch (thrown) {
      setError(readError(thrown));
    } finally {
      await invalidateSetup(queryClient, organizationId);
      setIsBusy(false);
    }
  };
  return { isBusy, error, run: () => void enable() };
}
