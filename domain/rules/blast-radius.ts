import { type AccessChange, applyChange, type BeforeAndAfter, type Change } from '#domain/rules/blast-radius-change.ts';
import { lostBetween, type PermissionsAt, staysBetween } from '#domain/rules/blast-radius-scopes.ts';
import { type TokenRadius, tokensIn } from '#domain/rules/blast-radius-tokens.ts';
import type { Barred } from '#domain/rules/explain/answers.ts';
import { indexOf } from '#domain/rules/explain/fact-index.ts';
import {
  type AccessFacts,
  type BindingFact,
  type Completed,
  completed,
  type Missing,
} from '#domain/rules/explain/facts.ts';
import { standingOf } from '#domain/rules/explain/standing.ts';
import { humanOwner } from '#domain/rules/last-owner.ts';
import { parseSubject } from '#domain/rules/subject.ts';

/** What changes for one subject. */
export interface SubjectRadius {
  readonly subject: string;
  /**
   * The permissions that it loses, by scope: the whole organization first, then each project. A project lists only what isn't
   * lost everywhere, and what has an effect there.
   */
  readonly lost: readonly PermissionsAt[];
  /** Organization-wide losses that other bindings still give in single projects. */
  readonly keptInProjects: readonly PermissionsAt[];
  /** What it can do in addition, told as the losses are. */
  readonly gained: readonly PermissionsAt[];
  /** Organization-wide gains that it had in single projects already. */
  readonly hadInProjects: readonly PermissionsAt[];
  /** What the bindings that go or change gave, and others still give in the same scope. */
  readonly stays: readonly PermissionsAt[];
  /** How many of its bindings are there and have an effect afterwards. */
  readonly remaining: number;
  /** Whether this is all: who may not list roles doesn't know what a custom role gives. */
  readonly isKnown: boolean;
}

/** Who loses or gains what by a change of access. */
export interface BlastRadius extends Completed {
  /** Only the subjects that lose or gain something, or may do so. */
  readonly subjects: readonly SubjectRadius[];
  /** The subjects that would be among them, if anybody could act as them. */
  readonly barred: readonly { readonly subject: string; readonly why: Barred }[];
  /** The API tokens that stop working, or can do more or less. */
  readonly tokens: readonly TokenRadius[];
  /** How many of the bindings that go or change have no effect already: their project or role was deleted. */
  readonly idle: number;
  /** Whether a person stops being an owner of the organization. */
  readonly touchesOwner: boolean;
  /** The people who are owners afterwards. Only the backend knows which of them have signed in, and so count. */
  readonly ownersLeft: readonly string[];
  /** Whether surely nobody loses or gains anything. */
  readonly changesNothing: boolean;
}

/**
 * What a change does to everybody's access, by the backend's rules. Reads each binding at most a few times, because there
 * can be 100,000.
 */
export function blastRadius(facts: AccessFacts, change: AccessChange): BlastRadius {
  const index = indexOf(facts);
  const applied = applyChange(facts, change);
  const all = Array.from(applied.subjects, ([subject, own]) => radiusOf(subject, own, applied));
  const touched = all.filter(({ lost, gained, isKnown }) => lost.length > 0 || gained.length > 0 || !isKnown);
  const barredBy = (subject: string) => standingOf(facts, { kind: 'subject', subject }).barred;
  const subjects = touched.filter(({ subject }) => !barredBy(subject));
  const tokens = tokensIn(facts.tokens, index, applied);
  const going = Array.from(applied.subjects.values(), (own) => own.going).flat();
  return {
    subjects,
    barred: touched.flatMap(({ subject }) => {
      const why = barredBy(subject);
      return why ? [{ subject, why }] : [];
    }),
    tokens,
    idle: going.length - applied.before.effective(going).length,
    ...ownersIn(facts, applied),
    changesNothing: subjects.length === 0 && tokens.length === 0,
    ...completed(missingIn(facts, applied, subjects)),
  };
}

function radiusOf(subject: string, own: Change, { before, after }: BeforeAndAfter): SubjectRadius {
  const [had, has] = [before.byScope(own.before), after.byScope(own.after)];
  const { lost, kept: keptInProjects } = lostBetween(had, has);
  const { lost: gained, kept: hadInProjects } = lostBetween(has, had);
  const stays = staysBetween(before.byScope(own.going), has);
  const remaining = after.effective(own.after).length;
  const isKnown = before.isKnown(own.before) && after.isKnown(own.after);
  return { subject, lost, keptInProjects, gained, hadInProjects, stays, remaining, isKnown };
}

function ownersIn(
  { bindings }: AccessFacts,
  { subjects }: BeforeAndAfter,
): Pick<BlastRadius, 'touchesOwner' | 'ownersLeft'> {
  const changed = Array.from(subjects.values());
  const untouched = bindings.filter((binding) => isOwner(binding) && !subjects.has(binding.subject));
  const owning = [...untouched, ...changed.flatMap(({ after }) => after.filter(isOwner))];
  return {
    touchesOwner: changed.some(({ before, after }) => before.some(isOwner) && !after.some(isOwner)),
    ownersLeft: [...new Set(owning.map(({ subject }) => subject))],
  };
}

function isOwner(binding: BindingFact): boolean {
  return humanOwner(binding) !== undefined;
}

function missingIn(facts: AccessFacts, { subjects }: BeforeAndAfter, told: readonly SubjectRadius[]): Missing[] {
  const index = indexOf(facts);
  const names = [...subjects.keys()];
  const bindings = Array.from(subjects.values(), (own) => own.before.concat(own.after)).flat();
  const missing: readonly (Missing | false)[] = [
    !names.every(index.hasAllBindingsOf) && 'bindings',
    told.some(({ isKnown }) => !isKnown) && 'roles',
    bindings.some(({ projectId }) => index.projectState(projectId) === 'unseen') && 'projects',
    !facts.complete.tokens && names.some((name) => parseSubject(name).kind === 'serviceaccount') && 'tokens',
  ];
  return missing.filter((fact) => fact !== false);
}
