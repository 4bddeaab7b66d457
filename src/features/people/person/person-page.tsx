import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode, Suspense, useState } from 'react';
import { OwnRoles } from '#src/access/own-roles.tsx';
import { useCan } from '#src/access/use-can.ts';
import { whyReadOnly } from '#src/access/why-read-only.ts';
import type { DeleteBinding } from '#src/flows/subject-bindings/subject-bindings.tsx';
import { Button } from '#src/kit/controls/button.tsx';
import { CopyableId } from '#src/kit/controls/copy-button.tsx';
import { textLinkClass } from '#src/kit/controls/text-link.ts';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { LinesSkeleton } from '#src/kit/feedback/skeleton.tsx';
import { Section } from '#src/kit/text/section.tsx';
import { PageHeader } from '#src/shell/page-header.tsx';
import { LastSignIn } from '../last-sign-in.tsx';
import { RemoveAccessDialog, SubjectBindings, WhatTheyCanDo, WhatTheyMade } from '../lazy-parts.ts';
import { peopleHelp } from '../people-help.ts';
import type { PersonView } from '../person-view.ts';
import { cameByWords, whyNoSignIn } from '../person-words.ts';
import { whyNotRemove } from '../remove/why-not-remove.ts';
import { usePerson } from './use-person.ts';

type PersonPageProps = {
  /** The delete dialog of the role bindings feature. */
  deleteBinding: DeleteBinding;
};

/** One person: their roles, what they can do by them, what they created, and the way to remove their access. */
export function PersonPage({ deleteBinding }: PersonPageProps) {
  const { organizationId, subject } = useParams({ from: '/organizations/$organizationId/iam/people/$subject' });
  const { person, isListed, bindings, access, seen } = usePerson(organizationId, subject);
  const { isSelf } = person;
  const remove = useCan(organizationId, 'rolebinding.delete');
  const create = useCan(organizationId, 'rolebinding.create');
  const [isRemoving, setIsRemoving] = useState(false);
  const readOnly = isSelf ? undefined : whyReadOnly(remove, create);
  const problem = whyNoSignIn(person);
  // Their own roles are theirs to see, whatever else they may list.
  const seesOnlyOwn = isSelf && !access.bindings && !access.bindingsFailed;
  return (
    <>
      <PageHeader
        help={peopleHelp}
        description={isSelf && <You />}
        facts={<Facts person={person} />}
        readOnly={readOnly}
        actions={
          <Button
            disabledReason={whyNotRemove(remove.reason, bindings)}
            onClick={() => setIsRemoving(true)}
            preload={RemoveAccessDialog.preload}
          >
            Remove access
          </Button>
        }
      />
      <div className="grid gap-8 xl:grid-cols-[minmax(0,1fr)_22rem] xl:items-start">
        <div className="grid min-w-0 gap-8">
          {!isListed && !isSelf && (
            <Notice tone="neutral" title="No access to this organization">
              This person has no role here. Their access was removed, or they never had any.
            </Notice>
          )}
          {problem !== undefined && <Notice tone="warning">{problem}</Notice>}
          {seesOnlyOwn ? (
            <Section title="Role bindings">
              <OwnRoles organizationId={organizationId} />
            </Section>
          ) : (
            <Suspense fallback={<LinesSkeleton />}>
              <SubjectBindings {...{ organizationId, subject, access, deleteBinding }} words={bindingWords} />
            </Suspense>
          )}
          <Suspense fallback={<LinesSkeleton />}>
            {(isListed || isSelf) && <WhatTheyCanDo {...{ subject, seen, isSelf }} />}
          </Suspense>
        </div>
        <Suspense fallback={<LinesSkeleton />}>
          <WhatTheyMade {...{ organizationId, subject, isSelf }} />
        </Suspense>
      </div>
      <Suspense fallback={null}>
        {isRemoving && (
          <RemoveAccessDialog
            organizationId={organizationId}
            person={person}
            onClose={() => setIsRemoving(false)}
            focusAfter={() => document.querySelector<HTMLElement>('main h1')}
          />
        )}
      </Suspense>
    </>
  );
}

const bindingWords = {
  description: 'Roles, and where they apply.',
  empty: 'Give them a role: it applies at once, or from their first sign-in.',
};

function You() {
  return (
    <>
      This is you. Your name is in{' '}
      <Link to="/account" className={textLinkClass}>
        My account
      </Link>
      .
    </>
  );
}

function Facts({ person }: { person: PersonView }) {
  const { subject, email, cameBy } = person;
  return (
    <>
      <Fact name="E-mail">
        <CopyableId value={email} label="Copy e-mail" />
      </Fact>
      <Fact name="Subject">
        <CopyableId value={subject} label="Copy subject" />
      </Fact>
      <Fact name="Last sign-in">
        <LastSignIn {...person} />
      </Fact>
      {cameBy && <Fact name="Joined via">{cameByWords[cameBy]}</Fact>}
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <span className="inline-flex max-w-full flex-wrap items-center gap-x-1.5">
      <span className="text-text-muted">{name}</span>
      {children}
    </span>
  );
}
