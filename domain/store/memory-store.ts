import { noteRefusal, noteUse, touch } from '#domain/store/memory-activity.ts';
import { reader } from '#domain/store/memory-reader.ts';
import { stage, tablesOf, worldOf } from '#domain/store/memory-tables.ts';
import { writer } from '#domain/store/memory-writer.ts';
import type { Store, StoreTransaction } from '#domain/store/store.ts';
import { emptyWorld, type World } from '#domain/store/world.ts';

/**
 * An in-memory store for the mocks and for tests. Transactions run one by one, on staged tables that are committed at the
 * end; readers outside never see an unfinished transaction. `onCommit` gets the whole world after every change. Throws when
 * `initial` breaks a rule of the store.
 */
export function createMemoryStore(
  initial: World = emptyWorld,
  { onCommit }: { readonly onCommit?: (world: World) => void } = {},
): Store {
  const tables = tablesOf(initial);
  let last: Promise<unknown> = Promise.resolve();
  const changed = () => onCommit?.(worldOf(tables));

  async function run<T>(work: (tx: StoreTransaction) => Promise<T>): Promise<T> {
    const staged = stage(tables);
    const result = await work(writer(staged));
    for (const table of Object.values(staged)) table.commit();
    changed();
    return result;
  }

  const transaction: Store['transaction'] = (work) => {
    const result = last.then(() => run(work));
    last = result.catch(() => undefined);
    return result;
  };

  return {
    ...reader(tables),
    transaction,
    addUsage: (usage) => transaction((tx) => tx.usage.add(usage)),
    async touchToken(tokenId, at) {
      if (touch(tables.tokens, tokenId, at)) changed();
    },
    async touchLegacyToken(tokenId, at) {
      if (touch(tables.legacyTokens, tokenId, at)) changed();
    },
    async noteTokenUse(use) {
      if (noteUse(tables, use)) changed();
    },
    async noteTokenRefusal(refusal) {
      if (noteRefusal(tables, refusal)) changed();
    },
  };
}
