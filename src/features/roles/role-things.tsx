import { ShieldCheck } from 'lucide-react';
import { roleChoices } from '#src/access/role-choices.ts';
import { rolesQuery } from '#src/api/roles.ts';
import type { Things } from '#src/shell/palette/declarations.ts';

/** The roles, for the command palette. */
export const roleThings: Things = {
  group: 'Roles',
  icon: <ShieldCheck />,
  read: async (queryClient, organizationId) => {
    const roles = roleChoices(await queryClient.query(rolesQuery(organizationId)));
    return roles.map(({ value, label, isSystem }) => ({
      label,
      description: isSystem ? 'System role' : 'Custom role',
      keywords: value,
      params: { role: value },
    }));
  },
};
