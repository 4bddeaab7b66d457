import { compareNames } from './by-name.ts';
import { fold } from './match-options.ts';

/** What one column of a long list holds: each different value once, and for each row the place of its value in `values`. */
export interface Cells {
  readonly values: readonly string[];
  readonly cells: Uint32Array;
}

/** A column that can be searched and sorted by. */
export interface IndexColumn extends Cells {
  /** What a search looks in, for each value: its name and itself, folded. */
  readonly searched: readonly string[];
  /** For each row the place of its value's name among all names, as people sort; the same name has the same place. */
  readonly ranks: Uint32Array;
}

/** Collects a column, row by row. `add` hands the same string back for the same text, so that a row need not keep its own. */
export function collectCells(): { add: (value: string) => string; cells: () => Cells } {
  const places = new Map<string, number>();
  const values: string[] = [];
  const cells: number[] = [];
  let place = 0;
  return {
    add(value) {
      // Often it is what the row before held, and to compare is quicker than to look up.
      if (value !== values[place]) {
        place = places.get(value) ?? values.length;
        if (place === values.length) {
          places.set(value, place);
          values.push(value);
        }
      }
      cells.push(place);
      return values[place] ?? value;
    },
    cells: () => ({ values, cells: Uint32Array.from(cells) }),
  };
}

/** Takes what text takes only for each different value. */
export function indexColumn({ values, cells }: Cells, nameOf: (value: string) => string): IndexColumn {
  const names = values.map(nameOf);
  const rankOf = new Map(
    Array.from(new Set(names))
      .toSorted(compareNames)
      .map((name, rank) => [name, rank]),
  );
  const rankOfValue = Uint32Array.from(names, (name) => rankOf.get(name) ?? 0);
  return {
    values,
    cells,
    searched: values.map((value, place) => fold(`${names[place]} ${value}`)),
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
