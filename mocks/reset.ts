import { forgetClock } from '#mocks/clock.ts';
import { forgetFaultCalls } from '#mocks/faults.ts';
import type { KeyValues } from '#mocks/key-values.ts';
import { forgetRandom } from '#mocks/random.ts';
import { forgetWorld } from '#mocks/world.ts';

/** Discards the tab's world and all its counters. The next load starts fresh. */
export function beginAnew(storage: KeyValues): void {
  forgetWorld(storage);
  forgetRandom(storage);
  forgetClock(storage);
  forgetFaultCalls(storage);
}
