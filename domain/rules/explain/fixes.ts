import type { Cause } from '#domain/rules/explain/answers.ts';
import { assignmentsFor, extraOf } from '#domain/rules/explain/assignments.ts';
import { indexOf } from '#domain/rules/explain/fact-index.ts';
import type { AccessFacts, Held, Question } from '#domain/rules/explain/facts.ts';
import { bySize } from '#domain/rules/explain/fix-order.ts';
import { lacksFor } from '#domain/rules/explain/fix-rights.ts';
import type { Assignment, Fix, Sized } from '#domain/rules/explain/fix.ts';
import { newTokens } from '#domain/rules/explain/new-tokens.ts';
import { otherSubjectsOf } from '#domain/rules/explain/other-subjects.ts';
import { heldAt } from '#domain/rules/explain/place.ts';
import type { Standing } from '#domain/rules/explain/standing.ts';
import { parseSubject } from '#domain/rules/subject.ts';

/** What would turn the no into a yes, the smallest first. Nothing mends a project or a token that is gone. */
export function fixesOf(
  facts: AccessFacts,
  question: Question,
  standing: Standing,
  cause: Cause,
  asker: Held | undefined,
): Fix[] {
  const index = indexOf(facts);
  return actsFor(facts, question, standing, cause)
    .toSorted(bySize)
    .map((act) => Object.assign(act, { lacks: asker && lacksFor(index, act, asker) }));
}

function actsFor(facts: AccessFacts, question: Question, { subject, account }: Standing, cause: Cause): Sized[] {
  if (subject === undefined || indexOf(facts).projectState(question.projectId) === 'gone') return [];
  if (cause.kind === 'cannot-sign-in') {
    return otherSubjectsOf(facts, subject).flatMap((other) => actsForOther(facts, question, other));
  }
  if (cause.kind === 'account-missing') return newAccounts(facts, question, subject);
  const assignments = sizedAssignments(facts, question, subject);
  if (cause.kind !== 'token-limited') return assignments;
  return account ? newTokens(indexOf(facts), question, account, cause.limit, assignments) : [];
}

function sizedAssignments(facts: AccessFacts, question: Question, subject: string): Sized<Assignment>[] {
  const index = indexOf(facts);
  return assignmentsFor(facts, subject, question).map((assignment) =>
    Object.assign(assignment, { extra: extraOf(index, assignment, question.permission) }),
  );
}

function actsForOther(facts: AccessFacts, question: Question, subject: string): Sized[] {
  const { permission, projectId } = question;
  const hasIt = heldAt(indexOf(facts), subject, projectId).has(permission);
  return hasIt ? [{ kind: 'sign-in-as', subject, projectId, extra: [] }] : sizedAssignments(facts, question, subject);
}

/** The account as a new one: what still names it has to go first, or the new one would inherit it. */
function newAccounts(facts: AccessFacts, question: Question, subject: string): Sized[] {
  const parsed = parseSubject(subject);
  if (parsed.kind !== 'serviceaccount') return [];
  const leftovers = indexOf(facts).bindingsOf(subject);
  const { projectId } = question;
  return sizedAssignments({ ...facts, bindings: [] }, question, subject).flatMap(({ extra, ...assignment }) =>
    assignment.kind === 'widen-binding'
      ? []
      : [{ kind: 'create-account', name: parsed.name, leftovers, assignment, projectId, extra }],
  );
}
