import { type IndexColumn, markHolding } from '#src/lib/index-column.ts';
import { fold } from '#src/lib/match-options.ts';
import type { BindingIndex } from './binding-index.ts';
import type { BindingProblem, SubjectKind } from './binding-kinds.ts';

/** What the list is narrowed to. A filter that is not set lets everything through. */
export interface BindingFilters {
  /** Every word must occur in the names or raw strings of subject, role or scope. */
  readonly q?: string | undefined;
  readonly kind?: SubjectKind | undefined;
  /** One subject, as the whole string. */
  readonly subject?: string | undefined;
  /** One role, by its reference. */
  readonly role?: string | undefined;
  /** `organization`, or a project's id. */
  readonly scope?: string | undefined;
  /** One problem, or `any`. */
  readonly problem?: BindingProblem | 'any' | undefined;
}

/** The places that pass every filter, in their order; the same ones when nothing is set. */
export function filterBindings(index: BindingIndex, places: Uint32Array, filters: BindingFilters): Uint32Array {
  return testsOf(index, filters).reduce(passing, places);
}

function passing(places: Uint32Array, test: (place: number) => boolean): Uint32Array {
  const found = new Uint32Array(places.length);
  let count = 0;
  for (const place of places) if (test(place)) found[count++] = place;
  return found.subarray(0, count);
}

/** One for each filter that is set, and for each word. */
function testsOf({ columns, kinds, problems }: BindingIndex, filters: BindingFilters) {
  const { kind, subject, role, scope, problem, q = '' } = filters;
  const tests: ((place: number) => boolean)[] = [];
  const holds = ({ values, cells }: IndexColumn, value: string) => {
    const wanted = values.indexOf(value);
    tests.push((place) => cells[place] === wanted);
  };
  if (subject !== undefined) holds(columns.subject, subject);
  if (role !== undefined) holds(columns.role, role);
  if (scope !== undefined) holds(columns.scope, scope === 'organization' ? '' : scope);
  if (kind !== undefined) tests.push((place) => kinds[columns.subject.cells[place] ?? 0] === kind);
  if (problem !== undefined) tests.push(problems.test(problem));
  for (const word of fold(q).split(/\s+/).filter(Boolean)) tests.push(occurs(columns, word));
  return tests;
}

/** Whether a word occurs in any text of a role binding. */
function occurs({ subject, role, scope, entity }: BindingIndex['columns'], word: string) {
  const found = new Uint8Array(subject.cells.length);
  for (const column of [subject, role, scope, entity]) markHolding(column, word, found);
  return (place: number) => found[place] === 1;
}
