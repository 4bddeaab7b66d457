import { parseSubject } from '#domain/rules/subject.ts';
import type { RoleBinding } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';

/** Somebody whom role bindings name, with the references of their roles. */
export interface PersonWithRoles {
  readonly email: string;
  readonly roles: readonly string[];
}

/** The people of a provider whom role bindings name, each once, with every role once. */
export function peopleWithRoles(
  bindings: readonly Pick<RoleBinding, 'subject' | 'role'>[],
  provider: string,
): PersonWithRoles[] {
  const roles = new Map<string, Set<string>>();
  for (const { subject, role } of bindings) {
    const parsed = parseSubject(subject);
    if (parsed.kind !== 'user' || parsed.provider !== provider) continue;
    roles.set(parsed.id, (roles.get(parsed.id) ?? new Set()).add(role));
  }
  return Array.from(roles, ([email, theirs]) => ({ email, roles: [...theirs] }));
}
