import type { DescMethod } from '@bufbuild/protobuf';
import type { Caller } from '#domain/caller.ts';
import type { Host } from '#domain/host.ts';
import type { StoreTransaction } from '#domain/store/store.ts';

/**
 * Writes down who did what, inside the transaction that does it: a change without its record cannot exist. Of machines
 * the target also tells the account's and the token's id: another account may have the name later, and one has many
 * tokens.
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

function machine(caller: Caller): Record<string, string> {
  return caller.kind === 'user' ? {} : { byServiceAccount: caller.serviceAccountId, byToken: caller.tokenId };
}
