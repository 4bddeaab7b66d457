import { isSystemRole } from '#domain/rules/system-roles.ts';
import type { Role } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { fewOf } from '#src/access/few-of.ts';
import { isSensitive, permissionWords } from '#src/access/permission-words.ts';
import { referenceOfRole } from '#src/access/role-name.ts';
import { RolePermissions } from '#src/access/role-permissions.tsx';
import { RolePill } from '#src/access/role.tsx';
import { systemRoleWords } from '#src/access/system-role-words.ts';
import { counted } from '#src/lib/counted.ts';

/** The role and what it allows: in a sentence, and permission by permission. */
export function OfferedRole({ role }: { role: Role }) {
  const reference = referenceOfRole(role);
  const { permissions } = role;
  return (
    <div className="grid justify-items-start gap-1.5">
      <RolePill reference={reference} roles={[role]} />
      <p>{isSystemRole(reference) ? systemRoleWords[reference].description : inWords(permissions)}</p>
      {permissions.length > 0 && (
        <details>
          <summary className="w-fit rounded-sm text-sm text-text-muted">
            {counted(permissions.length, 'permission')} in the whole organization
          </summary>
          <div className="pt-2">
            <RolePermissions permissions={permissions} />
          </div>
        </details>
      )}
    </div>
  );
}

/** What a custom role allows, the weightiest first: "Change billing, see billing." */
function inWords(permissions: readonly string[]): string {
  if (permissions.length === 0) return 'This role allows nothing.';
  const sorted = [...permissions.filter(isSensitive), ...permissions.filter((permission) => !isSensitive(permission))];
  const [first = '', ...rest] = sorted.map(permissionWords);
  return `${fewOf([first, ...rest.map((words) => words.charAt(0).toLowerCase() + words.slice(1))])}.`;
}
