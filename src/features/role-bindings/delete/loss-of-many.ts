import { humanOwner } from '#domain/rules/last-owner.ts';
import { ownerRole } from '#domain/rules/system-roles.ts';
import type { BindingIndex, ListedBinding } from '../list/binding-index.ts';

/** What goes when many role bindings go at once. */
export interface LossOfMany {
  /** Who loses something: the subjects of those bindings that give something. */
  readonly subjects: readonly string[];
  /** Those of them who keep no role binding at all. */
  readonly emptied: readonly string[];
  /** How many of the bindings give nothing as it is: their project or their role was deleted. */
  readonly idle: number;
  /** Whether the viewer loses something themselves. */
  readonly touchesSelf: boolean;
  /** Which of the people go who are owners. Which of them have signed in, and so count, only the backend knows. */
  readonly owners: 'none' | 'some' | 'all';
}

/** Counts, in a few looks at each binding: 100,000 can be selected. */
export function lossOfMany(index: BindingIndex, selected: Uint32Array, self: string): LossOfMany {
  const { values, cells } = index.columns.subject;
  const goes = new Uint8Array(index.bindings.length);
  for (const place of selected) goes[place] = 1;
  const isIdle = index.problems.test('project-gone', 'role-gone');
  const giving = selected.filter((place) => !isIdle(place));
  const losing = countBy(cells, giving, values.length);
  const going = countBy(cells, selected, values.length);
  const all = countBy(cells, index.natural, values.length);
  const ownerCell = index.columns.role.values.indexOf(ownerRole);
  const owners = index.natural.filter(
    (place) => index.columns.role.cells[place] === ownerCell && isOwner(index.bindings[place]),
  );
  return {
    subjects: values.filter((_, cell) => (losing[cell] ?? 0) > 0),
    emptied: values.filter((_, cell) => (losing[cell] ?? 0) > 0 && going[cell] === all[cell]),
    idle: selected.length - giving.length,
    touchesSelf: (losing[values.indexOf(self)] ?? 0) > 0,
    owners: !owners.some((place) => goes[place] === 1)
      ? 'none'
      : owners.every((place) => goes[place] === 1)
        ? 'all'
        : 'some',
  };
}

function countBy(cells: Uint32Array, places: Uint32Array, count: number): Uint32Array {
  const counts = new Uint32Array(count);
  // By index: of so many, an iterator is most of the work.
  for (let at = 0; at < places.length; at += 1) {
    const cell = cells[places[at] ?? 0] ?? 0;
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  return counts;
}

function isOwner(binding: ListedBinding | undefined): boolean {
  return binding !== undefined && humanOwner({ ...binding, projectId: binding.projectId || null }) !== undefined;
}
