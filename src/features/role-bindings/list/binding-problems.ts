import { parseSubject } from '#domain/rules/subject.ts';
import { isRoleGone } from '#src/access/role-name.ts';
import { scopeState, type Projects } from '#src/access/scope-state.ts';
import { type Cells, everyPlace, inOrderOf } from '#src/lib/index-column.ts';
import { type BindingProblem, bindingProblems } from './binding-kinds.ts';

type ProblemWords = { readonly label: string; readonly meaning: string; readonly advice: string };

/** The words for each problem: for the filter; in the row what it means, and what to do for who may. */
export const problemWords: Readonly<Record<BindingProblem, ProblemWords>> = {
  'project-gone': {
    label: 'Deleted project',
    meaning: 'Its project was deleted, so it gives nothing.',
    advice: 'Delete it.',
  },
  'role-gone': {
    label: 'Deleted role',
    meaning: 'Its role was deleted, so it gives nothing.',
    advice: 'Delete it before a new role of that name brings it back.',
  },
  'account-gone': {
    label: 'Missing service account',
    meaning: 'No service account has this name.',
    advice: 'Delete it before a new one can take the name.',
  },
  'unknown-subject': {
    label: 'Unknown subject',
    meaning: 'The subject has no form that is known here.',
    advice: 'Find out whose it is before you delete it.',
  },
  duplicate: {
    label: 'Duplicate',
    meaning: 'Another role binding says the same.',
    advice: 'Delete one of them; nothing is lost.',
  },
};

/** The part of a role binding that identifies what it says. An empty `projectId` is the whole organization. */
export interface BindingFacts {
  readonly id: string;
  readonly subject: string;
  readonly role: string;
  readonly projectId: string;
  readonly entity: string;
}

/** What the screen knows to judge bindings by. `undefined`: the viewer may not see it, and then nothing is called gone. */
export interface Known {
  readonly projects: Projects;
  readonly roles: ReadonlySet<string> | undefined;
  readonly accounts: ReadonlySet<string> | undefined;
}

/** The problems of all bindings, each known by its place. */
export interface Problems {
  readonly of: (place: number) => readonly BindingProblem[];
  /** A test for having one of these problems. */
  readonly test: (...wanted: (BindingProblem | 'any')[]) => (place: number) => boolean;
  /** How many bindings have it. */
  readonly count: (problem: BindingProblem | 'any') => number;
}

type Columns = Readonly<Record<'subject' | 'role' | 'scope' | 'entity', Cells>>;

const none: readonly BindingProblem[] = [];
const bitOf = (problem: BindingProblem | 'any') =>
  problem === 'any' ? 2 ** bindingProblems.length - 1 : 2 ** bindingProblems.indexOf(problem);

/**
 * A person without an account is no problem: they may have been given a role before their first sign-in. Each different
 * subject, role and project is judged once. `rest` is called between the steps.
 */
export async function problemsIn(columns: Columns, known: Known, rest: () => Promise<void>): Promise<Problems> {
  const { subject, role, scope, entity } = columns;
  const bits = new Uint8Array(subject.cells.length);
  const mark = ({ values, cells }: Cells, judge: (value: string) => BindingProblem | undefined) => {
    const found = Uint8Array.from(values, (value) => {
      const problem = judge(value);
      return problem ? bitOf(problem) : 0;
    });
    if (found.some(Boolean)) cells.forEach((cell, place) => (bits[place] = (bits[place] ?? 0) | (found[cell] ?? 0)));
  };
  mark(scope, (projectId) => (scopeState(projectId, known.projects).kind === 'deleted' ? 'project-gone' : undefined));
  mark(role, (reference) => (isRoleGone(reference, known.roles) ? 'role-gone' : undefined));
  mark(subject, (text) => problemOfSubject(text, known.accounts));
  for (const place of await duplicates([subject, role, scope, entity], rest))
    bits[place] = (bits[place] ?? 0) | bitOf('duplicate');
  await rest();
  const troubled = bits.filter((bit) => bit !== 0);
  return {
    test: (...wanted) => {
      const mask = wanted.reduce((sum, problem) => sum | bitOf(problem), 0);
      return (place) => ((bits[place] ?? 0) & mask) !== 0;
    },
    of: (place) => {
      const found = bits[place] ?? 0;
      return found === 0 ? none : bindingProblems.filter((problem) => (found & bitOf(problem)) !== 0);
    },
    count: (problem) => troubled.filter((bit) => (bit & bitOf(problem)) !== 0).length,
  };
}

/** The places of rows that hold the same in all these columns as another one: sorted by them, such rows are neighbours. */
async function duplicates(columns: readonly Cells[], rest: () => Promise<void>): Promise<ReadonlySet<number>> {
  const telling = columns.filter(({ values }) => values.length > 1);
  let sorted = everyPlace(columns[0]?.cells.length ?? 0);
  for (const { cells } of telling) {
    await rest();
    sorted = inOrderOf(cells, sorted);
  }
  await rest();
  const found = new Set<number>();
  for (let at = 1; at < sorted.length; at += 1) {
    const one = sorted[at - 1] ?? 0;
    const other = sorted[at] ?? 0;
    if (telling.every(({ cells }) => cells[one] === cells[other])) found.add(one).add(other);
  }
  return found;
}

function problemOfSubject(subject: string, accounts: ReadonlySet<string> | undefined): BindingProblem | undefined {
  const parsed = parseSubject(subject);
  if (parsed.kind === 'raw') return 'unknown-subject';
  if (parsed.kind === 'serviceaccount' && accounts && !accounts.has(parsed.name)) return 'account-gone';
  return undefined;
}
