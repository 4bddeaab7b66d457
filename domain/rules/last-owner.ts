import type { Binding } from '#domain/rules/access.ts';
import { parseSubject } from '#domain/rules/subject.ts';
import { ownerRole } from '#domain/rules/system-roles.ts';

/**
 * Whether a binding can be the one that keeps an organization owned: Owner, organization-wide, and held by a human.
 * That the human has an account is the caller's to check; invites and service accounts never count.
 */
export function isHumanOwnerBinding(binding: Binding & { readonly subject: string }): boolean {
  return binding.role === ownerRole && binding.projectId === null && parseSubject(binding.subject).kind === 'user';
}
