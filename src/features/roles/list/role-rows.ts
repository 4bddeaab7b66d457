import type { Role } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { permissionWords } from '#src/access/permission-words.ts';
import { type RoleChoice, roleChoices } from '#src/access/role-choices.ts';
import { referenceOfRole } from '#src/access/role-name.ts';
import { holderCount, type Holders, holdersOf } from './role-holders.ts';

/** A role in the list. */
export interface RoleRow extends RoleChoice {
  /** For the API; role bindings name the role by `value`. */
  readonly id: string;
  readonly createdBy: string;
  /** `undefined` while the role bindings are unknown. */
  readonly holders: Holders | undefined;
}

type Binding = { readonly subject: string; readonly role: string };

/** System roles first, from the narrowest to the widest; then the organization's own by name. */
export function roleRows(roles: readonly Role[], bindings: readonly Binding[] | undefined): RoleRow[] {
  const byReference = new Map(roles.map((role) => [referenceOfRole(role), role]));
  const of = bindings && holdersOf(bindings);
  return roleChoices(roles).map((choice) => {
    const role = byReference.get(choice.value);
    const { id = '', createdBy = '' } = role ?? {};
    return Object.assign(choice, { id, createdBy, holders: of?.(choice.value) });
  });
}

/** What the search looks at: a permission is found by its words and by its ID. */
export function textsOf({ label, description = '', permissions }: RoleRow): readonly string[] {
  return [label, description, ...permissions, ...permissions.map(permissionWords)];
}

/** Why a role can't be deleted together with others: somebody has it. */
export function whyKept({ holders }: RoleRow): string | undefined {
  return holders && holderCount(holders) > 0 ? 'This role is in use, so it can’t be deleted.' : undefined;
}
