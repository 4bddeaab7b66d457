import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Lock } from 'lucide-react';
import { useMemo } from 'react';
import type { Role } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { answerOf, firstUnknown, known } from '#src/access/answer.ts';
import { DeniedWords } from '#src/access/denied.tsx';
import { referenceOfRole } from '#src/access/role-name.ts';
import { RolePill } from '#src/access/role.tsx';
import { SubjectLabel } from '#src/access/subject.tsx';
import { useCan } from '#src/access/use-can.ts';
import { peopleQuery } from '#src/api/people.ts';
import { roleBindingsQuery, rolesQuery } from '#src/api/roles.ts';
import { billingRoles } from '#src/flows/billing-role/billing-role.ts';
import { CreateBillingRole } from '#src/flows/billing-role/create-billing-role.tsx';
import { Missing } from '#src/flows/cards/card.tsx';
import { FailedParts } from '#src/flows/failure/failed-parts.tsx';
import { Button, buttonClass } from '#src/kit/controls/button.tsx';
import { textLinkClass } from '#src/kit/controls/text-link.ts';
import { Section } from '#src/kit/text/section.tsx';
import { formatCount } from '#src/lib/counted.ts';
import { type BillingHolder, billingHolders } from './billing-holders.ts';

export type BillingAccessProps = { organizationId: string };

const title = 'Who can see billing';
const listedAtOnce = 8;

/** Who can see and change billing, and how others come to it; or why the person can't see that. */
export function BillingAccess({ organizationId }: BillingAccessProps) {
  const { bindings, roles } = useLists(organizationId);
  const denied = [bindings, roles].flatMap((answer) => (answer.kind === 'denied' ? [answer.permission] : []));
  const missing = firstUnknown([bindings, roles]);
  const listed = known(roles);
  const forBilling = listed && billingRoles(listed);
  return (
    <Section
      title={title}
      description="Owners, and everybody with a role for it in the whole organization."
      actions={forBilling?.[0] && <GiveRole organizationId={organizationId} role={forBilling[0]} />}
    >
      <div className="grid gap-3">
        {forBilling?.length === 0 && <CreateBillingRole organizationId={organizationId} />}
        {denied.length > 0 ? (
          <NotSeen permissions={denied} />
        ) : missing === undefined ? (
          <Holders
            organizationId={organizationId}
            holders={billingHolders(known(bindings) ?? [], listed ?? [])}
            roles={listed ?? []}
          />
        ) : (
          <Missing answer={missing} title={title} />
        )}
      </div>
    </Section>
  );
}

function useLists(organizationId: string) {
  const seesBindings = useCan(organizationId, 'rolebinding.list').allowed;
  const seesRoles = useCan(organizationId, 'role.list').allowed;
  const bindings = useQuery({ ...roleBindingsQuery(organizationId), enabled: seesBindings === true });
  const roles = useQuery({ ...rolesQuery(organizationId), enabled: seesRoles === true });
  return {
    bindings: answerOf('rolebinding.list', seesBindings, bindings),
    roles: answerOf('role.list', seesRoles, roles),
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

function NotSeen({ permissions }: { permissions: readonly string[] }) {
  return (
    <div className="flex gap-3 rounded-lg border border-line bg-surface-raised p-4 text-text-muted">
      <Lock className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
      <div className="min-w-0">
        <p className="font-medium text-text">You can’t see who else has access to billing</p>
        <DeniedWords permissions={permissions} />
      </div>
    </div>
  );
}

type HoldersProps = BillingAccessProps & { holders: readonly BillingHolder[]; roles: readonly Role[] };

function Holders({ organizationId, holders, roles }: HoldersProps) {
  const { data: people, isError } = useQuery(peopleQuery(organizationId));
  const names = useMemo(
    () => new Map(people?.flatMap(({ subject, name }) => (name === '' ? [] : [[subject, name]]))),
    [people],
  );
  const more = holders.length - listedAtOnce;
  return (
    <>
      <FailedParts parts={isError && !people ? ['the people'] : []} />
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
