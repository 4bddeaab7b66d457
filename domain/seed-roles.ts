import { seedIds } from '#domain/seed-ids.ts';
import type { Role } from '#domain/store/records.ts';

const day = 86_400_000;

/** The custom roles of the demo. `made` gives what every record has: its ID, and how many milliseconds ago it was made. */
export function seedRoles(
  made: (id: string, born: number) => Pick<Role, 'id' | 'organizationId' | 'createdAt' | 'createdBy'>,
): Role[] {
  const { billingAdmin, releaseEngineer } = seedIds.roles;
  return [
    {
      ...made(billingAdmin, 90 * day),
      name: 'Billing Admin',
      permissions: ['billing.read', 'billing.modify'],
      version: 1,
    },
    {
      ...made(releaseEngineer, 60 * day),
      name: 'Release Engineer',
      permissions: [
        'project.read',
        'project.list',
        'profile.read',
        'debuginfo.list',
        'debuginfo.read',
        'debuginfo.write',
      ],
      version: 1,
    },
  ];
}
