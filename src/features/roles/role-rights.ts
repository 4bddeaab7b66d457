import { useMemo } from 'react';
import { useCan } from '#src/access/use-can.ts';
import { whyReadOnly } from '#src/access/why-read-only.ts';

/** What can be done with a role. The words say why not; `undefined` where it can. */
export interface RoleRights {
  readonly create: string | undefined;
  readonly change: (isSystem: boolean) => string | undefined;
  readonly remove: (isSystem: boolean) => string | undefined;
}

/** What the person may do with roles, and a sentence if it is nothing. */
export function useRoleRights(organizationId: string) {
  const canCreate = useCan(organizationId, 'role.create');
  const canDelete = useCan(organizationId, 'role.delete');
  const rights: RoleRights = useMemo(
    () => ({
      create: canCreate.reason,
      // A changed role is, for the backend, made anew.
      change: (isSystem) => (isSystem ? systemRole.change : (canCreate.reason ?? canDelete.reason)),
      remove: (isSystem) => (isSystem ? systemRole.remove : canDelete.reason),
    }),
    [canCreate, canDelete],
  );
  return { canCreate, canDelete, rights, readOnly: whyReadOnly(canCreate, canDelete) };
}

const systemRole = {
  change: 'System roles can’t be changed. Clone this one, then change the clone.',
  remove: 'System roles can’t be deleted.',
} as const;
