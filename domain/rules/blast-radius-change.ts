import type { ProjectScope } from '#domain/rules/access.ts';
import { type Moment, momentOf } from '#domain/rules/blast-radius-scopes.ts';
import { indexOf } from '#domain/rules/explain/fact-index.ts';
import type { AccessFacts, BindingFact, RoleFact } from '#domain/rules/explain/facts.ts';
import { roleTable } from '#domain/rules/explain/role-table.ts';
import { serviceAccountSubject } from '#domain/rules/subject.ts';

/** A change of access that is about to be made; any of these together. */
export interface AccessChange {
  /** IDs of role bindings that are deleted. */
  readonly removed?: Iterable<string>;
  readonly added?: readonly BindingFact[];
  /** Role bindings that get another role or another scope. */
  readonly changed?: readonly { readonly id: string; readonly role?: string; readonly projectId?: ProjectScope }[];
  /** Roles with the permissions that they will have. A role that gets another name keeps its reference here. */
  readonly roles?: readonly RoleFact[];
  /** Names of service accounts that are deleted, with their role bindings and tokens. */
  readonly accounts?: Iterable<string>;
  /** IDs of API tokens that are revoked. */
  readonly tokens?: Iterable<string>;
}

/** All bindings of one subject before and after, and those before that are deleted, change or get another role. */
export interface Change {
  readonly before: readonly BindingFact[];
  readonly going: readonly BindingFact[];
  readonly after: readonly BindingFact[];
}

type MutableChange = { readonly [Part in keyof Change]: BindingFact[] };

/** The bindings and roles before and after a change. */
export interface BeforeAndAfter {
  /** Every subject whose bindings or roles change. */
  readonly subjects: ReadonlyMap<string, Change>;
  readonly before: Moment;
  readonly after: Moment;
  readonly isRevoked: (tokenId: string, subject: string) => boolean;
}

/** Works out what a change leaves. Reads each binding twice, and again those of the subjects that it touches. */
export function applyChange(facts: AccessFacts, change: AccessChange): BeforeAndAfter {
  const index = indexOf(facts);
  const removed = new Set(change.removed);
  const changed = new Map(change.changed?.map((one) => [one.id, one]));
  const roles = new Set(change.roles?.map(({ reference }) => reference));
  const deleted = new Set(Array.from(change.accounts ?? [], serviceAccountSubject));
  const revoked = new Set(change.tokens);
  const isGoing = ({ id, role, subject }: BindingFact) =>
    removed.has(id) || changed.has(id) || roles.has(role) || deleted.has(subject);
  const { added = [] } = change;
  const subjects = new Map<string, MutableChange>();
  for (const { subject } of [...facts.bindings.filter(isGoing), ...added]) {
    if (!subjects.has(subject)) subjects.set(subject, { before: [], going: [], after: [] });
  }
  for (const binding of facts.bindings) {
    const own = subjects.get(binding.subject);
    if (!own) continue;
    own.before.push(binding);
    if (isGoing(binding)) own.going.push(binding);
    if (removed.has(binding.id) || deleted.has(binding.subject)) continue;
    own.after.push(changed.has(binding.id) ? Object.assign({}, binding, changed.get(binding.id)) : binding);
  }
  for (const binding of added) if (!deleted.has(binding.subject)) subjects.get(binding.subject)?.after.push(binding);
  return {
    subjects,
    before: momentOf(index, index.roleOf),
    after: momentOf(
      index,
      change.roles
        ? roleTable(facts.organizationId, [...facts.roles, ...change.roles], facts.complete.roles)
        : index.roleOf,
    ),
    isRevoked: (tokenId, subject) => revoked.has(tokenId) || deleted.has(subject),
  };
}
