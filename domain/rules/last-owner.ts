import type { Binding } from '#domain/rules/access.ts';
import { parseSubject, userSubject } from '#domain/rules/subject.ts';
import { ownerRole } from '#domain/rules/system-roles.ts';

/** The parts of a person's subject that identify their account. */
export interface HumanOwner {
  readonly provider: string;
  readonly email: string;
}

/**
 * The person that a binding makes an owner: an organization-wide Owner, with a subject that a signed-in person can have.
 * Service accounts don't count, nor do older forms (`oidc:…`) and other spellings, which match no caller. The caller must
 * check that the person has an account.
 */
export function humanOwner(binding: Binding & { readonly subject: string }): HumanOwner | undefined {
  if (binding.role !== ownerRole || binding.projectId !== null) return undefined;
  const subject = parseSubject(binding.subject);
  if (subject.kind !== 'user' || binding.subject !== userSubject(subject.provider, subject.id)) return undefined;
  return { provider: subject.provider, email: subject.id };
}
