import type { Binding } from '#domain/rules/access.ts';
import { type PersonKey, personOf } from '#domain/rules/subject.ts';
import { ownerRole } from '#domain/rules/system-roles.ts';

/**
 * The person that a binding makes an owner: an organization-wide Owner, with a subject that a signed-in person can have.
 * Service accounts don't count, nor do subjects that match no caller. The caller must check that the person has an account.
 */
export function humanOwner(binding: Binding & { readonly subject: string }): PersonKey | undefined {
  return binding.role === ownerRole && binding.projectId === null ? personOf(binding.subject) : undefined;
}
