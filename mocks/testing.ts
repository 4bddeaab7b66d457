import type { KeyValues } from '#mocks/key-values.ts';

/** An empty tab storage, for tests. */
export function emptyStorage(): KeyValues {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}
