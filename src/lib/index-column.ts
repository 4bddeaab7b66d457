import { fold } from '#src/lib/match-options.ts';

/** One column of a long list: each different value once, and for each row which of them it holds. */
export interface IndexColumn {
  readonly values: readonly string[];
  /** What a search looks in, for each value: its name and itself, folded. */
  readonly searched: readonly string[];
  /** For each row the place of its value in `values`. */
  readonly cells: Uint32Array;
  /** For each row the place of its value's name among all names, as people sort; the same name has the same place. */
  readonly ranks: Uint32Array;
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Takes as long as one look at each row, and what text takes only for each different value. */
export function indexColumn<Row>(
  rows: readonly Row[],
  valueOf: (row: Row) => string,
  nameOf: (value: string) => string,
): IndexColumn {
  const places = new Map<string, number>();
  const cells = new Uint32Array(rows.length);
  let at = 0;
  for (const row of rows) {
    const value = valueOf(row);
    const place = places.get(value) ?? places.size;
    if (place === places.size) places.set(value, place);
    cells[at++] = place;
  }
  const values = Array.from(places.keys());
  const names = values.map(nameOf);
  const rankOf = new Map(
    Array.from(new Set(names))
      .toSorted(collator.compare)
      .map((name, rank) => [name, rank]),
  );
  const rankOfValue = Uint32Array.from(names, (name) => rankOf.get(name) ?? 0);
  return {
    values,
    searched: values.map((value, place) => fold(`${names[place]} ${value}`)),
    cells,
    ranks: cells.map((cell) => rankOfValue[cell] ?? 0),
  };
}

/** 0, 1, 2 … for so many rows. */
export function everyPlace(count: number): Uint32Array {
  const places = new Uint32Array(count);
  for (let at = 0; at < count; at += 1) places[at] = at;
  return places;
}

/**
 * The places of rows, sorted by a small number that each row has. Equal ones keep their order, in both directions. Counts
 * instead of comparing: a few looks at each row, however many there are.
 */
export function inOrderOf(keys: Uint32Array, places: Uint32Array, descending = false): Uint32Array {
  let last = 0;
  for (const key of keys) if (key > last) last = key;
  const slots = new Uint32Array(places.length);
  // How many hold each slot's number; then, while they are filled, where the next one goes.
  const next = new Uint32Array(last + 2);
  for (let at = 0; at < places.length; at += 1) {
    const key = keys[places[at] ?? 0] ?? 0;
    const slot = descending ? last - key : key;
    slots[at] = slot;
    next[slot + 1] = (next[slot + 1] ?? 0) + 1;
  }
  for (let slot = 1; slot <= last; slot += 1) next[slot] = (next[slot] ?? 0) + (next[slot - 1] ?? 0);
  const sorted = new Uint32Array(places.length);
  for (let at = 0; at < places.length; at += 1) {
    const slot = slots[at] ?? 0;
    const to = next[slot] ?? 0;
    sorted[to] = places[at] ?? 0;
    next[slot] = to + 1;
  }
  return sorted;
}

/** Sets to 1 in `found` every row whose text in this column holds the word, which must be folded. */
export function markHolding({ searched, cells }: IndexColumn, word: string, found: Uint8Array): void {
  const holds = Uint8Array.from(searched, (text) => Number(text.includes(word)));
  if (!holds.includes(1)) return;
  for (let row = 0; row < cells.length; row += 1) if (holds[cells[row] ?? 0] === 1) found[row] = 1;
}
