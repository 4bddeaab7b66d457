import type { DataPlaneCaller } from '#domain/caller.ts';
import { unauthenticated } from '#domain/errors.ts';
import type { Store, StoreReader, StoreTransaction } from '#domain/store/store.ts';

/**
 * Runs `work` in a transaction of the store, for a caller. Every RPC that writes uses it: a call is authenticated before it
 * waits for its turn, and a token's deletion that was answered meanwhile must hold for it, too. Throws Unauthenticated then.
 */
export function transactionOf<T>(
  store: Pick<Store, 'transaction'>,
  caller: DataPlaneCaller,
  work: (tx: StoreTransaction) => Promise<T>,
): Promise<T> {
  return store.transaction(async (tx) => {
    await refuseRevoked(tx, caller);
    return work(tx);
  });
}

/** Throws Unauthenticated for a token that was revoked during the call. One read for a machine, none for a person. */
export async function refuseRevoked(reader: StoreReader, caller: DataPlaneCaller): Promise<void> {
  if (caller.kind === 'user') return;
  const tokens = caller.kind === 'serviceaccount' ? reader.tokens : reader.legacyTokens;
  if (await tokens.byId(caller.tokenId)) return;
  throw unauthenticated('The API token was revoked meanwhile.');
}
