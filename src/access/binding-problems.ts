import { parseSubject } from '#domain/rules/subject.ts';
import { numbering, paired } from '#src/lib/numbering.ts';
import { onceForEach } from '#src/lib/once-for-each.ts';
import { isRoleGone } from './role-name.ts';
import { type Projects, scopeState } from './scope-state.ts';

/** What a role binding says: this subject has this role here. An empty `projectId` is the whole organization. */
export interface BindingFacts {
  readonly id: string;
  readonly subject: string;
  readonly role: string;
  readonly projectId: string;
  /** The one object in the project that the binding is limited to, such as a view; empty for the whole project. */
  readonly entity: string;
}

/** What can be wrong with a role binding, in the order in which a person should look at it. */
export const bindingProblems = [
  'project-gone',
  'role-gone',
  'account-gone',
  'unknown-subject',
  'no-sign-in',
  'duplicate',
  'shadowed',
] as const;
export type BindingProblem = (typeof bindingProblems)[number];

type ProblemWords = {
  readonly label: string;
  readonly meaning: string;
  readonly advice: string;
  /** The line of the row's menu that mends it. Omitted where a person must look first. */
  readonly mend?: string | undefined;
};

/** A problem in words: its name in the filter, what it means, and what a person with the right can do. */
export const problemWords: Readonly<Record<BindingProblem, ProblemWords>> = {
  'project-gone': {
    label: 'Deleted project',
    meaning: 'This project was deleted, so the role has no effect.',
    advice: 'Delete this role binding.',
    mend: 'Mend: delete it, the project is gone',
  },
  'role-gone': {
    label: 'Deleted role',
    meaning: 'This role was deleted, so the role binding has no effect.',
    advice: 'Delete it: a new role with this name would bring it back.',
    mend: 'Mend: delete it, the role is gone',
  },
  'account-gone': {
    label: 'Missing service account',
    meaning: 'This service account no longer exists.',
    advice: 'Delete the role binding: a new account with this name would inherit it.',
    mend: 'Mend: delete it, the account is gone',
  },
  'unknown-subject': {
    label: 'Unrecognized subject',
    meaning: 'Unrecognized subject.',
    advice: 'Find out who it is before deleting the role binding.',
  },
  'no-sign-in': {
    label: 'Can’t sign in',
    meaning: 'Nobody can sign in as this subject, so the role has no effect.',
    advice: 'Delete the role binding, or give the role to the account that the person signs in with.',
    mend: 'Mend: delete it, nobody can sign in as this',
  },
  duplicate: {
    label: 'Duplicate',
    meaning: 'Duplicate of another role binding.',
    advice: 'You can delete it; access stays the same.',
    mend: 'Mend: delete this duplicate',
  },
  shadowed: {
    label: 'Covered by a wider one',
    meaning: 'The subject has this role in the whole organization, too.',
    advice: 'You can delete this one; access stays the same.',
    mend: 'Mend: delete it, the wider one stays',
  },
};

/** The problems as sentences. With `mayMend`, they also say what to do. */
export function wordsOf(problems: readonly BindingProblem[], mayMend: boolean): string {
  return problems
    .map((problem) => {
      const { meaning, advice } = problemWords[problem];
      return mayMend ? `${meaning} ${advice}` : meaning;
    })
    .join(' ');
}

/** What role bindings are checked against. `undefined` where the viewer may not see it: then nothing counts as gone. */
export interface Known {
  readonly projects: Projects;
  /** The references of the roles that exist. */
  readonly roles: ReadonlySet<string> | undefined;
  /** The names of the service accounts that exist. */
  readonly accounts: ReadonlySet<string> | undefined;
  /** The subjects of people that nobody can sign in as. */
  readonly unreachable?: ReadonlySet<string> | undefined;
}

const none: readonly BindingProblem[] = [];

/**
 * The problems of each role binding, in the order of `bindings`. The first of several duplicates has none, because one must
 * stay. A person without an account is no problem: they may get a role before their first sign-in. A role binding without an
 * effect covers no other.
 */
export function problemsOf(bindings: readonly BindingFacts[], known: Known): (readonly BindingProblem[])[] {
  const ofProject = onceForEach((id: string) => scopeState(id, known.projects).kind === 'deleted' && 'project-gone');
  const ofRole = onceForEach((role: string) => isRoleGone(role, known.roles) && 'role-gone');
  const ofSubject = onceForEach((subject: string) => problemOfSubject(subject, known));
  const { giftOf, placeOf } = numbered();
  const isWide = ({ projectId, entity }: BindingFacts) => projectId === '' && entity === '';
  const wide = new Set(bindings.filter(isWide).map(giftOf));
  const seen = new Set<number>();
  return bindings.map((binding) => {
    const gift = giftOf(binding);
    const says = paired(gift, placeOf(binding));
    const isDuplicate = seen.has(says);
    seen.add(says);
    const project = ofProject(binding.projectId);
    const role = ofRole(binding.role);
    const subject = ofSubject(binding.subject);
    const isShadowed = !project && !role && wide.has(gift) && !isWide(binding);
    if (!project && !role && !subject && !isDuplicate && !isShadowed) return none;
    const found = [project, role, subject, isDuplicate && 'duplicate', isShadowed && 'shadowed'] as const;
    return found.filter((problem) => problem !== false);
  });
}

/** Numbers what role bindings say: which role for whom, and where. */
function numbered() {
  const [subjects, roles, places] = [numbering(), numbering(), numbering()];
  const gifts = numbering();
  return {
    giftOf: ({ subject, role }: BindingFacts) => gifts(paired(subjects(subject), roles(role))),
    placeOf: ({ projectId, entity }: BindingFacts) => places(entity === '' ? projectId : `${projectId}\n${entity}`),
  };
}

function problemOfSubject(subject: string, { accounts, unreachable }: Known): BindingProblem | false {
  const parsed = parseSubject(subject);
  if (parsed.kind === 'raw') return 'unknown-subject';
  if (parsed.kind === 'user') return unreachable !== undefined && unreachable.has(subject) && 'no-sign-in';
  return parsed.kind === 'serviceaccount' && accounts !== undefined && !accounts.has(parsed.name) && 'account-gone';
}
