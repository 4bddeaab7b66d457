import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Person } from '#proto/console/people/v1alpha1/people_pb.ts';
import type { Role } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { ownerWords } from '#src/access/access-words.ts';
import { type Answer, answerOf, firstUnknown, known } from '#src/access/answer.ts';
import { referenceOfRole } from '#src/access/role-name.ts';
import { RolePill } from '#src/access/role.tsx';
import { SubjectLabel } from '#src/access/subject.tsx';
import { useAsker } from '#src/access/use-asker.ts';
import { useCan } from '#src/access/use-can.ts';
import { peopleQuery } from '#src/api/people.ts';
import { roleBindingsQuery, rolesQuery } from '#src/api/roles.ts';
import { billingRoles } from '#src/flows/billing-role/billing-role.ts';
import { CreateBillingRole } from '#src/flows/billing-role/create-billing-role.tsx';
import { Missing } from '#src/flows/cards/card.tsx';
import { FailedParts } from '#src/flows/failure/failed-parts.tsx';
import { Button, buttonClass } from '#src/kit/controls/button.tsx';
import { textLinkClass } from '#src/kit/controls/text-link.ts';
import { LinesSkeleton } from '#src/kit/feedback/skeleton.tsx';
import { Section } from '#src/kit/text/section.tsx';
import { formatCount } from '#src/lib/counted.ts';
import { type BillingHolder, billingHolders } from './billing-holders.ts';

export type BillingAccessProps = { organizationId: string };

const title = 'Who can see billing';
const listedAtOnce = 8;

/** Who can see and change billing, and how others come to it; a sentence for whoever may not see that. */
export function BillingAccess({ organizationId }: BillingAccessProps) {
  const { bindings, roles, people } = useLists(organizationId);
  const asker = useAsker(organizationId);
  const isDenied = [bindings, roles].some(({ kind }) => kind === 'denied');
  const missing = firstUnknown([bindings, roles]);
  const listed = known(roles);
  const forBilling = listed && billingRoles(listed);
  // All at once: what comes later would push the rest down.
  if (!isDenied && (missing?.kind === 'loading' || people.kind === 'loading')) return <LinesSkeleton />;
  return (
    <Section
      title={title}
      description={isDenied ? `${whoSees} To know who they are, ask ${ownerWords(asker)}.` : whoSees}
      actions={forBilling?.[0] && <GiveRole organizationId={organizationId} role={forBilling[0]} />}
    >
      <div className="grid gap-3">
        {forBilling?.length === 0 && <CreateBillingRole organizationId={organizationId} />}
        {missing === undefined && (
          <Holders
            organizationId={organizationId}
            holders={billingHolders(known(bindings) ?? [], listed ?? [])}
            roles={listed ?? []}
            people={people}
          />
        )}
        {missing?.kind === 'failed' && <Missing answer={missing} title="The people who can see billing" />}
      </div>
    </Section>
  );
}

const whoSees = 'Owners, and everybody with a role for billing in the whole organization.';

function useLists(organizationId: string) {
  const seesBindings = useCan(organizationId, 'rolebinding.list').allowed;
  const seesRoles = useCan(organizationId, 'role.list').allowed;
  const bindings = useQuery({ ...roleBindingsQuery(organizationId), enabled: seesBindings === true });
  const roles = useQuery({ ...rolesQuery(organizationId), enabled: seesRoles === true });
  const people = useQuery({ ...peopleQuery(organizationId), enabled: seesBindings === true, retry: false });
  return {
    bindings: answerOf('rolebinding.list', seesBindings, bindings),
    roles: answerOf('role.list', seesRoles, roles),
    people: answerOf('rolebinding.list', seesBindings, people),
  };
}

/** Leads to the form that gives the role to somebody. */
function GiveRole({ organizationId, role }: BillingAccessProps & { role: Role }) {
  const { reason } = useCan(organizationId, 'rolebinding.create');
  const label = (
    <>
      Give <bdi>{role.name}</bdi> to somebody
    </>
  );
  if (reason !== undefined) return <Button disabledReason={reason}>{label}</Button>;
  return (
    <Link
      to="/organizations/$organizationId/iam/role-bindings"
      params={{ organizationId }}
      search={{ create: 'binding', role: [referenceOfRole(role)], scope: ['organization'] }}
      className={buttonClass()}
    >
      <span className="min-w-0 truncate">{label}</span>
    </Link>
  );
}

type HoldersProps = BillingAccessProps & {
  holders: readonly BillingHolder[];
  roles: readonly Role[];
  people: Answer<readonly Person[]>;
};

function Holders({ organizationId, holders, roles, people }: HoldersProps) {
  const names = useMemo(
    () => new Map(known(people)?.flatMap(({ subject, name }) => (name === '' ? [] : [[subject, name]]))),
    [people],
  );
  const more = holders.length - listedAtOnce;
  return (
    <>
      <FailedParts parts={people.kind === 'failed' ? ['the people'] : []} />
      <div className="rounded-lg border border-line bg-surface-raised">
        <ul className="divide-y divide-line">
          {holders.slice(0, listedAtOnce).map(({ subject, roles: held, changes }) => (
            <li
              key={subject}
              className="grid items-center gap-x-4 gap-y-1 px-4 py-2 sm:grid-cols-[minmax(0,1fr)_12rem_12rem]"
            >
              <SubjectLabel subject={subject} name={names.get(subject)} />
              <span className="text-sm text-text-muted">{changes ? 'Sees and changes billing' : 'Sees billing'}</span>
              <span className="flex flex-wrap gap-1">
                {held.map((role) => (
                  <RolePill key={role} reference={role} roles={roles} linkIn={organizationId} />
                ))}
              </span>
            </li>
          ))}
        </ul>
        <p className="flex flex-wrap gap-x-4 border-t border-line px-4 py-2 text-text-muted">
          {more > 0 && <span>and {formatCount(more)} more</span>}
          <Link
            to="/organizations/$organizationId/iam/explain-access"
            params={{ organizationId }}
            search={{ ask: 'who', permission: 'billing.read' }}
            preload={false}
            className={textLinkClass}
          >
            Explain who can see billing
          </Link>
        </p>
      </div>
    </>
  );
}
