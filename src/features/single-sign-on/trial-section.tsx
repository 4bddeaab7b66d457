import { timestampDate } from '@bufbuild/protobuf/wkt';
import { useQuery } from '@tanstack/react-query';
import { ExternalLink } from 'lucide-react';
import { userSubject } from '#domain/rules/subject.ts';
import type { Setup, Trial } from '#proto/console/sso/v1alpha1/sso_pb.ts';
import { useCan } from '#src/access/use-can.ts';
import { selfQuery } from '#src/api/session.ts';
import { Button, buttonClass } from '#src/kit/controls/button.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { Fact, Facts } from '#src/kit/text/facts.tsx';
import { RelativeTime } from '#src/kit/text/relative-time.tsx';
import { Section } from '#src/kit/text/section.tsx';
import { listed } from '#src/lib/listed.ts';
import { whyNotTry } from './setup-state.ts';

type TrialSectionProps = { organizationId: string; setup: Setup };

/** Signs the person in through the settings in another window, and shows what arrived. */
export function TrialSection({ organizationId, setup }: TrialSectionProps) {
  const { trial, trialUrl, enabled } = setup;
  const change = useCan(organizationId, 'organization.update');
  const { data: self } = useQuery(selfQuery());
  const whyNot = change.reason ?? whyNotTry(setup, self && userSubject(self.authProvider, self.email));
  return (
    <Section
      title="3. Try it"
      description="Sign in at your provider in another window. You stay signed in here as you are, and nothing changes for anybody."
      actions={
        change.allowed === false || whyNot !== undefined ? (
          <Button disabledReason={whyNot}>Try it in another window</Button>
        ) : (
          <a href={trialUrl} target="_blank" rel="noreferrer" className={buttonClass('secondary')}>
            Try it in another window
            <ExternalLink aria-hidden="true" />
          </a>
        )
      }
    >
      <div aria-live="polite">{trial ? <Arrived {...{ trial, enabled }} /> : <NotTried />}</div>
    </Section>
  );
}

function NotTried() {
  return <p className="text-text-muted">Nobody has tried these settings yet. Come back here after you did.</p>;
}

function Arrived({ trial, enabled }: { trial: Trial; enabled: boolean }) {
  const { failure, email, emailVerified, groups, triedAt } = trial;
  return (
    <div className="grid gap-3">
      {failure === '' ? (
        <Notice tone="success" title="It works" />
      ) : (
        <Notice tone="danger" title={enabled ? 'The last try failed' : 'It doesn’t work yet'}>
          {email !== '' && !emailVerified ? unverified : failure}
        </Notice>
      )}
      <Facts>
        <Fact name="E-mail">{email === '' ? 'None arrived' : <bdi className="wrap-anywhere">{email}</bdi>}</Fact>
        <Fact name="Verified">{emailVerified ? 'Yes' : 'No'}</Fact>
        <Fact name="Groups">
          {groups.length === 0 ? 'None arrived' : <bdi className="wrap-anywhere">{listed(groups)}</bdi>}
        </Fact>
        <Fact name="Tried">
          {/* Anew for each trial: else the time of before would be its present, and the trial in its future. */}
          <RelativeTime key={triedAt?.seconds.toString()} at={triedAt && timestampDate(triedAt)} />
        </Fact>
      </Facts>
    </div>
  );
}

const unverified =
  'Roles are given to e-mail addresses, and your provider doesn’t call this one verified. Verify it there, or have the provider send the claim email_verified as true.';
