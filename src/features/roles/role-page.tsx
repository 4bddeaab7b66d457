import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { roleChoices } from '#src/access/role-choices.ts';
import { RolePermissions } from '#src/access/role-permissions.tsx';
import { rolesQuery } from '#src/api/roles.ts';
import { CopyableId } from '#src/kit/controls/copy-button.tsx';
import { Fact, Facts } from '#src/kit/text/facts.tsx';
import { PageHeader } from '#src/shell/page-header.tsx';
import { rolesHelp } from './roles-help.ts';
import { RoleType } from './roles-page.tsx';

const route = getRouteApi('/organizations/$organizationId/iam/roles/$role');

/** One role: everything that it allows, and a link to who has it. */
export function RolePage() {
  const { organizationId, role: reference } = route.useParams();
  const { data: roles } = useSuspenseQuery(rolesQuery(organizationId));
  const role = roleChoices(roles).find(({ value }) => value === reference);
  // Somebody else deleted it while the page was open.
  if (!role) return <PageHeader description="This role no longer exists." />;
  const { permissions, isSystem, description } = role;
  return (
    <>
      <PageHeader help={rolesHelp} description={isSystem ? description : 'A custom role of this organization.'} />
      <Facts>
        <Fact name="Type" help={isSystem ? 'Every organization has it, and nobody can change it.' : undefined}>
          <RoleType isSystem={isSystem} />
        </Fact>
        <Fact name="Reference" help="How role bindings name it in the API.">
          <CopyableId value={reference} label="Copy role reference" />
        </Fact>
        <Fact name="Holders">
          <Link
            to="/organizations/$organizationId/iam/role-bindings"
            params={{ organizationId }}
            search={{ role: [reference] }}
            className="rounded-sm text-accent underline underline-offset-2"
          >
            Role bindings that give this role
          </Link>
        </Fact>
        <Fact name={permissions.length === 1 ? '1 permission' : `${permissions.length} permissions`}>
          {permissions.length > 0 ? <RolePermissions permissions={permissions} /> : 'None: it allows nothing.'}
        </Fact>
      </Facts>
    </>
  );
}
