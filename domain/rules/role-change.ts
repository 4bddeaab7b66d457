import type { Permission } from '#domain/rules/permissions.ts';

/** How a role is in use. A change of the role changes the access of those who have it, or will have it by an invite. */
export interface RoleUse {
  /** A role binding names the role. */
  readonly isHeld: boolean;
  /** An open invite gives the role. */
  readonly isOffered: boolean;
}

/**
 * The permissions to add something to a role, and to take something out of it, besides those to change roles at all: the same
 * as for giving and taking the access one by one. All are needed organization-wide.
 */
export function neededToChange({ isHeld, isOffered }: RoleUse): {
  readonly add: readonly Permission[];
  readonly take: readonly Permission[];
} {
  const give: readonly Permission[] = isHeld ? ['rolebinding.create'] : [];
  return { add: isOffered ? [...give, 'invite.create'] : give, take: isHeld ? ['rolebinding.delete'] : [] };
}
