import { TriangleAlert } from 'lucide-react';
import { cloneElement } from 'react';
import { parseRoleReference } from '#domain/rules/role-reference.ts';
import { CopyableId } from '#src/kit/controls/copy-button.tsx';
import { Pill } from '#src/kit/text/pill.tsx';
import { isRoleGone, referencesOfRoles, roleName, type RoleSummary } from './role-name.ts';
import type { NameLink } from './subject.tsx';

export type RolePillProps = {
  /** The role reference of a binding: `system:<name>` or `<organization id>:<name>`. */
  reference: string;
  /** The organization's roles; `undefined` when they may not be seen, and then no role is called deleted. */
  roles: readonly RoleSummary[] | undefined;
  /** The link element to the role's own page, empty. */
  link?: NameLink | undefined;
};

/** A role by its name, system roles with a small mark. One that is gone is amber, with the reference to copy. */
export function RolePill({ reference, roles, link }: RolePillProps) {
  if (isRoleGone(reference, roles && referencesOfRoles(roles))) return <DeletedRole reference={reference} />;
  const isSystem = parseRoleReference(reference).kind !== 'custom';
  const pill = (
    <Pill mark={isSystem ? 'System role' : undefined}>
      <bdi>{roleName(reference)}</bdi>
    </Pill>
  );
  return link ? cloneElement(link, { className: 'inline-flex max-w-full rounded-full no-underline' }, pill) : pill;
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
