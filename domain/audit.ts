import type { DescMethod } from '@bufbuild/protobuf';
import type { Caller } from '#domain/caller.ts';
import type { Host } from '#domain/host.ts';
import type { RoleBinding } from '#domain/store/records.ts';
import type { StoreTransaction } from '#domain/store/store.ts';

/**
 * Records who did what, in the transaction that does it: no change can exist without its record. For machines, the target
 * includes the account's and token's IDs: another account may get the name later, and an account has many tokens.
 */
export async function record(
  host: Pick<Host, 'clock' | 'ids'>,
  tx: StoreTransaction,
  caller: Caller,
  method: DescMethod,
  organizationId: string,
  target: Readonly<Record<string, string>>,
): Promise<void> {
  const at = host.clock();
  const id = host.ids.uuid();
  const actor = caller.subject;
  await tx.audit.add({ id, organizationId, at, actor, action: method.name, target: { ...target, ...machine(caller) } });
}

/** Role bindings that a record must still tell about when they are gone, as JSON. */
export function bindingsText(bindings: readonly RoleBinding[]): string {
  return JSON.stringify(bindings.map(({ id, role, projectId }) => ({ id, role, project: projectId ?? '' })));
}

/** Records that are gone, by their IDs. */
export function idsText(records: readonly { readonly id: string }[]): string {
  return records.map(({ id }) => id).join(',');
}

function machine(caller: Caller): Record<string, string> {
  return caller.kind === 'user' ? {} : { byServiceAccount: caller.serviceAccountId, byToken: caller.tokenId };
}
