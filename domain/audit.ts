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

/** The most records of a kind that an audit record names: a project can have a hundred thousand role bindings. */
export const mostNamed = 500;

/**
 * Role bindings that are gone, for an audit record: role and project of each as JSON, because they no longer exist. Of very many
 * it names some, and says how many there were: each has an audit record of its creation.
 */
export function bindingsNamed(bindings: readonly RoleBinding[], count = bindings.length): Record<string, string> {
  const named = bindings.slice(0, mostNamed).map(({ id, role, projectId }) => ({ id, role, project: projectId ?? '' }));
  return { roleBindings: JSON.stringify(named), ...inAll('roleBindings', count) };
}

/** The same for other records, by their IDs. */
export function idsNamed(what: string, records: readonly { readonly id: string }[]): Record<string, string> {
  const named = records.slice(0, mostNamed).map(({ id }) => id);
  return { [what]: named.join(','), ...inAll(what, records.length) };
}

function inAll(what: string, count: number): Record<string, string> {
  return count > mostNamed ? { [`${what}InAll`]: String(count) } : {};
}

function machine(caller: Caller): Record<string, string> {
  return caller.kind === 'user' ? {} : { byServiceAccount: caller.serviceAccountId, byToken: caller.tokenId };
}
