import type { Ids } from '#domain/host.ts';
import { webIds } from '#domain/ids.ts';
import type { KeyValues } from '#mocks/key-values.ts';

const key = 'mock-random';

/** Numbers from 0 to 1, the same for the same seed (mulberry32). `onState` is called after every number. */
export function randomFrom(seed: number, onState: (state: number) => void = () => {}): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    onState(state);
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** This tab's random numbers: from the seed, continued after a reload; without a seed, the browser's own. */
export function tabRandom(seed: number | undefined, storage: KeyValues): () => number {
  if (seed === undefined) return Math.random;
  const state = Number(storage.getItem(key) ?? seed);
  return randomFrom(state, (next) => storage.setItem(key, String(next)));
}

export function forgetRandom(storage: KeyValues): void {
  storage.removeItem(key);
}

/** IDs and secrets: random or, with a seed, the same at every run. Those are not secret: anybody can compute them. */
export function idsOf(seed: number | undefined, random: () => number): Ids {
  if (seed === undefined) return webIds;
  const hex = (length: number) => Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('');
  return {
    ...webIds,
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`,
    secret: () => hex(64),
  };
}
