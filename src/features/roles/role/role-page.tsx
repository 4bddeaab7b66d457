import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { roleSentence } from '#src/access/permission-acts.ts';
import { roleChoices } from '#src/access/role-choices.ts';
import { referenceOfRole } from '#src/access/role-name.ts';
import { RolePermissions } from '#src/access/role-permissions.tsx';
import { rolesQuery } from '#src/api/roles.ts';
import { Section } from '#src/kit/text/section.tsx';
import { counted } from '#src/lib/counted.ts';
import { PageHeader } from '#src/shell/page-header.tsx';
import { useKeepers } from '../use-keepers.ts';
import { RoleHead, type RoleHeadProps } from './role-head.tsx';
import { RoleHolders } from './role-holders.tsx';
import { RoleInvites } from './role-invites.tsx';

const route = getRouteApi('/organizations/$organizationId/iam/roles/$role');

/** One role: what it allows, who has it and where, and which open invites give it. */
export function RolePage() {
  const { organizationId, role: reference } = route.useParams();
  const { data: roles } = useSuspenseQuery(rolesQuery(organizationId));
  const { change } = route.useSearch();
  const known = roles.find((one) => referenceOfRole(one) === reference);
  const [last, setLast] = useState(known);
  if (known && known !== last) setLast(known);
  // A form that is open stays, with what was typed, also when the role is gone.
  const role = known ?? (change ? last : undefined);
  const [choice] = role ? roleChoices([role]) : [];
  // Somebody else deleted it while the page was open.
  if (!role || !choice) return <PageHeader description="This role no longer exists." />;
  return <Details {...{ organizationId, role, choice }} />;
}

function Details({ organizationId, role, choice }: RoleHeadProps) {
  const { permissions, description, isSystem } = choice;
  const keepers = useKeepers(organizationId, { id: role.id, value: choice.value });
  return (
    <>
      <RoleHead {...{ organizationId, role, choice }} />
      <div className="grid items-start gap-8 xl:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
        <Section
          title={counted(permissions.length, 'permission')}
          description={isSystem ? description : roleSentence(permissions)}
        >
          <div className="rounded-lg border border-line bg-surface-raised p-4">
            {permissions.length > 0 ? (
              <RolePermissions permissions={permissions} />
            ) : (
              <p className="text-text-muted">None: the role allows nothing.</p>
            )}
          </div>
        </Section>
        <div className="grid gap-8">
          <RoleHolders {...{ organizationId, bindings: keepers.bindings, reference: choice.value }} />
          <RoleInvites invites={keepers.invites} />
        </div>
      </div>
    </>
  );
}
