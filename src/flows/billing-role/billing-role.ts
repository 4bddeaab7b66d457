import type { Permission } from '#domain/rules/permissions.ts';
import type { RoleSummary } from '#src/access/role-name.ts';

/** The custom role that a billing admin starts with. There is no system role for billing. */
export const billingAdmin: { readonly name: string; readonly permissions: readonly Permission[] } = {
  name: 'Billing Admin',
  permissions: ['billing.read', 'billing.modify', 'organization.usage.read'],
};

/** The organization's own roles for billing: those that let one change it, else those that let one see it. */
export function billingRoles<Role extends Pick<RoleSummary, 'isSystem' | 'permissions'>>(
  roles: readonly Role[],
): readonly Role[] {
  const custom = roles.filter(({ isSystem }) => !isSystem);
  const changing = custom.filter(({ permissions }) => permissions.includes('billing.modify'));
  return changing.length > 0 ? changing : custom.filter(({ permissions }) => permissions.includes('billing.read'));
}
