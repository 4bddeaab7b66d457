import { forgetClock } from '#mocks/clock.ts';
import { forgetFaultCalls } from '#mocks/faults.ts';
import type { KeyValues } from '#mocks/key-values.ts';
import { forgetRandom } from '#mocks/random.ts';
import { forgetWorld } from '#mocks/world.ts';

/** Puts aside what the tab has made of its world, and all that counts along with it. The next load begins anew. */
export function beginAnew(storage: KeyValues): void {
  forgetWorld(storage);
  forgetRandom(storage);
  forgetClock(storage);
  forgetFaultCalls(storage);
}
