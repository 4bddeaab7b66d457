import { isPermission, type Permission } from '#domain/rules/permissions.ts';
import { parseSubject } from '#domain/rules/subject.ts';
import type { RoleBinding } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { referenceOfRole, type RoleSummary } from '#src/access/role-name.ts';

/** Somebody who can see billing. */
export interface BillingHolder {
  readonly subject: string;
  /** The references of the roles that let them. */
  readonly roles: readonly string[];
  readonly changes: boolean;
}

type Binding = Pick<RoleBinding, 'subject' | 'role' | 'projectId'>;

/** Who can see billing: people first, and those who can change it. Roles for one project don't count: billing has no project. */
export function billingHolders(bindings: readonly Binding[], roles: readonly RoleSummary[]): BillingHolder[] {
  const permissionsOf = new Map(roles.map((role) => [referenceOfRole(role), role.permissions.filter(isPermission)]));
  const holders = new Map<string, Set<string>>();
  for (const { subject, role, projectId } of bindings) {
    if (projectId !== '' || !permissionsOf.get(role)?.some((permission) => ofBilling.has(permission))) continue;
    holders.set(subject, (holders.get(subject) ?? new Set()).add(role));
  }
  const all = Array.from(holders, ([subject, held]): BillingHolder => {
    const permissions = Array.from(held).flatMap((role) => permissionsOf.get(role) ?? []);
    return { subject, roles: [...held], changes: permissions.includes('billing.modify') };
  });
  return all.toSorted((one, other) => placeOf(one) - placeOf(other));
}

/** People before service accounts, and of each kind first those who can change billing. */
function placeOf({ subject, changes }: BillingHolder): number {
  return (parseSubject(subject).kind === 'user' ? 0 : 2) + (changes ? 0 : 1);
}

const ofBilling: ReadonlySet<Permission> = new Set(['billing.read', 'billing.modify']);
