import { timestampDate } from '@bufbuild/protobuf/wkt';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Suspense } from 'react';
import { userSubject } from '#domain/rules/subject.ts';
import type { User } from '#proto/polarsignals/user/v1alpha1/user_pb.ts';
import { organizationsQuery } from '#src/api/projects.ts';
import { selfQuery } from '#src/api/session.ts';
import { useCloseStep } from '#src/flows/leaving/use-close-step.ts';
import { Button } from '#src/kit/controls/button.tsx';
import { CopyableId } from '#src/kit/controls/copy-button.tsx';
import { lazyPart } from '#src/kit/loading/lazy-part.tsx';
import { Fact, Facts } from '#src/kit/text/facts.tsx';
import { RelativeTime } from '#src/kit/text/relative-time.tsx';
import { Section } from '#src/kit/text/section.tsx';
import { byName } from '#src/lib/by-name.ts';
import { PageHeader } from '#src/shell/page-header.tsx';
import { accountPurpose } from './account-search.ts';
import { OrganizationAccess } from './organization-access.tsx';

const ChangeNameSheet = lazyPart(() => import('./change-name-sheet.tsx').then((module) => module.ChangeNameSheet));

/** The signed-in person: who they are, how they signed in, and what they may do in each of their organizations. */
export function AccountPage() {
  const { data: self } = useSuspenseQuery(selfQuery());
  const { data: organizations } = useSuspenseQuery(organizationsQuery());
  const { change } = useSearch({ from: '/account' });
  const navigate = useNavigate({ from: '/account' });
  const setChange = (what: 'name' | undefined) =>
    void navigate({ search: { change: what }, replace: what === undefined, resetScroll: false });
  const close = useCloseStep(() => setChange(undefined));
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        description={accountPurpose}
        actions={
          <Button onClick={() => setChange('name')} preload={ChangeNameSheet.preload}>
            Change name
          </Button>
        }
      />
      <div className="grid gap-8">
        <You self={self} />
        <Section title="Your organizations" description="Your roles in each, and what they let you do.">
          {organizations.length === 0 && (
            <p className="text-text-muted">
              You have no role in any organization yet. Ask an owner of your organization for one, with your e-mail and
              provider.
            </p>
          )}
          <ul className="grid gap-4">
            {organizations.toSorted(byName).map(({ id, name }) => (
              <li key={id}>
                <OrganizationAccess
                  organizationId={id}
                  name={name}
                  subject={userSubject(self.authProvider, self.email)}
                />
              </li>
            ))}
          </ul>
        </Section>
      </div>
      <Suspense fallback={null}>
        {change === 'name' && <ChangeNameSheet {...{ self, organizations }} onClose={close} />}
      </Suspense>
    </div>
  );
}

function You({ self }: { self: User }) {
  const { name, email, authProvider, createdAt, lastLoginAt } = self;
  return (
    <Facts>
      <Fact name="Name" help="Others see it beside your e-mail.">
        {name === '' ? <span className="text-text-muted">Not given</span> : <bdi className="wrap-anywhere">{name}</bdi>}
      </Fact>
      <Fact name="E-mail">
        <CopyableId value={email} label="Copy e-mail" />
      </Fact>
      <Fact name="Signed in with" help="Role bindings identify you by this provider and your e-mail.">
        <CopyableId value={authProvider} label="Copy provider" />
      </Fact>
      <Fact name="Last sign-in">
        <RelativeTime at={lastLoginAt && timestampDate(lastLoginAt)} never="Unknown" />
      </Fact>
      <Fact name="First sign-in">
        <RelativeTime at={createdAt && timestampDate(createdAt)} never="Unknown" />
      </Fact>
    </Facts>
  );
}
