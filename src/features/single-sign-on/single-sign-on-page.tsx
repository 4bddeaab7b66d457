import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Denied } from '#src/access/denied.tsx';
import { useCan } from '#src/access/use-can.ts';
import { readError } from '#src/api/errors.ts';
import { setupQuery } from '#src/api/single-sign-on.ts';
import { useLastError } from '#src/api/use-last-error.ts';
import { ErrorPanel } from '#src/kit/feedback/error-panel.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { LinesSkeleton } from '#src/kit/feedback/skeleton.tsx';
import { Section } from '#src/kit/text/section.tsx';
import { PageHeader } from '#src/shell/page-header.tsx';
import { AddressesSection } from './addresses-section.tsx';
import { EnableSection } from './enable-section.tsx';
import { SettingsSection } from './settings-section.tsx';
import { SetupStatus } from './setup-status.tsx';
import { singleSignOnHelp } from './single-sign-on-help.ts';
import { singleSignOnPurpose } from './single-sign-on-purpose.ts';
import { TrialSection } from './trial-section.tsx';
import { useBackInWindow } from './use-back-in-window.ts';

/** Sets single sign-on up, step by step: the addresses to register, the settings, a trial, and then the switch. */
export function SingleSignOnPage() {
  const { organizationId } = useParams({ from: '/organizations/$organizationId/settings/single-sign-on' });
  const change = useCan(organizationId, 'organization.update');
  const read = useCan(organizationId, 'organization.read');
  // Who may not even read it is told so below.
  const readOnly = read.allowed === true && change.allowed === false ? change.reason : undefined;
  return (
    <>
      <PageHeader help={singleSignOnHelp} description={singleSignOnPurpose} readOnly={readOnly} />
      <SetupParts organizationId={organizationId} />
    </>
  );
}

function SetupParts({ organizationId }: { organizationId: string }) {
  const query = useQuery(setupQuery(organizationId));
  useBackInWindow(query.refetch);
  const thrown = useLastError(query);
  const { data: setup } = query;
  if (setup === null) return <Notice tone="neutral">This server doesn’t offer single sign-on.</Notice>;
  if (setup === undefined && thrown === null) return <LinesSkeleton />;
  if (setup === undefined) {
    const error = readError(thrown);
    if (error.kind === 'denied')
      return (
        <Denied title="You can’t see single sign-on" permissions={error.missingPermissions} message={error.message} />
      );
    return (
      <ErrorPanel
        title="Single sign-on could not be loaded"
        onRetry={() => void query.refetch()}
        retrying={query.isFetching}
      >
        {error.message}
      </ErrorPanel>
    );
  }
  const parts = { organizationId, setup };
  return (
    <div className="grid max-w-4xl gap-8">
      {setup.unavailable !== '' && (
        <Notice tone="warning" title="Single sign-on can’t be set up here">
          {setup.unavailable}
        </Notice>
      )}
      {setup.unavailable === '' && <SetupStatus setup={setup} />}
      <AddressesSection setup={setup} />
      <SettingsSection {...parts} />
      {setup.settings ? (
        <>
          <TrialSection {...parts} />
          <EnableSection {...parts} />
        </>
      ) : (
        <LaterSteps />
      )}
    </div>
  );
}

/** What comes once there are settings. */
function LaterSteps() {
  return (
    <div className="grid gap-8 text-text-muted">
      <Section title="3. Try it">
        After you saved the settings, you sign in once in another window and see what arrives.
      </Section>
      <Section title="4. Enable">
        Once that worked, you can let people in. Until then, nothing changes for anybody.
      </Section>
    </div>
  );
}
