import type { DescMethod } from '@bufbuild/protobuf';
import type { Caller } from '#domain/caller.ts';
import type { Host } from '#domain/host.ts';
import type { StoreTransaction } from '#domain/store/store.ts';

/** Writes down who did what, inside the transaction that does it: a change without its record cannot exist. */
export async function record(
  host: Pick<Host, 'clock' | 'ids'>,
  tx: StoreTransaction,
  caller: Caller,
  method: DescMethod,
  organizationId: string,
  target: Readonly<Record<string, string>>,
): Promise<void> {
  const at = host.clock();
  await tx.audit.add({ id: host.ids.uuid(), organizationId, at, actor: caller.subject, action: method.name, target });
}
