import type { Cause, Why } from '#domain/rules/explain/answers.ts';
import { causeIn } from '#domain/rules/explain/cause.ts';
import { type FactIndex, indexOf } from '#domain/rules/explain/fact-index.ts';
import { type AccessFacts, completed, type Held, type Missing, type Question } from '#domain/rules/explain/facts.ts';
import { fixesOf } from '#domain/rules/explain/fixes.ts';
import { countsAt, gives } from '#domain/rules/explain/place.ts';
import { type Standing, standingOf } from '#domain/rules/explain/standing.ts';
import { toldAt } from '#domain/rules/explain/told.ts';

/**
 * Why somebody can or can't do something in a project or, for `null`, in the whole organization. `asker` is what the person
 * who asks may do: each fix says whether they may do it themselves.
 */
export function why(facts: AccessFacts, question: Question, asker?: Held): Why {
  const index = indexOf(facts);
  const standing = standingOf(facts, question.who);
  const stopped = stoppedBy(index, standing, question);
  const yes = stopped ? undefined : yesFor(facts, standing, question);
  if (yes) return yes;
  const own = standing.subject === undefined ? [] : index.bindingsOf(standing.subject);
  const cause = stopped ?? causeIn(index, own, question);
  const told = toldAt(facts, standing.subject, question.projectId);
  const doubts = stopped ? [] : doubtsOf(index, standing, question);
  const missing = [...doubts, ...standing.missing, ...unseenProjects(index, standing, question)];
  if (doubts.length > 0 && !told?.isComplete) return { answer: 'unknown', likely: cause, ...completed(missing) };
  const fixes = fixesOf(facts, question, standing, cause, asker);
  return { answer: 'no', cause, fixes, ...completed(facts.complete.roles ? missing : [...missing, 'roles']) };
}

/** What makes it a sure no, whatever the bindings say. */
function stoppedBy(index: FactIndex, { barred, token }: Standing, { projectId }: Question): Cause | undefined {
  if (barred) return barred;
  if (index.projectState(projectId) === 'gone') return { kind: 'gone', what: 'asked-project', bindings: [] };
  const limit = token?.projectId ?? null;
  return limit === null || limit === projectId ? undefined : { kind: 'token-limited', limit };
}

function yesFor(facts: AccessFacts, standing: Standing, question: Question): Why | undefined {
  const { subject, token } = standing;
  if (subject === undefined) return undefined;
  const { permission, projectId } = question;
  const index = indexOf(facts);
  const giving = index
    .bindingsOf(subject)
    .filter((binding) => countsAt(binding, projectId) && gives(index, binding, permission));
  if (giving.length === 0 && !toldAt(facts, subject, projectId)?.permissions.has(permission)) return undefined;
  const chains = giving.map((binding) => {
    return { subject, binding, role: binding.role, permission, through: binding.projectId };
  });
  const unseen = index.projectState(projectId) === 'unseen' ? (['projects'] as const) : [];
  const missing = [...doubtsOf(index, standing, question), ...standing.missing, ...unseen];
  return { answer: 'yes', chains, token, ...completed(missing) };
}

/** What might give the permission, and isn't known. */
function doubtsOf(index: FactIndex, { subject, missing }: Standing, { permission, projectId }: Question): Missing[] {
  if (subject === undefined) return [...missing];
  const counting = index.bindingsOf(subject).filter((binding) => countsAt(binding, projectId));
  const doubts: Missing[] = index.hasAllBindingsOf(subject) ? [] : ['bindings'];
  for (const { role, entity } of counting) {
    const { state, permissions } = index.roleOf(role);
    if (state === 'unseen') doubts.push('roles');
    if (entity && permissions.has(permission)) doubts.push('entities');
  }
  return doubts;
}

/** Projects that may exist or be gone, which would make it another cause. */
function unseenProjects(index: FactIndex, { subject }: Standing, { projectId }: Question): Missing[] {
  const bindings = subject === undefined ? [] : index.bindingsOf(subject);
  const scopes = [projectId, ...bindings.map((binding) => binding.projectId)];
  return scopes.some((scope) => index.projectState(scope) === 'unseen') ? ['projects'] : [];
}
