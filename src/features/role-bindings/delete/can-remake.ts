import { checkNewSubject } from '#domain/rules/new-subject.ts';
import { parseSubject } from '#domain/rules/subject.ts';
import type { BindingFacts } from '#src/access/binding-problems.ts';
import { whyNotHandOut } from '#src/access/hand-out.ts';
import { twinOf } from '#src/access/loss.ts';
import { referenceOfRole, type RoleSummary } from '#src/access/role-name.ts';
import { scopeState } from '#src/access/scope-state.ts';
import type { BindingsData } from '../list/bindings-data.ts';

type Known = Pick<BindingsData, 'accounts' | 'projects' | 'self' | 'held'> & {
  readonly roles: readonly RoleSummary[] | undefined;
  /** The role bindings that stay. */
  readonly bindings: readonly BindingFacts[];
};

/**
 * Whether this person could create a deleted role binding again, and it would be the same one. The backend's rules of
 * creation, asked before Undo is offered; where the page can't tell, the answer is no.
 */
export function canRemake(binding: BindingFacts, known: Known): boolean {
  const { subject, role: reference, projectId } = binding;
  const { roles, projects, self, held, bindings } = known;
  const role = roles?.find((one) => referenceOfRole(one) === reference);
  return (
    role !== undefined &&
    whyNotHandOut(role.permissions, [projectId], held) === undefined &&
    held(projectId).has('rolebinding.create') &&
    // The right to create it may be in one's own role binding, which is gone by then.
    subject !== self.subject &&
    isKept(subject) &&
    isThere(subject, known) &&
    // The backend doesn't create what another one says already.
    twinOf(binding, bindings) === undefined &&
    scopeState(projectId, projects).kind !== 'deleted'
  );
}

/** A new role binding stores e-mails in lower case: an old one in capitals matches nobody, but the new one would. */
function isKept(subject: string): boolean {
  const checked = checkNewSubject(subject);
  return checked.ok && checked.subject === subject;
}

function isThere(subject: string, { accounts }: Known): boolean {
  const parsed = parseSubject(subject);
  if (parsed.kind !== 'serviceaccount') return true;
  return accounts !== undefined && accounts.some(({ name }) => name === parsed.name);
}
