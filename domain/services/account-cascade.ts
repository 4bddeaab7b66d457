import type { Caller } from '#domain/caller.ts';
import { isInviteOpen } from '#domain/rules/invite.ts';
import { serviceAccountSubject } from '#domain/rules/subject.ts';
import type { ServiceAccount } from '#domain/store/records.ts';
import type { StoreTransaction } from '#domain/store/store.ts';

/**
 * Removes a service account, its tokens and its role bindings, and ends the open invites that it made: they name their
 * maker by name, and a new account of that name would bring them back to life. Answers what the audit record says:
 * every token and invite by id, and each binding's id, role and project, as JSON, because all that is gone.
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
  for (const binding of bindings) await tx.bindings.remove(binding.id);
  for (const invite of invites) await tx.invites.update({ ...invite, expiredAt: now, expiredBy: caller.subject });
  await tx.serviceAccounts.remove(id);
  return {
    id,
    name,
    tokens: idsOf(tokens),
    roleBindings: JSON.stringify(
      bindings.map((binding) => ({ id: binding.id, role: binding.role, project: binding.projectId ?? '' })),
    ),
    invites: idsOf(invites),
  };
}

function idsOf(records: readonly { readonly id: string }[]): string {
  return records.map(({ id }) => id).join(',');
}
