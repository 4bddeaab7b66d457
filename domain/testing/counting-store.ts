import type { Store } from '#domain/store/store.ts';

/** A store that notes every read outside of transactions, by the names of table and lookup, in `reads`. */
export function countingStore(store: Store, reads: string[]): Store {
  return new Proxy(store, {
    get(target, table) {
      const group: unknown = Reflect.get(target, table);
      if (typeof group !== 'object' || group === null) return group;
      return new Proxy(group, {
        get(lookups, name) {
          const lookup: unknown = Reflect.get(lookups, name);
          if (typeof lookup !== 'function') return lookup;
          return (...given: unknown[]) => {
            reads.push(`${String(table)}.${String(name)}`);
            return Reflect.apply(lookup, lookups, given);
          };
        },
      });
    },
  });
}
