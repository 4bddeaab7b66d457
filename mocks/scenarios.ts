import type { World } from '#domain/store/world.ts';
import { demoWorld } from '#mocks/scenarios/demo.ts';
import { emptyOrganization, oneOwner } from '#mocks/scenarios/few.ts';
import { hugeWorld, largeWorld } from '#mocks/scenarios/large.ts';
import { messyWorld } from '#mocks/scenarios/messy.ts';
import { quotaFull } from '#mocks/scenarios/quota-full.ts';

/** The named worlds, with dates relative to `now`; `random` returns 0 to 1, the same for the same seed. */
const worlds = {
  /** The demo: the organization Acme after a year of use. */
  default: demoWorld,
  /** An organization on its first day: its owner, and nothing else. */
  empty: emptyOrganization,
  /** The demo, where the current person is the only owner. */
  'one-owner': oneOwner,
  /** As many service accounts and tokens as an organization may have. */
  'quota-full': quotaFull,
  /** Everything that a year of scripts and imports leaves behind, and every strange name. */
  messy: messyWorld,
  /** 10,000 role bindings, 500 people, 200 roles. */
  large: largeWorld,
  /** 100,000 role bindings, 5,000 people, 200 roles. */
  huge: hugeWorld,
} as const satisfies Record<string, (now: Date) => World>;

export type ScenarioName = keyof typeof worlds;

export const scenarioNames = Object.keys(worlds);

export function isScenario(name: string): name is ScenarioName {
  return Object.hasOwn(worlds, name);
}

export function worldOf(scenario: ScenarioName, now: Date): World {
  return worlds[scenario](now);
}

/** Large worlds don't fit into a tab's storage: changes are lost at a reload. */
export function isKept(scenario: ScenarioName): boolean {
  return scenario !== 'large' && scenario !== 'huge';
}
