import type { ProjectScope } from '#domain/rules/access.ts';
import type { AccountFact, BindingFact } from '#domain/rules/explain/facts.ts';
import type { Assignment, FixAct } from '#domain/rules/explain/fix.ts';
import type { Permission } from '#domain/rules/permissions.ts';
import { serviceAccountSubject } from '#domain/rules/subject.ts';

/** One form to fill in on the way to a fix. */
export type FixStep =
  | { readonly kind: 'give-role'; readonly subject: string; readonly role: string; readonly projectId: ProjectScope }
  /** The role that the step before creates: its name is not known yet. */
  | { readonly kind: 'give-new-role'; readonly subject: string; readonly projectId: ProjectScope }
  | { readonly kind: 'create-role'; readonly permission: Permission }
  | { readonly kind: 'change-scope'; readonly binding: BindingFact }
  | { readonly kind: 'create-token'; readonly account: AccountFact; readonly projectId: ProjectScope }
  /** Role bindings that still name an account that is gone: a new account of this name would inherit them. */
  | { readonly kind: 'delete-leftovers'; readonly subject: string; readonly count: number }
  | { readonly kind: 'create-account'; readonly name: string }
  | { readonly kind: 'sign-in-as'; readonly subject: string };

/** What to do for a fix, in order. */
export function stepsOf(act: FixAct): readonly FixStep[] {
  if (act.kind === 'sign-in-as') return [{ kind: 'sign-in-as', subject: act.subject }];
  if (act.kind === 'create-token') {
    const { account, projectId, first } = act;
    return [...(first ? assignmentSteps(first) : []), { kind: 'create-token', account, projectId }];
  }
  if (act.kind !== 'create-account') return assignmentSteps(act);
  const { name, leftovers, assignment } = act;
  const subject = serviceAccountSubject(name);
  return [
    ...(leftovers.length > 0 ? [{ kind: 'delete-leftovers', subject, count: leftovers.length } as const] : []),
    { kind: 'create-account', name },
    ...assignmentSteps(assignment),
  ];
}

function assignmentSteps(act: Assignment): readonly FixStep[] {
  if (act.kind === 'widen-binding') return [{ kind: 'change-scope', binding: act.binding }];
  const { subject, projectId } = act;
  if (act.kind === 'give-role') return [{ kind: 'give-role', subject, role: act.role, projectId }];
  return [
    { kind: 'create-role', permission: act.permission },
    { kind: 'give-new-role', subject, projectId },
  ];
}
