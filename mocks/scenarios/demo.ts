import { acmeWorld, seedWorld } from '#domain/seed.ts';
import type { World } from '#domain/store/world.ts';

/** The demo, the same at every load, so that the link of an invite outlives a reload: here it opens this tab's world only. */
export function demoWorld(now: Date): World {
  return seedWorld(now, numberedSecrets());
}

/** The same with Acme alone, from which the other scenarios are made. */
export function demoOfAcme(now: Date): World {
  return acmeWorld(now, numberedSecrets());
}

function numberedSecrets() {
  let made = 0;
  return { secret: () => String((made += 1)).padStart(64, '0') };
}
