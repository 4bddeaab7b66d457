import { createMemoryStore } from '#domain/store/memory-store.ts';
import type { Store } from '#domain/store/store.ts';
import { reviveWorld, serializeWorld } from '#domain/store/world.ts';
import type { KeyValues } from '#mocks/key-values.ts';
import { isKept, type ScenarioName, worldOf } from '#mocks/scenarios.ts';

const key = 'mock-world';

/** The world of the scenario, or what this tab has made of it: changes survive a reload and end with the tab. */
export function openWorld(scenario: ScenarioName, storage: KeyValues): Store {
  if (!isKept(scenario)) return createMemoryStore(worldOf(scenario, new Date()));
  const kept = storage.getItem(key);
  const world = (kept === null ? undefined : reviveWorld(kept)) ?? worldOf(scenario, new Date());
  return createMemoryStore(world, { onCommit: (changed) => storage.setItem(key, serializeWorld(changed)) });
}

/** The scenario begins anew at the next load. */
export function forgetWorld(storage: KeyValues): void {
  storage.removeItem(key);
}
