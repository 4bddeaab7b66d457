import { Link } from '@tanstack/react-router';
import { ShieldAlert, TriangleAlert } from 'lucide-react';
import { parseRoleReference } from '#domain/rules/role-reference.ts';
import { isSystemRole, systemRoles } from '#domain/rules/system-roles.ts';
import { CopyableId } from '#src/kit/controls/copy-button.tsx';
import { Pill, type Tone } from '#src/kit/text/pill.tsx';
import { isRoleGone, referenceOfRole, referencesOfRoles, roleName, type RoleSummary } from './role-name.ts';
import { roleWeight, type RoleWeight } from './role-weight.ts';

export type RolePillProps = {
  /** The role reference of a binding: `system:<name>` or `<organization id>:<name>`. */
  reference: string;
  /** The organization's roles; `undefined` when the person may not see them: then no role is shown as deleted. */
  roles: readonly RoleSummary[] | undefined;
  /** What a custom role permits, where that is known without seeing the roles. */
  permissions?: readonly string[] | undefined;
  /** The organization to whose role page it links; without it, it is no link. */
  linkIn?: string | undefined;
};

const tones: Record<RoleWeight, Tone> = { reads: 'neutral', writes: 'accent', sensitive: 'warning' };

/**
 * A role's name, coloured by what the role allows: neutral for reading, accent for writing, amber with a shield for
 * sensitive permissions. Custom roles have a small mark. A deleted role is amber and shows its reference, to copy.
 */
export function RolePill({ reference, roles, permissions, linkIn }: RolePillProps) {
  if (isRoleGone(reference, roles && referencesOfRoles(roles))) return <DeletedRole reference={reference} />;
  const known = permissionsOf(reference, roles) ?? permissions;
  const weight = known && roleWeight(known);
  const pill = (
    <Pill
      tone={weight && tones[weight]}
      icon={weight === 'sensitive' && <ShieldAlert aria-hidden="true" />}
      mark={parseRoleReference(reference).kind === 'custom' ? 'Custom role' : undefined}
    >
      <bdi>{roleName(reference)}</bdi>
      {weight === 'sensitive' && <span className="sr-only"> (sensitive)</span>}
    </Pill>
  );
  if (linkIn === undefined) return pill;
  return (
    <Link
      to="/organizations/$organizationId/iam/roles/$role"
      params={{ organizationId: linkIn, role: reference }}
      preload={false}
      className={linkClass}
    >
      {pill}
    </Link>
  );
}

const linkClass =
  'inline-flex min-h-6 max-w-full items-center rounded-full no-underline *:transition-colors hover:*:border-current';

/** `undefined` for a custom role when the person may not see the roles: then its weight is unknown. */
function permissionsOf(reference: string, roles: readonly RoleSummary[] | undefined): readonly string[] | undefined {
  if (isSystemRole(reference)) return systemRoles[reference];
  return roles?.find((role) => referenceOfRole(role) === reference)?.permissions;
}

function DeletedRole({ reference }: { reference: string }) {
  return (
    <span className="grid justify-items-start gap-0.5">
      <Pill tone="warning" icon={<TriangleAlert aria-hidden="true" />}>
        Deleted role
      </Pill>
      <span className="text-text-muted">
        <CopyableId value={reference} label="Copy role reference" />
      </span>
    </span>
  );
}
