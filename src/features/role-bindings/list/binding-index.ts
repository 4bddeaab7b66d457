import { parseSubject } from '#domain/rules/subject.ts';
import { roleName } from '#src/access/role-name.ts';
import { scopeState, type Projects } from '#src/access/scope-state.ts';
import { subjectText } from '#src/access/subject-text.ts';
import { columnsOf } from '#src/api/role-binding-columns.ts';
import { type Cells, everyPlace, indexColumn, type IndexColumn, inOrderOf } from '#src/lib/index-column.ts';
import { createRest } from '#src/lib/rest.ts';
import type { BindingProblem, SortColumn, SubjectKind } from './binding-kinds.ts';
import { problemsIn, type BindingFacts, type Known, type Problems } from './binding-problems.ts';

export interface ListedBinding extends BindingFacts {
  readonly createdBy: string;
}

/** A role binding as the list shows it. */
export interface BindingRow extends ListedBinding {
  /** Where it is in the index. */
  readonly place: number;
  readonly kind: SubjectKind;
  readonly problems: readonly BindingProblem[];
}

/**
 * The role bindings as the list asks for them: by columns, in which 100,000 bindings hold a few thousand different texts.
 * What takes text (names, folding, comparing) is done once for each of those; what goes through all bindings counts numbers.
 * A binding is known by its place in `bindings`.
 */
export interface BindingIndex {
  readonly bindings: readonly ListedBinding[];
  readonly columns: Readonly<Record<SortColumn | 'entity', IndexColumn>>;
  /** The kind of each of `columns.subject.values`. */
  readonly kinds: readonly SubjectKind[];
  readonly problems: Problems;
  /** Every place, in the natural order: by subject, then role, then scope. */
  readonly natural: Uint32Array;
  /** What is drawn for a place, the same object each time. */
  readonly row: (place: number) => BindingRow;
}

/** In steps, between which the page can paint: for 100,000 role bindings it takes as long as several frames. */
export async function indexBindings(bindings: readonly ListedBinding[], known: Known): Promise<BindingIndex> {
  const rest = createRest();
  const column = async (cells: Cells, nameOf: (value: string) => string) => {
    await rest();
    return indexColumn(cells, nameOf);
  };
  const cells = columnsOf(bindings);
  const subject = await column(cells.subject, subjectText);
  const role = await column(cells.role, roleName);
  const scope = await column(cells.projectId, (projectId) => scopeName(projectId, known.projects));
  const creator = await column(cells.createdBy, subjectText);
  const entity = await column(cells.entity, (text) => text);
  const kinds = subject.values.map(subjectKind);
  const problems = await problemsIn({ subject, role, scope, entity }, known, rest);
  let natural = everyPlace(bindings.length);
  for (const { ranks } of [scope, role, subject]) {
    await rest();
    natural = inOrderOf(ranks, natural);
  }
  await rest();
  const drawn = new Map<number, BindingRow>();
  return {
    bindings,
    columns: { subject, role, scope, creator, entity },
    kinds,
    problems,
    natural,
    row(place) {
      const binding = bindings[place];
      if (!binding) throw new RangeError(`There is no role binding at ${place}.`);
      const made = drawn.get(place);
      if (made) return made;
      const { id, subject: who, role: what, projectId, entity: part, createdBy } = binding;
      const kind = kinds[subject.cells[place] ?? 0] ?? 'other';
      const row = {
        place,
        id,
        subject: who,
        role: what,
        projectId,
        entity: part,
        createdBy,
        kind,
        problems: problems.of(place),
      };
      drawn.set(place, row);
      return row;
    },
  };
}

/** What one subject has, found without a look at every text. */
export function bindingsOf({ bindings, columns: { subject } }: BindingIndex, wanted: string): ListedBinding[] {
  const cell = subject.values.indexOf(wanted);
  return bindings.filter((_, place) => subject.cells[place] === cell);
}

/** The places by one column; equal ones stay in their natural order, in both directions. */
export function sortBindings({ columns, natural }: BindingIndex, by: SortColumn, descending: boolean): Uint32Array {
  if (by === 'subject' && !descending) return natural;
  return inOrderOf(columns[by].ranks, natural, descending);
}

/** A scope’s name in the list; what has no name is called what is said in its place. */
export function scopeName(projectId: string, projects: Projects): string {
  const state = scopeState(projectId, projects);
  if (state.kind === 'organization') return 'Whole organization';
  if (state.kind === 'project') return state.name;
  return state.kind === 'deleted' ? 'Deleted project' : 'A project that you can’t see';
}

function subjectKind(subject: string): SubjectKind {
  const { kind } = parseSubject(subject);
  return kind === 'user' || kind === 'serviceaccount' ? kind : 'other';
}
