import { bindingsNamed, idsNamed } from '#domain/audit.ts';
import type { Caller } from '#domain/caller.ts';
import { isInviteOpen } from '#domain/rules/invite.ts';
import { serviceAccountSubject } from '#domain/rules/subject.ts';
import type { ServiceAccount } from '#domain/store/records.ts';
import type { StoreTransaction } from '#domain/store/store.ts';

/**
 * Deletes a service account with its tokens and role bindings, and ends the open invites it created: they refer to it by
 * name, and a new account with that name would revive them. Returns the audit record of all that.
 */
export async function removeWithAllItHas(
  tx: StoreTransaction,
  { id, organizationId, name }: ServiceAccount,
  caller: Caller,
  now: Date,
): Promise<Record<string, string>> {
  const subject = serviceAccountSubject(name);
  const tokens = await tx.tokens.ofAccount(organizationId, id);
  const bindings = await tx.bindings.ofSubject(organizationId, subject);
  const invites = (await tx.invites.ofOrganization(organizationId)).filter(
    (invite) => invite.createdBy === subject && isInviteOpen(invite, now),
  );
  for (const token of tokens) await tx.tokens.remove(token.id);
  await tx.bindings.removeOfSubject(organizationId, subject);
  for (const invite of invites) await tx.invites.update({ ...invite, expiredAt: now, expiredBy: caller.subject });
  await tx.serviceAccounts.remove(id);
  return {
    id,
    name,
    ...idsNamed('tokens', tokens),
    ...bindingsNamed(bindings),
    ...idsNamed('invites', invites),
  };
}
