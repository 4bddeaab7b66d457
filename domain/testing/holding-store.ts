import type { Store } from '#domain/store/store.ts';

/** A store that holds calls by API tokens right after they are authenticated. */
export interface HoldingStore {
  readonly store: Store;
  /** Resolves when a call is held. */
  readonly held: Promise<void>;
  /** Lets all calls go on. */
  readonly release: () => void;
}

/** Holds the calls where they note that their token is in use; this is not noted. */
export function holdingStore(store: Store): HoldingStore {
  const [held, hold] = signal();
  const [released, release] = signal();
  const touchToken = () => {
    hold();
    return released;
  };
  return { store: { ...store, touchToken }, held, release };
}

function signal(): readonly [Promise<void>, () => void] {
  let give: (() => void) | undefined;
  const given = new Promise<void>((resolve) => (give = resolve));
  return [given, () => give?.()];
}
