import { humanOwner } from '#domain/rules/last-owner.ts';
import type { BindingRow } from '../list/binding-rows.ts';

/** What goes when many role bindings go at once. */
export interface LossOfMany {
  readonly subjects: readonly string[];
  readonly emptied: readonly string[];
  readonly idle: number;
  readonly touchesSelf: boolean;
  readonly owners: 'none' | 'some' | 'all';
}

export function lossOfMany(bindings: readonly BindingRow[], selected: readonly BindingRow[], self: string): LossOfMany {
  const goes = new Set(selected.map(({ id }) => id));
  const giving = selected.filter(({ problems }) => !problems.some((p) => p === 'project-gone' || p === 'role-gone'));
  const subjects = [...new Set(giving.map(({ subject }) => subject))];
  const staying = new Set(bindings.filter(({ id }) => !goes.has(id)).map(({ subject }) => subject));
  const owners = bindings.filter((b) => humanOwner({ ...b, projectId: b.projectId || null }) !== undefined);
  const going = owners.filter(({ id }) => goes.has(id)).length;
  return {
    subjects,
    emptied: subjects.filter((subject) => !staying.has(subject)),
    idle: selected.length - giving.length,
    touchesSelf: subjects.includes(self),
    owners: going === 0 ? 'none' : going === owners.length ? 'all' : 'some',
  };
}
