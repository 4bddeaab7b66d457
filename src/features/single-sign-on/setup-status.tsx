import type { Setup } from '#proto/console/sso/v1alpha1/sso_pb.ts';
import { Pill } from '#src/kit/text/pill.tsx';
import { nextStep } from './setup-state.ts';

/** Whether it is on, and if not, what comes next. */
export function SetupStatus({ setup }: { setup: Setup }) {
  const { enabled, settings } = setup;
  const identifier = settings?.organizationIdentifier ?? '';
  return (
    <p className="-mb-2 flex flex-wrap items-center gap-x-2 gap-y-1">
      <Pill tone={enabled ? 'success' : 'neutral'}>{enabled ? 'On' : 'Off'}</Pill>
      <span className="font-medium">Single sign-on is {enabled ? 'on' : 'off'}</span>
      <span className="text-text-muted wrap-anywhere">
        {enabled ? `People sign in with the identifier ${identifier}.` : nextStep(setup)}
      </span>
    </p>
  );
}
