import { ShieldAlert, TriangleAlert } from 'lucide-react';
import { cloneElement } from 'react';
import { parseRoleReference } from '#domain/rules/role-reference.ts';
import { isSystemRole, systemRoles } from '#domain/rules/system-roles.ts';
import { CopyableId } from '#src/kit/controls/copy-button.tsx';
import { Pill, type Tone } from '#src/kit/text/pill.tsx';
import { isRoleGone, referenceOfRole, referencesOfRoles, roleName, type RoleSummary } from './role-name.ts';
import { roleWeight, type RoleWeight } from './role-weight.ts';
import type { NameLink } from './subject.tsx';

export type RolePillProps = {
  /** The role reference of a binding: `system:<name>` or `<organization id>:<name>`. */
  reference: string;
  /** The organization's roles; `undefined` when they may not be seen, and then no role is called deleted. */
  roles: readonly RoleSummary[] | undefined;
  /** The link element to the role's own page, empty. */
  link?: NameLink | undefined;
};

const tones: Record<RoleWeight, Tone> = { reads: 'neutral', writes: 'accent', sensitive: 'warning' };

/**
 * A role by its name, coloured by what it lets its holder do: reading neutral, writing in the accent, amber with a shield
 * where it can widen access, delete for good or spend money. Custom roles have a small mark. A role that is gone is amber,
 * with the reference to copy.
 */
export function RolePill({ reference, roles, link }: RolePillProps) {
  if (isRoleGone(reference, roles && referencesOfRoles(roles))) return <DeletedRole reference={reference} />;
  const permissions = permissionsOf(reference, roles);
  const weight = permissions && roleWeight(permissions);
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
  return link ? cloneElement(link, { className: linkClass }, pill) : pill;
}

const linkClass =
  'inline-flex min-h-6 max-w-full items-center rounded-full no-underline *:transition-colors hover:*:border-current';

/** `undefined` for a custom role while the roles may not be seen: its weight is not known. */
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
