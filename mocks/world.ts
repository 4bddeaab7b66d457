import { createMemoryStore } from '#domain/store/memory-store.ts';
import type { Store } from '#domain/store/store.ts';
import { reviveWorld, serializeWorld } from '#domain/store/world.ts';
import type { KeyValues } from '#mocks/key-values.ts';
import { isKept, type ScenarioName, worldOf } from '#mocks/scenarios.ts';

const key = 'mock-world';

/** The scenario's world with the tab's changes, which survive a reload and end with the tab. */
export function openWorld(scenario: ScenarioName, storage: KeyValues): Store {
  if (!isKept(scenario)) return createMemoryStore(worldOf(scenario, new Date()));
  const kept = storage.getItem(key);
  const world = (kept === null ? undefined : reviveWorld(kept)) ?? worldOf(scenario, new Date());
  return createMemoryStore(world, { onCommit: (changed) => storage.setItem(key, serializeWorld(changed)) });
}

/** Makes the next load start the scenario from scratch. */
export function forgetWorld(storage: KeyValues): void {
  storage.removeItem(key);
}
