import { checkName } from '#domain/rules/name.ts';
import type { ApiError } from '#src/api/errors.ts';
import { errorsAt, type FieldErrors, reasonIn } from '#src/flows/sheet-form/field-errors.ts';
import { comparePermissions } from '../compare/compare-roles.ts';

/** What the sheets of a role ask for. */
export interface RoleForm {
  readonly name: string;
  readonly permissions: readonly string[];
}

export function checkRole({ name, permissions }: RoleForm): FieldErrors<RoleForm> {
  return {
    name: reasonIn(checkName(name)),
    permissions: permissions.length === 0 ? 'Choose at least one permission.' : undefined,
  };
}

/** As `checkRole`, against the role as it is: the present name is never refused, and something must be different. */
export function checkChange(form: RoleForm, role: RoleForm): FieldErrors<RoleForm> {
  const { name, permissions } = checkRole(form);
  const { onlyA: added, onlyB: removed } = comparePermissions(form.permissions, role.permissions);
  const isSame = form.name === role.name && added.length + removed.length === 0;
  return {
    name: form.name === role.name ? undefined : name,
    permissions: isSame ? 'Nothing is different yet. Change the name or the permissions.' : permissions,
  };
}

/** A refusal at the fields where the person can mend it; `permissions[3]` belongs to the picker. */
export function roleErrors(error: ApiError): FieldErrors<RoleForm> {
  const ofPermission = Object.entries(error.violations).find(([field]) => field.startsWith('permissions'));
  const name = error.reason === 'LEFTOVER_BINDINGS' ? error.message : errorsAt(error, { name: 'name' }).name;
  return { name, permissions: ofPermission?.[1] };
}

/** A name for a copy that no other role has: "Copy of Auditor", "Copy of Auditor 2". */
export function freeName(wanted: string, taken: readonly string[]): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted} ${number}`;
    if (!taken.includes(name)) return name;
  }
}
