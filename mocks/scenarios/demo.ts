import { seedWorld } from '#domain/seed.ts';
import type { World } from '#domain/store/world.ts';

/** The demo, the same at every load, so that the link of an invite outlives a reload: here it opens this tab's world only. */
export function demoWorld(now: Date): World {
  let made = 0;
  return seedWorld(now, { secret: () => String((made += 1)).padStart(64, '0') });
}
