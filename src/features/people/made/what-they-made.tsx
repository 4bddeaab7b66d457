import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Answer, known } from '#src/access/answer.ts';
import { FailedParts } from '#src/flows/failure/failed-parts.tsx';
import { textLinkClass } from '#src/kit/controls/text-link.ts';
import { Skeleton } from '#src/kit/feedback/skeleton.tsx';
import { Section } from '#src/kit/text/section.tsx';
import { formatCount } from '#src/lib/counted.ts';
import { MadeAccounts, MadeInvites, MadeRoles, MadeTokens } from './made-lists.tsx';
import { type Made, useMade } from './use-made.ts';

const names: Readonly<Record<keyof Made, string>> = {
  accounts: 'service accounts',
  tokens: 'API tokens',
  invites: 'invites',
  roles: 'roles',
  bindings: 'role bindings',
};

type WhatTheyMadeProps = { organizationId: string; subject: string; isSelf: boolean };

/** What a person created here, with links. Parts without anything are left out. */
export function WhatTheyMade({ organizationId, subject, isSelf }: WhatTheyMadeProps) {
  const made = useMade(organizationId, subject);
  // The page says itself when role bindings and roles fail.
  const own = ['accounts', 'tokens', 'invites'] as const;
  const failed = own.filter((part) => made[part].kind === 'failed').map((part) => `the ${names[part]}`);
  const isNothing = Object.values(made).every((answer) => answer.kind === 'known' && answer.value.length === 0);
  return (
    <Section
      title={isSelf ? 'What you created' : 'What they created'}
      description={isNothing ? undefined : 'This stays when access is removed.'}
    >
      <FailedParts parts={failed} />
      {isNothing ? (
        <p className="text-text-muted">Nothing in this organization.</p>
      ) : (
        <dl className="divide-y divide-line rounded-lg border border-line bg-surface-raised px-4">
          <Part name="Service accounts" answer={made.accounts}>
            {(items) => <MadeAccounts {...{ organizationId, items }} />}
          </Part>
          <Part name="API tokens" answer={made.tokens}>
            {(items) => <MadeTokens {...{ organizationId, items }} />}
          </Part>
          <Part name="Invites" answer={made.invites}>
            {(items) => <MadeInvites {...{ organizationId, items }} />}
          </Part>
          <Part name="Roles" answer={made.roles}>
            {(items) => <MadeRoles {...{ organizationId, items }} />}
          </Part>
          <Part name="Role bindings" answer={made.bindings}>
            {() => (
              <Link
                to="/organizations/$organizationId/iam/role-bindings"
                params={{ organizationId }}
                search={{ q: subject }}
                className={textLinkClass}
              >
                Find them in Role Bindings
              </Link>
            )}
          </Part>
        </dl>
      )}
    </Section>
  );
}

type PartProps<Item> = {
  name: string;
  answer: Answer<readonly Item[]>;
  children: (items: readonly Item[]) => ReactNode;
};

function Part<Item>({ name, answer, children }: PartProps<Item>) {
  const items = known(answer);
  if (items?.length === 0) return null;
  return (
    <div className="grid gap-1.5 py-3">
      <dt className="flex justify-between gap-x-3 text-text-muted">
        {name}
        {items && <span className="tabular-nums">{formatCount(items.length)}</span>}
      </dt>
      <dd className="min-w-0">
        {answer.kind === 'loading' && <Skeleton className="my-1 h-3 w-40" />}
        {answer.kind === 'denied' && <span className="text-text-muted">Not visible to you</span>}
        {answer.kind === 'failed' && <span className="text-text-muted">Not loaded</span>}
        {items && children(items)}
      </dd>
    </div>
  );
}
