import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Answer, known } from '#src/access/answer.ts';
import { referenceOfRole } from '#src/access/role-name.ts';
import { RolePill } from '#src/access/role.tsx';
import { FailedParts } from '#src/flows/failure/failed-parts.tsx';
import { Skeleton } from '#src/kit/feedback/skeleton.tsx';
import { Fact, Facts } from '#src/kit/text/facts.tsx';
import { Section } from '#src/kit/text/section.tsx';
import { byName } from '#src/lib/by-name.ts';
import { counted } from '#src/lib/counted.ts';
import { MadeAccounts, MadeInvites, MadeTokens } from './made-lists.tsx';
import { type Made, useMade } from './use-made.ts';

const names: Readonly<Record<keyof Made, string>> = {
  accounts: 'service accounts',
  tokens: 'API tokens',
  invites: 'invites',
  roles: 'roles',
  bindings: 'role bindings',
};

type WhatTheyMadeProps = { organizationId: string; subject: string; isSelf: boolean };

/** What a person created here, with links. It stays when their access is removed. */
export function WhatTheyMade({ organizationId, subject, isSelf }: WhatTheyMadeProps) {
  const made = useMade(organizationId, subject);
  // The page says itself when role bindings and roles fail.
  const own = ['accounts', 'tokens', 'invites'] as const;
  const failed = own.filter((part) => made[part].kind === 'failed').map((part) => `the ${names[part]}`);
  return (
    <Section title={isSelf ? 'What you created' : 'What they created'} description="It stays when access is removed.">
      <FailedParts parts={failed} />
      <Facts>
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
          {(items) => (
            <ul className="flex flex-wrap gap-2">
              {items.toSorted(byName).map((role) => (
                <li key={role.id}>
                  <RolePill reference={referenceOfRole(role)} roles={known(made.roles)} linkIn={organizationId} />
                </li>
              ))}
            </ul>
          )}
        </Part>
        <Part name="Role bindings" answer={made.bindings}>
          {(items) => (
            <Link
              to="/organizations/$organizationId/iam/role-bindings"
              params={{ organizationId }}
              search={{ q: subject }}
              className="rounded-sm text-accent underline underline-offset-2"
            >
              {counted(items.length, 'role binding')}
            </Link>
          )}
        </Part>
      </Facts>
    </Section>
  );
}

type PartProps<Item> = {
  name: string;
  answer: Answer<readonly Item[]>;
  children: (items: readonly Item[]) => ReactNode;
};

function Part<Item>({ name, answer, children }: PartProps<Item>) {
  return <Fact name={name}>{partOf(answer, children)}</Fact>;
}

function partOf<Item>(answer: Answer<readonly Item[]>, children: PartProps<Item>['children']): ReactNode {
  if (answer.kind === 'loading') return <Skeleton className="my-1 h-3 w-40" />;
  if (answer.kind === 'denied') return <span className="text-text-muted">Not visible to you</span>;
  if (answer.kind === 'failed') return <span className="text-text-muted">Not loaded</span>;
  return answer.value.length === 0 ? <span className="text-text-muted">None</span> : children(answer.value);
}
