import { checkNewSubject } from '#domain/rules/new-subject.ts';
import { isPermission, type Permission } from '#domain/rules/permissions.ts';
import type { RoleBinding } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import type { HeldAt } from '#src/access/held.ts';
import type { Keepers, Kept } from '../use-keepers.ts';
import type { MovingRules } from './replace-steps.ts';

/** Why a role can't be replaced by another one: it is better said before than halfway. */
export interface Obstacles {
  /** The permissions that the person lacks for the steps. */
  readonly lacking: readonly Permission[];
  /** What the role allows and the person may not give, so that no new role could have it. */
  readonly notGiven: readonly Permission[];
  /** Role bindings that the backend would not create again: an older form of subject. */
  readonly stuck: readonly RoleBinding[];
}

type Replaced = {
  readonly permissions: readonly string[];
  readonly keepers: Keepers;
  readonly held: HeldAt;
  readonly isIdle: MovingRules['isIdle'];
};

/** What stands in the way; `undefined` if nothing does. */
export function obstaclesTo({ permissions, keepers, held, isIdle }: Replaced): Obstacles | undefined {
  const bindings = rowsOf(keepers.bindings);
  const invites = rowsOf(keepers.invites);
  const moving = bindings.filter((binding) => !isIdle(binding));
  const lacking = new Set<Permission>();
  const need = (projectId: string, ...needed: readonly Permission[]) => {
    for (const permission of needed) if (!held(projectId).has(permission)) lacking.add(permission);
  };
  need('', 'role.create', 'role.delete', 'rolebinding.list', 'invite.list');
  if (invites.length > 0) need('', 'invite.create', 'invite.expire');
  for (const { projectId } of bindings) need(projectId, 'rolebinding.delete');
  for (const { projectId } of moving) need(projectId, 'rolebinding.create');
  const notGiven = permissions.filter(isPermission).filter((permission) => !held('').has(permission));
  const stuck = moving.filter(({ subject }) => !isCreatable(subject));
  if (lacking.size + notGiven.length + stuck.length === 0) return undefined;
  return { lacking: [...lacking], notGiven, stuck };
}

function isCreatable(subject: string): boolean {
  const checked = checkNewSubject(subject);
  return checked.ok && checked.subject === subject;
}

function rowsOf<Row>(kept: Kept<Row>): readonly Row[] {
  return kept.kind === 'known' ? kept.rows : [];
}
