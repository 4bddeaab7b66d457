import type { Permission } from '#domain/rules/permissions.ts';
import { neededToChange } from '#domain/rules/role-change.ts';
import type { Role } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { heldEverywhere } from '#src/access/own-access.ts';
import type { PermissionOffer } from '#src/access/permission-choices.ts';
import { referenceOfRole } from '#src/access/role-name.ts';
import { useAsker } from '#src/access/use-asker.ts';
import { type Keepers, useKeepers } from '../use-keepers.ts';

/** What a person can't do to a role, in the picker's words, and the permissions that they lack for it. */
export type Limits = Pick<PermissionOffer, 'whyNotAdded' | 'whyNotTaken'> & { readonly lacking: readonly Permission[] };

/** The limits of a change of this role. Where it isn't known who has the role, there are none: the backend decides. */
export function useLimits(organizationId: string, role: Role): Limits {
  const keepers = useKeepers(organizationId, { id: role.id, value: referenceOfRole(role) });
  const { access } = useAsker(organizationId);
  return limitsOf(keepers, access && heldEverywhere(access));
}

/** As `useLimits`, from what keeps the role and what the person holds organization-wide. */
export function limitsOf({ bindings, invites }: Keepers, held: ReadonlySet<string> | undefined): Limits {
  const isHeld = bindings.kind === 'known' && bindings.rows.length > 0;
  const isOffered = invites.kind === 'known' && invites.rows.length > 0;
  const needed = neededToChange({ isHeld, isOffered });
  const isLacking = (permission: Permission) => held?.has(permission) === false;
  const [add, take] = [needed.add.filter(isLacking), needed.take.filter(isLacking)];
  return {
    whyNotAdded: add.length > 0 ? 'This role is in use, and you can’t give more access with it.' : undefined,
    whyNotTaken: take.length > 0 ? 'This role is in use, and you can’t take access away.' : undefined,
    lacking: [...add, ...take],
  };
}
