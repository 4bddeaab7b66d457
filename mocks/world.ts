import { seedWorld } from '#domain/seed.ts';
import { createMemoryStore } from '#domain/store/memory-store.ts';
import type { Store } from '#domain/store/store.ts';
import { reviveWorld, serializeWorld } from '#domain/store/world.ts';
import type { KeyValues } from '#mocks/key-values.ts';

const key = 'mock-world';

/** The seed world, or what this tab has made of it: changes survive a reload and end with the tab. */
export function openWorld(storage: KeyValues): Store {
  const kept = storage.getItem(key);
  const world = (kept === null ? undefined : reviveWorld(kept)) ?? seedWorld(new Date());
  return createMemoryStore(world, { onCommit: (changed) => storage.setItem(key, serializeWorld(changed)) });
}
