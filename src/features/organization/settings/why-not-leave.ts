import { ownerRole } from '#domain/rules/system-roles.ts';
import type { OwnAccess } from '#src/api/own-access.ts';

/**
 * Why a person can't leave: they are the only owner who has signed in. `undefined`: they can. `owners` has some of all
 * owners, those who have signed in first.
 */
export function whyNotLeave({ roleBindings, owners }: OwnAccess, subject: string): string | undefined {
  const owns = roleBindings.some(({ role, projectId }) => role === ownerRole && projectId === '');
  const others = owners.filter((owner) => owner.subject !== subject && owner.name !== '');
  if (!owns || others.length > 0) return undefined;
  return 'You are the only owner who has signed in. Make someone else an owner first: they count once they have signed in.';
}
