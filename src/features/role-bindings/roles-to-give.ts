import { systemRoles } from '#domain/rules/system-roles.ts';
import type { RoleSummary } from '#src/access/role-name.ts';
import type { BindingsData } from './list/bindings-data.ts';

/** The roles to choose from. For a person who may not list them: the console knows the system roles itself. */
export function rolesToGive({ roles }: Pick<BindingsData, 'roles'>): readonly RoleSummary[] {
  return roles ?? withoutCustomRoles;
}

const withoutCustomRoles = Object.entries(systemRoles).map(([reference, permissions]) => ({
  name: reference.slice('system:'.length),
  organizationId: '',
  permissions,
  isSystem: true,
}));
