import type { Binding } from '#domain/rules/access.ts';
import { parseSubject, userSubject } from '#domain/rules/subject.ts';
import { ownerRole } from '#domain/rules/system-roles.ts';

/** The part of a human that their subject holds, and by which their account is found. */
export interface HumanOwner {
  readonly provider: string;
  readonly email: string;
}

/**
 * The human whom a binding makes an owner: Owner, organization-wide, with a subject that a signed-in person really
 * has. Older forms (`oidc:…`) and other spellings match no caller, so they keep nothing owned; neither do service
 * accounts. That the human has an account is the caller's to check.
 */
export function humanOwner(binding: Binding & { readonly subject: string }): HumanOwner | undefined {
  if (binding.role !== ownerRole || binding.projectId !== null) return undefined;
  const subject = parseSubject(binding.subject);
  if (subject.kind !== 'user' || binding.subject !== userSubject(subject.provider, subject.id)) return undefined;
  return { provider: subject.provider, email: subject.id };
}
