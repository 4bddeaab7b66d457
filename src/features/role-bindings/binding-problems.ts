import { parseSubject } from '#domain/rules/subject.ts';
import { isRoleGone } from '#src/components/access/role-name.ts';
import { scopeState, type Projects } from '#src/components/access/scope-state.ts';
import type { BindingProblem } from './binding-kinds.ts';

/** The words for each problem: for the filter, and in the row what it means and what to do. */
export const problemWords: Readonly<Record<BindingProblem, { readonly label: string; readonly meaning: string }>> = {
  'project-gone': {
    label: 'Deleted project',
    meaning: 'Its project was deleted, so it gives nothing. Delete it.',
  },
  'role-gone': {
    label: 'Deleted role',
    meaning: 'Its role was deleted, so it gives nothing. Delete it before a new role of that name brings it back.',
  },
  'account-gone': {
    label: 'Missing service account',
    meaning: 'No service account has this name. Delete it before a new one can take the name.',
  },
  'unknown-subject': {
    label: 'Unknown subject',
    meaning: 'The subject has no form that is known here. Find out whose it is before you delete it.',
  },
  duplicate: {
    label: 'Duplicate',
    meaning: 'Another role binding says the same. Delete one of them; nothing is lost.',
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

/** Two bindings with the same key say the same. */
export function sameSaying({ subject, role, projectId, entity }: BindingFacts): string {
  return `${subject}\u0000${role}\u0000${projectId}\u0000${entity}`;
}

const none: readonly BindingProblem[] = [];

/**
 * The problems of each binding, in the order of `bindings`. A person without an account is no problem: they may have
 * been given a role before their first sign-in. One pass, and each distinct subject, role and project is judged once.
 */
export function problemsOf(bindings: readonly BindingFacts[], known: Known): (readonly BindingProblem[])[] {
  const subjectProblem = once((subject: string) => problemOfSubject(subject, known.accounts));
  const roleGone = once((role: string) => isRoleGone(role, known.roles));
  const projectGone = once((projectId: string) => scopeState(projectId, known.projects).kind === 'deleted');
  const sayings = new Map<string, number>();
  const keys = bindings.map(sameSaying);
  for (const key of keys) sayings.set(key, (sayings.get(key) ?? 0) + 1);

  return bindings.map(({ subject, role, projectId }, index) => {
    const problems: BindingProblem[] = [];
    if (projectGone(projectId)) problems.push('project-gone');
    if (roleGone(role)) problems.push('role-gone');
    const ofSubject = subjectProblem(subject);
    if (ofSubject) problems.push(ofSubject);
    if ((sayings.get(keys[index] ?? '') ?? 0) > 1) problems.push('duplicate');
    return problems.length > 0 ? problems : none;
  });
}

function problemOfSubject(subject: string, accounts: ReadonlySet<string> | undefined): BindingProblem | undefined {
  const parsed = parseSubject(subject);
  if (parsed.kind === 'raw') return 'unknown-subject';
  if (parsed.kind === 'serviceaccount' && accounts && !accounts.has(parsed.name)) return 'account-gone';
  return undefined;
}

/** Remembers what a function said for each text: among 100,000 bindings few subjects, roles and projects differ. */
export function once<Value>(work: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, { readonly value: Value }>();
  return (text) => {
    const found = known.get(text);
    if (found) return found.value;
    const value = work(text);
    known.set(text, { value });
    return value;
  };
}
